package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FiltersTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    @Test
    void setsFiltersOfBothFormsBeforeTheFirstUse() throws Exception {
        List<Message> filters = new ArrayList<>();
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"));
            line.success(line.action("CoreSettings"), "AsteriskVersion: 22.10.1");
            line.error(line.action("Command"), "Permission denied");
            for (int i = 0; i < 3; i++) {
                Message filter = line.action("Filter");
                filters.add(filter);
                line.success(filter);
            }
        });
        peer.client()
                .filter(EventFilter.including("Event: (Hangup|OriginateResponse)"))
                .filter(EventFilter.excluding("Variable: SECRET"))
                .filter(EventFilter.criteria()
                        .name("Newchannel")
                        .header("Channel")
                        .matching(EventFilter.Match.STARTS_WITH, "PJSIP/")
                        .build())
                .connect();
        peer.join();
        assertThat(filters).extracting(m -> m.text("Operation")).containsOnly("Add");
        assertThat(filters)
                .extracting(m -> m.text("Filter"))
                .containsExactly("Event: (Hangup|OriginateResponse)", "!Variable: SECRET", "PJSIP/");
        assertThat(filters.get(2).text("MatchCriteria"))
                .isEqualTo("action(include),name(Newchannel),header(Channel),method(starts_with)");
    }

    @Test
    void failsWhereAFilterIsRefused() {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"));
            line.error(line.action("CoreSettings"), "Permission denied");
            line.error(line.action("Command"), "Permission denied");
            line.error(line.action("Filter"), "Permission denied");
        });
        PermissionException refused = catchThrowableOfType(
                PermissionException.class,
                () -> peer.client().filter(EventFilter.including("x")).connect());
        assertThat(refused.classes()).containsExactly(PrivilegeClass.SYSTEM);
        assertThat(refused.user()).isEqualTo("alice");
    }

    /** Slowness is not a no: after that, a client would not come back for half a minute, and not for ever. */
    @Test
    void aServerTooBusyToTellOfItselfIsAskedForTheFiltersAndNotSaidToRefuseThem() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"));
            line.action("CoreSettings");
            line.action("Command");
            line.action("Filter");
            line.awaitEnd();
        });
        LoginException late = catchThrowableOfType(
                LoginException.class,
                () -> peer.client()
                        .loginTimeout(Duration.ofMillis(900))
                        .filter(EventFilter.including("x"))
                        .connect());
        assertThat(late.kind()).isEqualTo(LoginException.Kind.TIMEOUT);
        assertThat(late).hasMessageContaining("filter").hasMessageContaining("900 ms");
        peer.join();
    }

    @ParameterizedTest
    @CsvSource({"5.0.4, 16.28.0", "9.0.0, 20.9.3", "10.0.0, 21.4.0"})
    void setsNoCriteriaWhereTheServerWouldIgnoreThem(String interfaceVersion, String version) throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/" + interfaceVersion + "\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.success(line.action("Login"));
            line.success(line.action("CoreSettings"), "AsteriskVersion: " + version);
            line.error(line.action("Command"), "Permission denied");
            line.awaitEnd();
        });
        EventFilter filter = EventFilter.criteria().name("Newchannel").build();

        NotSentException refused = catchThrowableOfType(
                NotSentException.class, () -> peer.client().filter(filter).connect());
        assertThat(refused).hasMessageContaining(version).hasMessageContaining("20.10");
    }
}
