package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.live.Channel;
import io.strowger.live.LiveState;
import io.strowger.live.control.AsyncAgi;
import io.strowger.live.control.OriginatedCall;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.UserEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Java of docs/control.md, run against a simulated PBX; the regions stand there word for word. */
@Timeout(60)
class ControlGuideTest {
    private static AmiSimulator office() {
        AmiSimulator asterisk = AmiSimulator.builder().lenient().start();
        asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(1));
        asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofMinutes(5)));
        asterisk.pbx().queue("support").member("PJSIP/alice");
        return asterisk;
    }

    private static AmiClient connect(AmiSimulator asterisk) {
        return AmiClient.builder()
                .host(asterisk.host())
                .port(asterisk.port())
                .user(asterisk.user())
                .secret(asterisk.secret())
                .connect();
    }

    @Test
    void whatIsShownIsActedOn() {
        try (AmiSimulator asterisk = office();
                AmiClient ami = connect(asterisk)) {
            PhoneCall call = asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(Duration.ofSeconds(1));
            try (LiveState live = LiveState.follow(ami)) {
                // region live
                Channel longest = live.channels().stream()
                        .filter(Channel::isUp)
                        .min(Comparator.comparing(Channel::createdAt))
                        .orElseThrow();
                live.control(longest).hangup().join();
                live.queue("support").member("PJSIP/alice").pause("lunch").join();
                live.database().put("greeting", "language", "de").join();
                // endregion
                assertThat(call.isActive()).isFalse();
                live.caughtUp().join();
                assertThat(live.queues().find("support").orElseThrow().available())
                        .isZero();
            }
        }
    }

    @Test
    void aCallIsPlaced() throws Exception {
        try (AmiSimulator asterisk = office();
                AmiClient ami = connect(asterisk);
                LiveState live = LiveState.follow(ami)) {
            // region originate
            OriginatedCall call = live.originate(OriginateAction.builder("PJSIP/alice")
                    .context("default")
                    .exten("200")
                    .priority(1)
                    .timeout(Duration.ofSeconds(20))
                    .build());
            call.answered().thenAccept(answer -> System.out.println("answered: " + live.callOf(call)));
            call.ended().thenAccept(end -> System.out.println(end.outcome() + ", " + end.cause()));
            // endregion
            ami.ping();
            asterisk.advance(Duration.ofSeconds(2));
            call.answered().get(10, TimeUnit.SECONDS);
            assertThat(live.callOf(call)).isPresent();
            call.hangup().get(10, TimeUnit.SECONDS);
            assertThat(call.ended().get(10, TimeUnit.SECONDS).outcome()).isInstanceOf(OriginateOutcome.Answered.class);
        }
    }

    @Test
    void aChannelIsDrivenByAgi() throws Exception {
        try (AmiSimulator asterisk = office();
                AmiClient ami = connect(asterisk)) {
            asterisk.pbx().dialplan("""
                    [default]
                    exten => agi,1,AGI(agi:async)
                     same => n,UserEvent(AgiResult,AgiStatus: ${AGISTATUS},Choice: <${CHOICE}>)
                     same => n,Wait(60)
                    """);
            // region agi
            AsyncAgi agi = AsyncAgi.on(ami, channel -> {
                channel.answer().join();
                Optional<Character> digit = channel.say().digits("12", "#").join();
                channel.variable("CHOICE", digit.map(String::valueOf).orElse(""))
                        .join();
            });
            // endregion
            CompletableFuture<NewstateEvent> up = ami.events()
                    .await(
                            NewstateEvent.class,
                            event -> event.channelState() == ChannelState.UP,
                            Duration.ofSeconds(10));
            CompletableFuture<UserEvent> after = ami.events()
                    .await(UserEvent.class, event -> "AgiResult".equals(event.userEvent()), Duration.ofSeconds(10));
            PhoneCall call = asterisk.pbx().endpoint("PJSIP/bob").calls("agi");
            asterisk.advance(Duration.ofMillis(10));
            String command = "";
            while (!command.startsWith("SAY DIGITS")) {
                command = asterisk.takeAction().text("Command").orElse("");
            }
            ami.ping();
            asterisk.advance(Duration.ofSeconds(2));

            assertThat(up.get(10, TimeUnit.SECONDS).uniqueid())
                    .as("answered by the script")
                    .isEqualTo(call.uniqueid());
            assertThat(after.get(10, TimeUnit.SECONDS).header("AgiStatus")).isEqualTo("SUCCESS");
            assertThat(after.join().header("Choice")).as("nobody pressed a key").isEqualTo("<>");
            assertThat(asterisk.takenActions())
                    .anySatisfy(action -> assertThat(action.text("Command").orElse(""))
                            .startsWith("SET VARIABLE")
                            .contains("CHOICE"));
            agi.close();
        }
    }
}
