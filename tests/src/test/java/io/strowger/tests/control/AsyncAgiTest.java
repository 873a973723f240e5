package io.strowger.tests.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.live.control.AgiChannel;
import io.strowger.live.control.AgiDialogue;
import io.strowger.live.control.AgiException;
import io.strowger.live.control.AsyncAgi;
import io.strowger.live.control.Place;
import io.strowger.protocol.event.AsyncAgiStartEvent;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** Channels of a real Asterisk that are driven by AGI commands. */
@RealAsterisk
record AsyncAgiTest(LabServer pbx) {
    private static AgiChannel agi(Stage stage) {
        AsyncAgiStartEvent start = stage.callUntil("asyncagi", AsyncAgiStartEvent.class);
        return io.strowger.live.control.ChannelControl.of(stage.ami(), start.channel())
                .agi();
    }

    @Test
    void aScriptHasTheChannelUntilItReturns() {
        try (Stage stage = Stage.on(pbx)) {
            BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
            CompletableFuture<UserEvent> after =
                    stage.await(UserEvent.class, event -> "AgiResult".equals(event.userEvent()));
            try (AsyncAgi agi = AsyncAgi.on(stage.ami(), channel -> {
                seen.add(channel.environment().get("agi_request"));
                seen.add(channel.environment().get("agi_extension"));
                seen.add(channel.answer().join().code());
                seen.add(channel.status().join());
            })) {
                stage.call("asyncagi");
                assertThat(Stage.take(seen)).isEqualTo("async");
                assertThat(Stage.take(seen)).isEqualTo("asyncagi");
                assertThat(Stage.take(seen)).isEqualTo(200);
                assertThat(Stage.take(seen)).isEqualTo(ChannelState.UP);
                assertThat(Stage.get(after).header("AgiStatus")).isEqualTo("SUCCESS");
            }
        }
    }

    @Test
    void aScriptOfFuturesNeedsNoThread() {
        try (Stage stage = Stage.on(pbx)) {
            CompletableFuture<UserEvent> after =
                    stage.await(UserEvent.class, event -> "AgiResult".equals(event.userEvent()));
            try (AsyncAgi agi = AsyncAgi.builder(stage.ami())
                    .when(channel -> "lab".equals(channel.environment().get("agi_context")))
                    .executor(Runnable::run)
                    .openAsync(channel -> channel.answer().thenCompose(done -> channel.noop()))) {
                stage.call("asyncagi");
                assertThat(Stage.get(after).header("AgiStatus")).isEqualTo("SUCCESS");
            }
        }
    }

    @Test
    void variablesAndTheDatabaseAreReadAndWrittenAsTheyAre() {
        String odd = "a \"b\" (c) \\d, e=f; ${x} ü %41 + 'g'";
        try (Stage stage = Stage.on(pbx)) {
            AgiChannel agi = agi(stage);
            Stage.get(agi.variable("ODD", odd));
            assertThat(Stage.get(agi.variable("ODD"))).contains(odd);
            assertThat(Stage.get(agi.variable("NEVER"))).isEmpty();
            assertThat(Stage.get(agi.evaluate("${LABGLOBAL}-${CONTEXT}"))).isPresent();
            assertThat(Stage.get(agi.databasePut("agi", "key", odd))).isTrue();
            assertThat(Stage.get(agi.databaseValue("agi", "key"))).contains(odd);
            assertThat(Stage.get(agi.databaseValue("agi", "none"))).isEmpty();
            assertThat(Stage.get(agi.databaseDelete("agi", "key"))).isTrue();
            assertThat(Stage.get(agi.databaseValue("agi", "key"))).isEmpty();
            assertThat(Stage.get(agi.databasePut("agi", "a/b", "1"))).isTrue();
            assertThat(Stage.get(agi.databaseDeleteTree("agi", "a")).isOk()).isTrue();
            assertThat(Stage.get(agi.databaseValue("agi", "a/b"))).isEmpty();
            assertThat(Stage.get(agi.databaseDeleteTree("agi")).isOk()).isTrue();
        }
    }

