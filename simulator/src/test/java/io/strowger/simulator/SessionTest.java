package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connecting, logging in and being refused. */
final class SessionTest {
    @ParameterizedTest
    @EnumSource
    void greetsAsTheVersionDoes(SimulatedVersion version) {
        try (AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.banner())
                    .extracting(Banner::text)
                    .isEqualTo("Asterisk Call Manager/" + version.amiVersion());
            assertThat(wire.ask("Action: CoreSettings").text("AsteriskVersion")).isEqualTo(version.release());
        }
    }

    @Test
    void takesASecretOrItsDigest() throws Exception {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire plain = Wire.connect(asterisk);
                Wire digest = Wire.connect(asterisk)) {
            assertThat(plain.ask("Action: Login", "ActionID: 1", "Username: ADMIN", "Secret: secret")
                            .headers())
                    .containsExactly(
                            new Header("Response", "Success"),
                            new Header("ActionID", "1"),
                            new Header("Message", "Authentication accepted"));
            String challenge = digest.ask("Action: Challenge", "AuthType: MD5").text("Challenge");
            byte[] sum =
                    MessageDigest.getInstance("MD5").digest((challenge + "secret").getBytes(StandardCharsets.UTF_8));
            assertThat(digest.ask(
                                    "Action: Login",
                                    "AuthType: MD5",
                                    "Username: admin",
                                    "Key: " + HexFormat.of().formatHex(sum))
                            .text("Message"))
                    .isEqualTo("Authentication accepted");
        }
    }

    @Test
    void refusesAWrongSecretAndHangsUp() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.connect(asterisk)) {
            assertThat(wire.ask("Action: Login", "Username: admin", "Secret: wrong")
                            .text("Message"))
                    .isEqualTo("Authentication failed");
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void refusesWhatNeedsALoginOrAClass() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .user("calls", "secret", Set.of(PrivilegeClass.CALL), Set.of(PrivilegeClass.CALL))
                        .lenient()
                        .start();
                Wire wire = Wire.connect(asterisk)) {
            assertThat(wire.ask("Action: Ping").text("Message")).isEqualTo("Permission denied");
            wire.ask("Action: Login", "Username: calls", "Secret: secret");
            assertThat(wire.ask("Action: Command", "Command: x").text("Message"))
                    .isEqualTo("Permission denied");
            assertThat(wire.ask("ActionID: 7").headers())
                    .extracting(Header::value)
                    .containsExactly("Error", "7", "Missing action in request");
            assertThat(wire.ask("Action: Foo").text("Message"))
                    .isEqualTo("Invalid/unknown command: Foo. Use Action: ListCommands to show available commands.");
        }
    }

    @Test
    void saysGoodbyeAndCloses() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            Message goodbye = wire.ask("Action: Logoff");
            assertThat(goodbye.name()).isEqualTo("Goodbye");
            assertThat(goodbye.text("Message")).isEqualTo("Thanks for all the fish.");
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void sendsTheEventsOfTheMask() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: Events", "EventMask: off").text("Events"))
                    .isEqualTo("Off");
            wire.ask("Action: Setvar", "Variable: A", "Value: 1");
            assertThat(wire.soFar()).isEmpty();
            assertThat(wire.ask("Action: Events", "EventMask: call,dialplan").text("Events"))
                    .isEqualTo("On");
            wire.ask("Action: Setvar", "Variable: A", "Value: 2");
            assertThat(wire.soFar()).extracting(Message::name).containsExactly("VarSet");
            assertThat(wire.ask("Action: Events").text("Message")).isEqualTo("Invalid event mask");
        }
    }

    @Test
    void refusesALineThatIsTooLong() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: Ping", "ActionID: 1", "X: " + "y".repeat(1019))
                            .name())
                    .isEqualTo("Success");
            assertThat(wire.ask("Action: Ping", "ActionID: 2", "X: " + "y".repeat(2000))
                            .headers())
                    .extracting(Header::value)
                    .containsExactly("Error", "2", "Failed to parse message: line too long");
        }
    }
}
