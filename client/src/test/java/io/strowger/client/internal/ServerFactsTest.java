package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Banner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFactsTest {
    private final ServerFacts facts = new ServerFacts("pbx", new Banner("Asterisk Call Manager/11.0.0"));

    @Test
    void readsWhatTheUserMayDo() {
        facts.user(List.of(
                "",
                "          username: dialer",
                "            secret: <Set>",
                "         read perm: call,reporting,all",
                "        write perm: originate",
                "         Variables: "));
        assertThat(facts.info().readClasses()).containsExactlyInAnyOrder(PrivilegeClass.CALL, PrivilegeClass.REPORTING);
        assertThat(facts.info().writeClasses()).containsExactly(PrivilegeClass.ORIGINATE);
        facts.version("22.5.0");
        assertThat(facts.info().writeClasses()).containsExactly(PrivilegeClass.ORIGINATE);
        assertThat(facts.info().fullVersion()).isEqualTo("22.5.0");
    }

    @Test
    void aUserWithoutClassesIsNotAnUnknownOne() {
        facts.user(List.of("         read perm: <none>", "        write perm: <none>"));
        assertThat(facts.info().readClasses()).isEmpty();
        assertThat(facts.info().writeClasses()).isEmpty();
    }

    @Test
    void otherWordsTellNothing() {
        facts.user(List.of("There is no manager called nobody"));
        assertThat(facts.info().readClasses()).isNull();
        assertThat(facts.info().writeClasses()).isNull();
    }

    @Test
    void asksForTheUser() {
        assertThat(ServerFacts.question("alice.b-1@x")).isEqualTo("manager show user alice.b-1@x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "a;b", "!ls", "a\\b", "a|b", "ä", "-x", "a\tb", ""})
    void aNameThatMightBeMoreThanAWordIsNotPutIntoACommand(String user) {
        assertThat(ServerFacts.question(user)).isNull();
    }
}