    @Test
    void filesArePlayedAndNumbersSaid() {
        try (Stage stage = Stage.on(pbx)) {
            AgiChannel agi = agi(stage);
            Stage.get(agi.answer());
            assertThat(Stage.get(agi.player().streamFile("beep", "")).digit()).isEmpty();
            assertThat(Stage.get(agi.player().streamFile("beep", "123", 100)).endPosition())
                    .isPositive();
            assertThat(Stage.get(agi.player().controlStreamFile("beep", "1")).digit())
                    .isEmpty();
            assertThat(Stage.get(agi.player().controlStreamFile("beep", "1", Duration.ofSeconds(1), "6", "4", "5"))
                            .digit())
                    .isEmpty();
            assertThat(Stage.get(agi.player().option("beep", "12", Duration.ofMillis(100)))
                            .digit())
                    .isEmpty();
            assertThat(Stage.get(agi.player().data("beep", Duration.ofMillis(100), 3))
                            .isTimedOut())
                    .isTrue();
            assertThat(Stage.get(agi.player()
                                    .record(
                                            "agi-" + Stage.newUniqueid(),
                                            "wav",
                                            "#",
                                            Duration.ofMillis(300),
                                            false,
                                            Duration.ZERO))
                            .why())
                    .isEqualTo("timeout");
            assertThat(Stage.get(agi.say().digits("1", "#"))).isEmpty();
            assertThat(Stage.get(agi.say().number(2, "#"))).isEmpty();
            assertThat(Stage.get(agi.say().number(2, "#", "f"))).isEmpty();
            assertThat(Stage.get(agi.say().alpha("a", "#"))).isEmpty();
            assertThat(Stage.get(agi.say().phonetic("a", "#"))).isEmpty();
            assertThat(Stage.get(agi.dialogue().waitForDigit(Duration.ofMillis(50))))
                    .isEmpty();
        }
    }

    @Test
    void timesAreSaid() {
        try (Stage stage = Stage.on(pbx)) {
            AgiChannel agi = agi(stage);
            Stage.get(agi.answer());
            assertThat(Stage.get(agi.say().time(Instant.EPOCH, "#"))).isEmpty();
            assertThat(Stage.get(agi.say().dateTime(Instant.EPOCH, "#", "M", ZoneId.of("UTC"))))
                    .isEmpty();
        }
    }

    @Test
    void settingsApplicationsAndSubroutines() {
        try (Stage stage = Stage.on(pbx)) {
            AgiChannel agi = agi(stage);
            Stage.get(agi.noop());
            Stage.get(agi.verbose("a test \"speaks\"", 1));
            Stage.get(agi.settings().callerId("\"Alice\" <100>"));
            assertThat(Stage.get(agi.variable("CALLERID(num)"))).contains("100");
            Stage.get(agi.settings().autoHangup(Duration.ofMinutes(1)));
            Stage.get(agi.settings().music("default"));
            Stage.get(agi.settings().silence());
            assertThat(Stage.get(agi.exec("Set", "VIA=exec")).isOk()).isTrue();
            assertThat(Stage.get(agi.variable("VIA"))).contains("exec");
            assertThat(Stage.get(agi.exec("Wait", "0.1")).result()).isEqualTo("0");
            assertThat(Stage.get(agi.gosub(Place.of("sub", "s"), "a", "b")).isOk())
                    .isTrue();
            assertThat(Stage.get(agi.status())).isEqualTo(ChannelState.UP);
            assertThat(Stage.get(agi.dialogue().sendText("hello"))).isTrue();
            assertThat(Stage.get(agi.dialogue().sendImage("none"))).isNotNull();
            assertThat(Stage.get(agi.dialogue().tdd(AgiDialogue.Tdd.OFF))).isNotNull();
            Stage.get(agi.settings().place(Place.of("lab", "echo")));
            Stage.get(agi.leave());
            Stage.get(agi.ended());
        }
    }

    @Test
    void errorsAreTyped() {
        try (Stage stage = Stage.on(pbx)) {
            AgiChannel agi = agi(stage);
            assertProblem(agi.command("NO SUCH COMMAND"), AgiException.Problem.INVALID_COMMAND);
            assertProblem(agi.command("STREAM FILE"), AgiException.Problem.USAGE);
            assertProblem(agi.status("SIP/none"), AgiException.Problem.FAILED);
            assertProblem(agi.hangup("SIP/none"), AgiException.Problem.FAILED);
            assertProblem(agi.exec("NoSuchApplication"), AgiException.Problem.FAILED);
            assertThatThrownBy(() -> agi.command("NOOP", "a\r\nAction: Hangup"))
                    .isInstanceOf(IllegalArgumentException.class);
            Stage.get(agi.noop());
        }
    }

    private static void assertProblem(CompletableFuture<?> future, AgiException.Problem problem) {
        assertThatThrownBy(() -> Stage.get(future))
                .cause()
                .isInstanceOfSatisfying(
                        AgiException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(problem));
    }

    @Test
    void aHangupEndsAllThatWaits() {
        try (Stage stage = Stage.on(pbx)) {
            AgiChannel agi = agi(stage);
            CompletableFuture<?> waits = agi.dialogue().waitForDigit();
            CompletableFuture<?> never = agi.noop();
            Stage.get(agi.control().hangup());
            assertThatThrownBy(() -> Stage.get(waits))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("failed");
            assertThatThrownBy(() -> Stage.get(never))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("failed");
            Stage.get(agi.ended());
            assertThatThrownBy(() -> Stage.get(agi.noop())).hasMessageStartingWith("failed");
        }
    }
}
