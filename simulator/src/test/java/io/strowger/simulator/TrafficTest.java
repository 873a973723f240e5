package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.RunningTraffic;
import io.strowger.simulator.pbx.Traffic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that come by themselves. */
final class TrafficTest {
    @Test
    void callsComeAtTheRateAndEndAsTheMixSays() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            RunningTraffic running = asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(20)
                            .talkTime(Duration.ofSeconds(30))
                            .answered(0.5)
                            .busy(0.3)
                            .noAnswer(0.2)
                            .build());
            asterisk.advance(Duration.ofMinutes(10));
            assertThat(running.placed()).isCloseTo(12_000, within(400L));
            assertThat((double) running.answered() / running.placed()).isCloseTo(0.5, within(0.03));
            // 20 a second: half of them for 4 s of ringing and 30 s of talk, a fifth for 20 s of ringing
            assertThat(running.underWay()).isBetween(350, 500);
            running.stop();
            asterisk.advance(Duration.ofMinutes(2));
            assertThat(running.underWay()).isZero();
            assertThat(asterisk.pbx().channels()).isEmpty();
            assertThat(running.skipped()).isZero();
        }
    }

    @Test
    void callersLeaveAConferenceAgainThoughTheyWereTwoInIt() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().dialplan("[default]\nexten => 800,1,ConfBridge(800)");
            RunningTraffic running = asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(0.1)
                            .talkTime(Duration.ofSeconds(15))
                            .extensions("default", "800")
                            .build());
            asterisk.advance(Duration.ofHours(1));
            running.stop();
            asterisk.advance(Duration.ofMinutes(2));
            assertThat(running.placed()).isGreaterThan(300);
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void theEventsTellEachOutcome() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(5)
                            .talkTime(Duration.ofSeconds(3))
                            .build());
            asterisk.advance(Duration.ofSeconds(30));
            List<Message> events = wire.soFar();
            assertThat(events)
                    .filteredOn(event -> event.name().equals("DialEnd"))
                    .extracting(event -> event.text("DialStatus"))
                    .contains("ANSWER", "BUSY", "NOANSWER");
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() {
        assertThat(bytes(7)).isEqualTo(bytes(7)).isNotEqualTo(bytes(8));
    }

    private static byte[] bytes(long seed) {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx()
                    .traffic(Traffic.builder().callsPerSecond(3).seed(seed).build());
            asterisk.advance(Duration.ofMinutes(1));
            wire.soFar();
            return wire.bytes();
        }
    }

    @Test
    void holdsFiftyThousandChannels() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            RunningTraffic running = asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(1_000)
                            .talkTime(Duration.ofHours(2))
                            .answered(1)
                            .busy(0)
                            .noAnswer(0)
                            .mostCalls(25_000)
                            .build());
            asterisk.advance(Duration.ofMinutes(1));
            assertThat(running.underWay()).isEqualTo(25_000);
            assertThat(asterisk.pbx().channels()).hasSize(50_000);
            assertThat(running.skipped()).isPositive();
            asterisk.advance(Duration.ofSeconds(20));
            assertThat(running.answered()).isEqualTo(25_000);
        }
    }

    @Test
    void answersMayBeLongerThanWhatMayWaitOfEvents() {
        int channels = 2_500;
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx()
                    .dialplan(
                            "[default]\nexten => 700,1,Set(LONG=" + "x".repeat(8_000) + ")\n same => n,MusicOnHold()");
            wire.ask("Action: Events", "EventMask: off");
            asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(1_000)
                            .talkTime(Duration.ofHours(2))
                            .patience(Duration.ofHours(2))
                            .extensions("default", "700")
                            .mostCalls(channels)
                            .build());
            asterisk.advance(Duration.ofSeconds(10));
            for (int i = 0; i < 3; i++) {
                wire.send("Action: Status", "AllVariables: true", "ActionID: " + i);
            }
            for (int i = 0; i < 3; i++) {
                List<Message> answer = wire.until(message -> message.name().equals("StatusComplete"));
                assertThat(answer).hasSize(channels + 2);
                assertThat(answer.get(channels + 1).text("ActionID")).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void callsGoToExtensionsThatAreGiven() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(1));
            asterisk.pbx().extension("200", steps -> steps.dial("PJSIP/alice", Duration.ofSeconds(10)));
            asterisk.pbx()
                    .traffic(Traffic.builder().extensions("default", "200").build());
            asterisk.advance(Duration.ofMinutes(1));
            assertThat(wire.soFar())
                    .filteredOn(event -> event.name().equals("DialEnd"))
                    .extracting(event -> event.text("DestChannel"))
                    .allMatch(channel -> channel != null && channel.startsWith("PJSIP/alice-"))
                    .isNotEmpty();
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Traffic.builder().callsPerSecond(0)).hasMessageContaining("more than 0");
        assertThatThrownBy(
                        () -> Traffic.builder().answered(0).busy(0).noAnswer(0).build())
                .hasMessageContaining("how shall a call end");
    }
}
