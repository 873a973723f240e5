package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults of one kind at a time, their ends, and those that strike each connection. */
final class FaultsTogetherTest {
    private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

    @Test
    void theEndOfOneStallLeavesTheOther() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            InjectedFault one = asterisk.inject(Fault.stall(), Moment.now());
            InjectedFault other = asterisk.inject(Fault.stall(Duration.ofSeconds(5)), Moment.now());
            wire.send("Action: Ping");
            asterisk.settle();
            one.end();
            assertThat(wire.hasMore()).isFalse();
            asterisk.advance(Duration.ofSeconds(5));
            assertThat(wire.required().name()).isEqualTo("Success");

            asterisk.inject(Fault.stall(Duration.ofSeconds(5)), Moment.now());
            InjectedFault lasting = asterisk.inject(Fault.stall(), Moment.now());
            wire.send("Action: Ping");
            asterisk.settle();
            asterisk.advance(Duration.ofMinutes(1));
            other.end();
            assertThat(wire.hasMore()).isFalse();
            lasting.end();
            assertThat(wire.required().name()).isEqualTo("Success");
        }
    }

    @Test
    void theEndOfOneSlowLineLeavesTheOther() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.slow(10), Moment.now());
            InjectedFault slower = asterisk.inject(Fault.slow(1), Moment.now());
            asterisk.emit("UserEvent", "UserEvent", "A");
            asterisk.advance(Duration.ofSeconds(3));
            asterisk.settle();
            int first = wire.available();
            assertThat(first).isEqualTo(3);
            slower.end();
            asterisk.advance(Duration.ofSeconds(2));
            asterisk.settle();
            assertThat(wire.available() - first)
                    .as("one slow byte is on its way")
                    .isBetween(11, 21);
        }
    }

    @Test
    void theEndOfLateResponsesLeavesThoseOfAnother() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            InjectedFault late = asterisk.inject(Fault.late(Duration.ofSeconds(3)), Moment.now());
            asterisk.inject(Fault.late(Duration.ofSeconds(1)), Moment.now());
            InjectedFault third = asterisk.inject(Fault.late(Duration.ofSeconds(2)), Moment.now());
            third.end();
            late.end();
            wire.send("Action: Ping");
            asterisk.settle();
            assertThat(wire.hasMore()).isFalse();
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(wire.required().name()).isEqualTo("Success");
        }
    }

    @Test
    void lostEventsAndDuplicatesAddUpAndEndByThemselves() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.inject(Fault.lost(1), Moment.now());
            asterisk.inject(Fault.lost(2), Moment.now()).end();
            asterisk.inject(Fault.lost(1), Moment.now());
            emit(asterisk, "A", "B", "C");
            assertThat(wire.soFar()).extracting(each -> each.text("UserEvent")).containsExactly("C");

            asterisk.inject(Fault.duplicate(1), Moment.now());
            asterisk.inject(Fault.duplicate(5), Moment.now()).end();
            emit(asterisk, "D", "E");
            assertThat(wire.soFar()).extracting(each -> each.text("UserEvent")).containsExactly("D", "D", "E");
        }
    }

    @Test
    void theEndOfWrongPasswordsLetsTheRightOnesIn() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            InjectedFault many = asterisk.inject(Fault.wrongPassword(100), Moment.now());
            asterisk.inject(Fault.wrongPassword(1), Moment.now());
            assertThat(isLetIn(asterisk)).isFalse();
            many.end();
            assertThat(isLetIn(asterisk)).as("the other fault").isFalse();
            assertThat(isLetIn(asterisk)).isTrue();
            asterisk.inject(Fault.wrongPassword(1), Moment.after(Duration.ofSeconds(1)))
                    .end();
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(isLetIn(asterisk)).isTrue();
        }
    }

    @Test
    void nowOnEachConnectionIsThoseThereAreAndThoseToCome() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            InjectedFault garbage =
                    asterisk.inject(Fault.garbage("Oops\r\n\r\n"), Moment.now()).onEachConnection();
            assertThat(garbage.strikes()).isEqualTo(1);
            emit(asterisk, "A", "B");
            wire.soFar();
            assertThat(new String(wire.bytes(), StandardCharsets.US_ASCII)).containsOnlyOnce("Oops");
            assertThat(begin(asterisk, 10)).isEqualTo("Oops\r\n\r\nAs");
            assertThat(begin(asterisk, 10)).isEqualTo("Oops\r\n\r\nAs");
            assertThat(garbage.strikes()).isEqualTo(3);
            garbage.end();
            assertThat(begin(asterisk, 10)).isEqualTo("Asterisk C");
        }
    }

    @Test
    void nowOnEachConnectionHoldsWhereThereIsNoneYet() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            InjectedFault cut = asterisk.inject(Fault.cut(), Moment.now()).onEachConnection();
            assertThat(begin(asterisk, 10)).isEmpty();
            assertThat(begin(asterisk, 10)).isEmpty();
            assertThat(cut.strikes()).isEqualTo(2);
            cut.end();
            assertThat(begin(asterisk, BANNER.length())).isEqualTo(BANNER);
        }
    }

    @Test
    void afterATimeOnEachConnectionIsAlsoThoseThatComeLater() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            InjectedFault cut = asterisk.inject(Fault.cut(), Moment.after(Duration.ofSeconds(5)))
                    .onEachConnection();
            assertThat(begin(asterisk, BANNER.length())).isEqualTo(BANNER);
            asterisk.advance(Duration.ofSeconds(5));
            assertThat(wire.next()).isNull();
            assertThat(begin(asterisk, 10)).isEmpty();
            cut.end();
        }
    }

    @Test
    void wrongPasswordsOnEachConnectionRefuseOneLoginOfEach() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            InjectedFault wrong =
                    asterisk.inject(Fault.wrongPassword(1), Moment.now()).onEachConnection();
            assertThat(isLetIn(asterisk)).isFalse();
            assertThat(isLetIn(asterisk)).isFalse();
            wrong.end();
            assertThat(isLetIn(asterisk)).isTrue();
        }
    }

    @Test
    void wrongPasswordsOnEachConnectionAddUpWhereTwoConnectBeforeTheyLogIn() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire there = Wire.login(asterisk)) {
            asterisk.inject(Fault.wrongPassword(1), Moment.atMessage(0)).onEachConnection();
            assertThat(there.ask("Action: Ping").name()).isEqualTo("Success");
            try (Wire one = Wire.connect(asterisk);
                    Wire two = Wire.connect(asterisk)) {
                asterisk.settle();
                for (Wire each : List.of(one, two)) {
                    assertThat(each.ask("Action: Login", "Username: admin", "Secret: secret")
                                    .text("Message"))
                            .isEqualTo("Authentication failed");
                }
            }
        }
    }

    private static void emit(AmiSimulator asterisk, String... events) {
        for (String each : List.of(events)) {
            asterisk.emit("UserEvent", "UserEvent", each);
        }
    }

    private static boolean isLetIn(AmiSimulator asterisk) {
        try (Wire wire = Wire.connect(asterisk)) {
            Message answer = wire.ask("Action: Login", "Username: admin", "Secret: secret");
            return answer.name().equals("Success");
        }
    }

    /** The first bytes that the server sends to who connects. */
    private static String begin(AmiSimulator asterisk, int bytes) throws IOException {
        try (Socket socket = new Socket(asterisk.host(), asterisk.port())) {
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
        }
    }
}
