package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios, in Java and as scripts. */
final class ScenarioTest {
    private static final String OFFICE = """
            # a small office
            endpoint alice "Alice A." <100> answers after 2s
            endpoint bob <200> is busy
            for n in 1..3
              endpoint desk$n "Desk $n" <30$n> context office
            end

            [office]
            exten => 100,1,Dial(PJSIP/alice,20)
             same => n,Hangup()
            exten => 200,1,Dial(PJSIP/bob,20)

            at 5s desk1 calls 100
            at 30s desk1 hangs up
            repeat 2 times every 10s
              at 1s desk2 calls 200
              at 2s bob answers after 1s
            end
            every 1m 3 times desk3 calls 200
            """;

    @Test
    void aScriptFurnishesThePbxAndPlacesItsCalls() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().play(Scenario.parse(OFFICE));
            asterisk.advance(Duration.ofSeconds(4));
            assertThat(dials(wire.soFar())).containsExactly("302 BUSY");
            asterisk.advance(Duration.ofSeconds(6));
            assertThat(dials(wire.soFar())).containsExactly("301 ANSWER");
            assertThat(asterisk.pbx().channels()).hasSize(2);
            asterisk.advance(Duration.ofSeconds(25));
            assertThat(dials(wire.soFar()))
                    .as("the second round, in which bob answers")
                    .containsExactly("302 ANSWER");
            assertThat(asterisk.pbx().channels()).as("desk1 hung up").hasSize(2);
            asterisk.advance(Duration.ofHours(1));
            assertThat(dials(wire.soFar())).containsExactly("303 ANSWER", "303 ANSWER", "303 ANSWER");
        }
    }

    private static List<String> dials(List<Message> events) {
        return events.stream()
                .filter(event -> event.name().equals("DialEnd"))
                .map(event -> event.text("CallerIDNum") + " " + event.text("DialStatus"))
                .toList();
    }

    @Test
    void aScenarioInJavaDoesTheSame() {
        Scenario scenario = Scenario.builder()
                .begin(pbx -> pbx.endpoint("PJSIP/alice").answersAfter(Duration.ZERO))
                .begin(pbx -> pbx.extension("1", steps -> steps.dial("PJSIP/alice", Duration.ofSeconds(5))))
                .every(
                        Duration.ofSeconds(10),
                        3,
                        pbx -> pbx.endpoint("PJSIP/bob").calls("1"))
                .at(Duration.ofSeconds(35), pbx -> pbx.endpoint("PJSIP/bob").hangsUp())
                .build();
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().play(scenario);
            asterisk.advance(Duration.ofSeconds(34));
            assertThat(asterisk.pbx().channels()).hasSize(6);
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void trafficStandsInAScriptToo() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx()
                    .play(Scenario.parse(
                            "traffic 2 calls per second talk 10s answered 80% busy 20% no answer 0 seed 4"));
            asterisk.advance(Duration.ofMinutes(1));
            assertThat(asterisk.pbx().channels()).hasSizeBetween(10, 60);
        }
    }

    @Test
    void queuesAndConferencesStandInAScriptToo() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().play(Scenario.parse("""
                    endpoint alice "Alice" <100> answers after 2s
                    queue support strategy rrmemory timeout 10 members alice bob:1
                    conference 800
                    [default]
                    exten => 600,1,Queue(support)
                    alice pauses in support
                    at 10s alice goes on in support
                    carol calls 600
                    dave calls 800
                    """));
            asterisk.advance(Duration.ofSeconds(9));
            assertThat(wire.soFar())
                    .extracting(Message::name)
                    .contains("QueueCallerJoin", "ConfbridgeJoin")
                    .doesNotContain("AgentConnect");
            asterisk.advance(Duration.ofSeconds(30));
            assertThat(wire.soFar()).extracting(Message::name).contains("AgentConnect");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice jumps 200 | line 2: a phone calls, hangs up, answers after, rings, declines, forwards to, is busy or unreachable, pauses in or goes on in a queue; 'jumps'",
                "at soon alice calls 200 | line 2: 'soon' is no time: write it as 500ms, 5s, 2m or 1h",
                "at 5s alice calls | line 2: there is an extension missing at the end",
                "alice calls 200 300 | line 2: '300' is not understood here",
                "repeat 3 every 5s | line 2: this loop has no end",
                "end | line 2: there is no loop that could end here",
                "endpoint alice \"Alice | line 2: a quotation mark is not closed",
                "traffic 5 calls an hour | line 2: expected 'per' instead of 'an'",
                "traffic 5 calls per second quickly | line 2: traffic has talk,",
                "traffic 0 calls per second | line 2: calls per second must be more than 0",
                "every 0s alice calls 200 | line 2: what is repeated needs a time in between",
            })
    void whatIsWrongIsToldWithItsLine(String line, String message) {
        assertThatThrownBy(() -> Scenario.parse("# a comment\n" + line + "\n")).hasMessageStartingWith(message);
    }

    @Test
    void whatIsWrongWhenItHappensIsToldWithItsLineToo() {
        Scenario twice = Scenario.parse("endpoint alice\nqueue support members alice alice\n");
        Scenario later = Scenario.parse("endpoint alice\nat 5s alice pauses in support\n");
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            assertThatThrownBy(() -> asterisk.pbx().play(twice))
                    .hasMessageStartingWith("line 2: the queue support has the member PJSIP/alice: queue support");
        }
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().play(later);
            assertThatThrownBy(() -> asterisk.advance(Duration.ofSeconds(5)))
                    .hasMessageStartingWith("line 2: the queue support does not have the member PJSIP/alice");
        }
    }

    @Test
    void onRealTimeItIsToldAtOnceAndAtTheEnd() throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        AmiSimulator asterisk = AmiSimulator.builder()
                .realTime()
                .onFailure(failure -> told.complete(failure.getMessage()))
                .start();
        asterisk.pbx().play(Scenario.parse("at 1ms alice pauses in support"));
        assertThat(told.get(10, TimeUnit.SECONDS)).startsWith("line 1: the queue support does not have");
        assertThatThrownBy(asterisk::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 1: the queue support does not have");
    }

    @Test
    void whatIsWrongInTheDialplanOrALoopIsToldWithItsLineToo() {
        String begin = "endpoint alice\n\n[office]\nexten => 100,1,Answer()\n\n";
        assertThatThrownBy(() -> Scenario.parse(begin + "exten => nothing\n")).hasMessageStartingWith("line 6: ");
        assertThatThrownBy(() -> Scenario.parse(begin + "exten => 100,2,Hangpu()\n"))
                .hasMessageStartingWith("line 6: Asterisk has no application 'Hangpu'; did you mean Hangup?");
        Scenario fax = Scenario.parse(begin + "exten => 100,2,SendFAX(a.tif)\n");
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            assertThatThrownBy(() -> asterisk.pbx().play(fax))
                    .hasMessageStartingWith(
                            "line 6: a real Asterisk has the application SendFAX, but the simulator does");
            assertThatThrownBy(() -> asterisk.pbx().extension("1", steps -> steps.run("Anwser", "")))
                    .hasMessage("Asterisk has no application 'Anwser'; did you mean Answer?");
        }
        assertThatThrownBy(() -> Scenario.parse("for n in 1..2\n alice$n calls\nend"))
                .hasMessageStartingWith("line 2: ");
        assertThatThrownBy(() -> Scenario.parse("for n in 1..999999\n alice calls 1\nend"))
                .hasMessageContaining("more than 100000 lines");
    }
}
