package io.strowger.live.control;

import static io.strowger.live.control.SmallOffice.failure;
import static io.strowger.live.control.SmallOffice.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.AmiClient;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.protocol.action.AgiAction;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.TakenAction;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncAgiTest {
    @Test
    void aScriptHasTheChannelUntilItReturns() {
        try (SmallOffice office = new SmallOffice()) {
            CompletableFuture<List<Object>> seen = new CompletableFuture<>();
            CompletableFuture<UserEvent> after = office.ami
                    .events()
                    .await(UserEvent.class, event -> "AgiResult".equals(event.userEvent()), Duration.ofSeconds(10));
            try (AsyncAgi agi = AsyncAgi.on(
                    office.ami,
                    channel -> seen.complete(List.of(
                            channel.environment().get("agi_extension"),
                            channel.status().join(),
                            channel.variable("NAME", "a \"b\" \\c, (d)").join().code(),
                            channel.variable("NAME").join().orElseThrow(),
                            channel.databasePut("family", "key", "1").join(),
                            channel.databaseValue("family", "key").join().orElseThrow())))) {
                office.call("agi");
                assertThat(get(seen)).containsExactly("agi", ChannelState.UP, 200, "a \"b\" \\c, (d)", true, "1");
                assertThat(get(after).header("AgiStatus")).isEqualTo("SUCCESS");
                assertThat(agi.active()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aScriptThatThrowsLetsTheChannelGoOn() {
        try (SmallOffice office = new SmallOffice()) {
            CompletableFuture<UserEvent> after = office.ami
                    .events()
                    .await(UserEvent.class, event -> "AgiResult".equals(event.userEvent()), Duration.ofSeconds(10));
            try (AsyncAgi agi = AsyncAgi.onAsync(office.ami, channel -> channel.command("NO SUCH"))) {
                office.call("agi");
                assertThat(get(after).header("AgiStatus")).isEqualTo("SUCCESS");
                assertThat(agi.active()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void channelsThatAreNotChosenAreLeftAloneAndThoseBeyondTheBoundSentOn() {
        try (SmallOffice office = new SmallOffice()) {
            List<CompletableFuture<Void>> scripts = new ArrayList<>();
            try (AsyncAgi agi = AsyncAgi.builder(office.ami)
                    .when(channel -> channel.channel().startsWith("PJSIP/alice"))
                    .most(1)
                    .executor(Runnable::run)
                    .openAsync(channel -> {
                        CompletableFuture<Void> script = new CompletableFuture<>();
                        scripts.add(script);
                        return script;
                    })) {
                CompletableFuture<UserEvent> after = office.ami
                        .events()
                        .await(UserEvent.class, event -> "AgiResult".equals(event.userEvent()), Duration.ofSeconds(10));
                office.asterisk.pbx().endpoint("PJSIP/carol").calls("agi");
                office.call("agi");
                office.call("agi");
                get(after);
                assertThat(scripts).hasSize(1);
                assertThat(agi.active()).isEqualTo(1);
                scripts.get(0).complete(null);
            }
        }
    }

    @Test
    void commandsOfOneChannelGoOneAtATimeInOrder() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(AgiAction.class).succeed("Added AGI command to queue");
            AgiChannel agi = ChannelControl.of(ami, "PJSIP/1-1").agi();
            CompletableFuture<AgiReply> one = agi.noop();
            CompletableFuture<AgiReply> two = agi.answer();
            CompletableFuture<?> cancelled = agi.verbose("never", 1);
            CompletableFuture<AgiReply> three = agi.command("SET VARIABLE", "A B", "\"\\");
            cancelled.cancel(false);
            TakenAction first = asterisk.takeAction();
            ami.ping();
            assertThat(asterisk.takenActions()).hasSize(1);
            executed(asterisk, "somebody else's", "200%20result%3D7%0A");
            executed(asterisk, first.text("CommandID").orElseThrow(), "200%20result%3D0%0A");
            assertThat(get(one).result()).isEqualTo("0");
            TakenAction second = asterisk.takeAction();
            assertThat(second.text("Command")).contains("ANSWER");
            executed(asterisk, second.text("CommandID").orElseThrow(), "200%20result%3D-1%0A");
            assertThat(failure(two))
                    .isInstanceOfSatisfying(
                            AgiException.class,
                            failed -> assertThat(failed.problem()).isEqualTo(AgiException.Problem.FAILED));
            TakenAction third = asterisk.takeAction();
            assertThat(third.text("Command")).contains("SET VARIABLE \"A B\" \"\\\"\\\\\"");
            executed(
                    asterisk,
                    third.text("CommandID").orElseThrow(),
                    "520-Invalid%20command%20syntax.%0A520%20End%20of%20proper%20usage.%0A");
            assertThat(failure(three))
                    .isInstanceOfSatisfying(
                            AgiException.class,
                            failed -> assertThat(failed.problem()).isEqualTo(AgiException.Problem.USAGE));
        }
    }

    private static void executed(AmiSimulator asterisk, String id, String result) {
        asterisk.emit("AsyncAGIExec", "Channel", "PJSIP/1-1", "Uniqueid", "1.1", "CommandId", id, "Result", result);
    }

    @Test
    void aHangupInTheMiddleEndsAll() {
        try (SmallOffice office = new SmallOffice()) {
            PhoneCall call = office.call("agi");
            AgiChannel agi = office.control(call).agi();
            CompletableFuture<?> waits = agi.dialogue().waitForDigit();
            CompletableFuture<?> behind = agi.noop();
            office.asterisk.takeAction();
            call.hangsUp();
            assertThat(failure(waits))
                    .isInstanceOfAny(ControlFailedException.class, ChannelEndedException.class, AgiException.class);
            assertThat(failure(behind))
                    .isInstanceOfAny(ControlFailedException.class, ChannelEndedException.class, AgiException.class);
            get(agi.ended());
            assertThat(failure(agi.noop())).isInstanceOfAny(ControlFailedException.class, ChannelEndedException.class);
        }
    }

    @Test
    void aLostConnectionLeavesTheOutcomeUnknown() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(AgiAction.class).succeed("Added AGI command to queue");
            AgiChannel agi = ChannelControl.of(ami, "PJSIP/1-1").agi();
            CompletableFuture<AgiReply> one = agi.noop();
            CompletableFuture<AgiReply> two = agi.noop();
            asterisk.takeAction();
            ami.ping();
            asterisk.inject(new Fault.Cut(false), Moment.now());
            assertThat(failure(one)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(failure(two)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void aChannelThatIsNotThereAndLineEndsAreRefused() {
        try (SmallOffice office = new SmallOffice()) {
            AgiChannel agi = ChannelControl.of(office.ami, "PJSIP/none").agi();
            assertThat(failure(agi.noop())).isInstanceOf(NoSuchChannelException.class);
            assertThatThrownBy(() -> agi.variable("A", "b\r\nAction: Originate"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("\n");
            assertThatThrownBy(() -> agi.command("NOOP\n")).isInstanceOf(IllegalArgumentException.class);
            assertThat(office.asterisk.takenActions()).hasSize(1);
            agi.close();
            agi.close();
        }
    }

    @Test
    void noMoreThanSoManyCommandsWait() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(AgiAction.class).succeed("Added AGI command to queue");
            AgiChannel agi = ChannelControl.of(ami, "PJSIP/1-1").agi();
            for (int i = 0; i <= AgiSession.MOST_WAITING; i++) {
                assertThat(agi.noop()).isNotDone();
            }
            assertThat(failure(agi.noop()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1000");
            CompletableFuture<Void> ended = agi.ended();
            asterisk.emit("AsyncAGIEnd", "Channel", "PJSIP/1-1", "Uniqueid", "1.1");
            get(ended);
        }
    }
}
