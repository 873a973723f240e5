package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import org.junit.jupiter.api.Test;

/** What the class security tells of those who come and go. */
final class SecurityEventsTest {
    @Test
    void tellWhoCameAndWhatWasRefused() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .user("admin", "secret")
                        .user(SimulatedUser.of("calls", "secret").write(PrivilegeClass.CALL))
                        .user(SimulatedUser.of("elsewhere", "secret").deny("127.0.0.1"))
                        .lenient()
                        .start();
                Wire watcher = Wire.login(asterisk)) {
            watcher.ask("Action: Events", "EventMask: security");
            login(asterisk, "nobody", "secret");
            login(asterisk, "calls", "wrong");
            login(asterisk, "elsewhere", "secret");
            login(asterisk, "calls", "secret");
            assertThat(watcher.soFar())
                    .extracting(Message::name)
                    .containsExactly(
                            "RequestNotAllowed",
                            "InvalidAccountID",
                            "RequestNotAllowed",
                            "InvalidPassword",
                            "RequestNotAllowed",
                            "FailedACL",
                            "RequestNotAllowed",
                            "SuccessfulAuth",
                            "RequestNotAllowed",
                            "RequestBadFormat");
        }
    }

    @Test
    void haveAsterisksHeaders() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire watcher = Wire.login(asterisk);
                Wire digest = Wire.connect(asterisk)) {
            digest.ask("Action: Challenge", "AuthType: MD5");
            digest.ask("Action: Login", "AuthType: MD5", "Username: admin", "Key: 00");
            Message failed = watcher.until(message -> true).get(0);
            assertThat(failed.headers())
                    .extracting(Header::name)
                    .containsExactly(
                            "Event",
                            "Privilege",
                            "EventTV",
                            "Severity",
                            "Service",
                            "EventVersion",
                            "AccountID",
                            "SessionID",
                            "LocalAddress",
                            "RemoteAddress",
                            "Challenge",
                            "Response",
                            "ExpectedResponse",
                            "SessionTV");
            assertThat(failed.name()).isEqualTo("ChallengeResponseFailed");
            assertThat(failed.text("EventTV")).isEqualTo("2026-01-01T12:00:00.000+0000");
            assertThat(failed.text("LocalAddress")).isEqualTo("IPV4/TCP/127.0.0.1/" + asterisk.port());
            assertThat(failed.text("SessionTV")).isEqualTo("1970-01-01T00:00:00.000+0000");
        }
    }

    private static void login(AmiSimulator asterisk, String user, String secret) {
        try (Wire wire = Wire.connect(asterisk)) {
            wire.ask("Action: Ping");
            if (wire.ask("Action: Login", "Username: " + user, "Secret: " + secret, "Events: off")
                    .name()
                    .equals("Success")) {
                wire.ask("Action: Command", "Command: core show version");
                wire.ask("Action: Foo");
            }
        }
    }
}
