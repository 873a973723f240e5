package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.DbGetAction;
import io.strowger.protocol.action.DbPutAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.SetvarAction;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.event.DbGetResponseEvent;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of the three failings that are common in the field: a line end in a value that becomes a header of its own. */
@RealAsterisk
record InjectionTest(LabServer pbx) {
    private static final String ATTACK = "harmless%sAction: Originate%sChannel: Local/long@lab%s%s";

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\0"})
    void lineEndsNeverReachTheServer(String lineEnd) {
        String value = ATTACK.formatted(lineEnd, lineEnd, lineEnd, lineEnd);
        try (AmiClient ami = pbx.connect()) {
            refuses(ami, DbPutAction.builder("injection", "value").val(value).build());
            refuses(ami, DbPutAction.builder("injection", value).val("value").build());
            refuses(ami, SetvarAction.builder("LABGLOBAL", value).build());
            refuses(
                    ami,
                    UserEventAction.builder("Injection").header("Name", value).build());
            refuses(
                    ami,
                    UserEventAction.builder("Injection").header(value, "value").build());
            refuses(ami, GenericAction.builder("Ping").header("Extra", value).build());
            refuses(ami, GenericAction.builder("Ping" + lineEnd + "Action").build());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OriginateAction.builder("Local/long@lab").variable("NAME", value));
            assertThatExceptionOfType(ActionFailedException.class)
                    .as("nothing was stored")
                    .isThrownBy(() ->
                            ami.send(DbGetAction.builder("injection", "value").build()));
        }
    }

    @Test
    void whatLooksLikeAHeaderStaysAValue() {
        String value = "harmless\\r\\nAction: Originate %0d%0a : ; \" ' <b>";
        try (AmiClient ami = pbx.connect()) {
            ami.send(DbPutAction.builder("injection", "text").val(value).build());
            assertThat(ami.send(DbGetAction.builder("injection", "text").build())
                            .items())
                    .extracting(DbGetResponseEvent::val)
                    .containsExactly(value);
        }
    }

    private static void refuses(AmiClient ami, Action<?> action) {
        assertThatIllegalArgumentException().isThrownBy(() -> ami.sendAsync(action));
        assertThatIllegalArgumentException().isThrownBy(() -> ami.send(action));
        assertThat(ami.ping()).as("the session goes on").isPositive();
    }
}
