package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault, at each kind of moment. */
final class FaultsTest {
    private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 29, 30, 31, 50})
    void cutsAtAByte(int bytes) throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            InjectedFault fault = asterisk.inject(Fault.cut(), Moment.atByte(bytes));
            String whole = BANNER + "Response: Success\r\nMessage: Authentication accepted\r\n\r\n";
            assertThat(login(asterisk)).isEqualTo(whole.substring(0, bytes));
            assertThat(fault.strikes()).isEqualTo(1);
            try (Wire next = Wire.login(asterisk)) {
                assertThat(next.ask("Action: Ping").name()).isEqualTo("Success");
            }
        }
    }

    @Test
    void cutsEachConnectionAtAMessage() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            InjectedFault fault =
                    asterisk.inject(Fault.cut(), Moment.atMessage(1)).onEachConnection();
            assertThat(login(asterisk)).isEqualTo(BANNER);
            assertThat(login(asterisk)).isEqualTo(BANNER);
            fault.end();
            assertThat(fault.strikes()).isEqualTo(2);
            try (Wire next = Wire.login(asterisk)) {
                assertThat(next.ask("Action: Ping").name()).isEqualTo("Success");
            }
        }
    }

    @Test
    void chanceChoosesTheSameForTheSameSeed() throws IOException {
        String first;
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.inject(Fault.cut(), Moment.atRandomByte(7, 80));
            first = login(asterisk);
        }
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.inject(Fault.cut(), Moment.atRandomByte(7, 80));
            assertThat(login(asterisk)).isEqualTo(first).hasSizeBetween(1, 80);
        }
        assertThat(Moment.atRandomMessage(3, 10)).isEqualTo(Moment.atRandomMessage(3, 10));
    }

    @Test
    void refusesWhatIsNoFaultOrNoMoment() {
        Duration before = Duration.ofSeconds(-1);
        assertThatThrownBy(() -> Fault.stall(Duration.ZERO)).hasMessageContaining("without end is stall()");
        assertThatThrownBy(() -> Fault.stall(before)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.late(before)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.restart().down(before)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.lost(0)).hasMessage("a fault needs at least one of the events: 0");
        assertThatThrownBy(() -> Fault.duplicate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.wrongPassword(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.flood(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.garbage(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Moment.after(before)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Moment.atByte(-1)).hasMessage("there is no byte of that number: -1");
        assertThatThrownBy(() -> Moment.atMessage(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resetsAtATime() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.reset(), Moment.after(Duration.ofMinutes(1)));
            assertThat(wire.ask("Action: Ping").name()).isEqualTo("Success");
            asterisk.advance(Duration.ofMinutes(1));
            assertThatThrownBy(wire::next).hasRootCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void stallsUntilItsTimeIsOver() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire watcher = Wire.login(asterisk);
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.stall(Duration.ofSeconds(10)), Moment.now());
            asterisk.when("Foo").succeed("after all");
            wire.send("Action: Foo");
            asterisk.takeAction();
            asterisk.inject(Fault.garbage("x"), Moment.after(Duration.ofSeconds(9)))
                    .end();
            asterisk.advance(Duration.ofSeconds(10));
            assertThat(wire.until(message -> "after all".equals(message.text("Message"))))
                    .isNotEmpty();
            assertThat(watcher.ask("Action: Ping").name()).isEqualTo("Success");
        }
    }

    @Test
    void aSlowLineLetsBytesThroughAsTimePasses() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.inject(Fault.slow(10), Moment.atByte(0));
            try (Socket socket = new Socket(asterisk.host(), asterisk.port())) {
                String read = "";
                for (int second = 1; second <= 2; second++) {
                    asterisk.advance(awaitLine(asterisk));
                    read += new String(socket.getInputStream().readNBytes(10), StandardCharsets.US_ASCII);
                }
                assertThat(read).isEqualTo(BANNER.substring(0, 20));
            }
        }
    }

    /** One second, once the server has seen the connection. */
    private static Duration awaitLine(AmiSimulator asterisk) {
        InjectedFault probe = asterisk.inject(Fault.garbage(""), Moment.now());
        while (probe.strikes() == 0) {
            probe.end();
            probe = asterisk.inject(Fault.garbage(""), Moment.now());
        }
        return Duration.ofSeconds(1);
    }

    @Test
    void sendsGarbageAndOneByteAtATimeAndThingsTwice() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.split(), Moment.now());
            asterisk.inject(Fault.garbage("no AMI\r\n\r\n"), Moment.now());
            asterisk.inject(Fault.duplicate(2), Moment.now());
            asterisk.emit("UserEvent", "UserEvent", "A");
            assertThat(wire.soFar()).extracting(Message::name).contains("UserEvent", "UserEvent");
            assertThat(new String(wire.bytes(), StandardCharsets.US_ASCII)).contains("no AMI");
        }
        assertThat(Fault.garbage(5, 100)).isEqualTo(Fault.garbage(5, 100));
    }

    @Test
    void losesEventsButNoAnswers() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.lost(2), Moment.now());
            for (String each : List.of("A", "B", "C")) {
                asterisk.emit("UserEvent", "UserEvent", each);
            }
            assertThat(wire.soFar()).extracting(each -> each.text("UserEvent")).containsExactly("C");
        }
    }

    @Test
    void answersLateWhileEventsGoOn() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk);
                Wire other = Wire.login(asterisk)) {
            wire.soFar();
            InjectedFault late = asterisk.inject(Fault.late(Duration.ofSeconds(3)), Moment.now());
            wire.send("Action: Ping", "ActionID: late");
            asterisk.emit("UserEvent", "UserEvent", "meanwhile");
            List<Message> first = wire.until(message -> message.name().equals("UserEvent"));
            assertThat(first).extracting(each -> each.text("UserEvent")).containsExactly("meanwhile");
            while (!wire.hasMore()) {
                asterisk.advance(Duration.ofSeconds(3));
            }
            assertThat(wire.until(message -> "late".equals(message.text("ActionID"))))
                    .hasSize(1);
            late.end();
            assertThat(other.ask("Action: Ping").name()).isEqualTo("Success");
        }
    }

    @Test
    void refusesRightPasswords() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.connect(asterisk)) {
            asterisk.inject(Fault.wrongPassword(1), Moment.now());
            assertThat(wire.ask("Action: Login", "Username: admin", "Secret: secret")
                            .text("Message"))
                    .isEqualTo("Authentication failed");
            try (Wire next = Wire.login(asterisk)) {
                assertThat(next.ask("Action: Ping").name()).isEqualTo("Success");
            }
        }
    }

    @Test
    void floodsAtAMessage() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.flood(500), Moment.now());
            assertThat(wire.soFar()).hasSize(500).extracting(Message::name).containsOnly("UserEvent");
        }
    }

    @Test
    void restartsWithAWord() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.advance(Duration.ofHours(1));
            int port = asterisk.port();
            asterisk.inject(Fault.restart().refusing(Duration.ofSeconds(2)).down(Duration.ofSeconds(5)), Moment.now());
            assertThat(wire.ask("Action: Ping").text("Message")).isEqualTo("Asterisk is shutting down");
            asterisk.advance(Duration.ofSeconds(2));
            Message shutdown = wire.required();
            assertThat(shutdown.headers())
                    .extracting(Object::toString)
                    .hasSize(4)
                    .last()
                    .asString()
                    .contains("Restart", "True");
            assertThat(wire.next()).isNull();
            assertThatThrownBy(() -> new Socket(asterisk.host(), port).close()).isInstanceOf(ConnectException.class);
            asterisk.advance(Duration.ofSeconds(5));
            assertThat(asterisk.port()).isEqualTo(port);
            try (Wire again = Wire.login(asterisk)) {
                assertThat(again.ask("Action: Command", "Command: core show uptime seconds")
                                .output())
                        .containsExactly("System uptime: 0", "Last reload: 0");
            }
        }
    }

    @Test
    void endsForGoodByACommand() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk);
                Wire other = Wire.login(asterisk)) {
            other.ask("Action: Events", "EventMask: system");
            wire.send("Action: Command", "Command: core stop gracefully");
            List<Message> last = other.untilEnd();
            assertThat(last).extracting(Message::name).containsExactly("Shutdown");
            assertThat(last.get(0).text("Restart")).isEqualTo("False");
            assertThat(wire.untilEnd()).extracting(Message::name).doesNotContain("Success");
            assertThatThrownBy(() -> new Socket(asterisk.host(), asterisk.port()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void crashesWithoutAWordAndForgetsItsCalls() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Originate", "Channel: Local/1@x", "Application: Wait", "Data: 100", "Async: yes");
            asterisk.inject(Fault.crash(), Moment.now());
            assertThat(wire.untilEnd()).extracting(Message::name).doesNotContain("Shutdown");
            try (Wire again = Wire.login(asterisk)) {
                assertThat(again.ask("Action: Command", "Command: core show channels count")
                                .output())
                        .startsWith("0 active channels");
            }
        }
    }

    @Test
    void isFullyBootedLaterWhereThatIsWanted() {
        try (AmiSimulator asterisk =
                        AmiSimulator.builder().bootTime(Duration.ofSeconds(20)).start();
                Wire wire = Wire.connect(asterisk)) {
            wire.ask("Action: Login", "Username: admin", "Secret: secret");
            assertThat(wire.soFar()).extracting(Message::name).containsExactly("SuccessfulAuth");
            assertThat(wire.ask("Action: CoreStatus").text("Response")).isEqualTo("Success");
            try (Wire hasty = Wire.connect(asterisk)) {
                hasty.ask("Action: Login", "Username: admin", "Secret: secret");
                assertThat(hasty.ask("Action: QueueStatus").text("Message")).isEqualTo("Permission denied");
                hasty.untilEnd();
            }
            wire.soFar();
            asterisk.advance(Duration.ofSeconds(20));
            assertThat(wire.soFar()).extracting(Message::name).containsExactly("FullyBooted");
            assertThat(wire.ask("Action: QueueStatus").text("Response")).isEqualTo("Success");
            try (Wire late = Wire.login(asterisk)) {
                assertThat(late.soFar()).isEmpty();
            }
        }
    }

    /** All that the server sends to who logs in, up to the end. */
    private static String login(AmiSimulator asterisk) throws IOException {
        try (Socket socket = new Socket(asterisk.host(), asterisk.port())) {
            socket.getOutputStream()
                    .write("Action: Login\r\nUsername: admin\r\nSecret: secret\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
