package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.OriginateOutcome;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.live.control.AgiChannel;
import io.strowger.live.control.AsyncAgi;
import io.strowger.live.control.AttendedTransfer;
import io.strowger.live.control.DahdiChannel;
import io.strowger.live.control.OriginatedCall;
import io.strowger.live.control.ParkedChannel;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is shown is acted on; and what waits for the outcome learns it though the connection was down meanwhile. */
@Timeout(120)
class ControlOfTheLiveTest {
    private static final String DIALPLAN = """
            [default]
            exten => long,1,Answer()
             same => n,Wait(3600)
            exten => 200,1,Dial(PJSIP/bob,30,tT)
            exten => 350,1,Ringing()
             same => n,Wait(50)
            exten => agi,1,Answer()
             same => n,AGI(agi:async)
             same => n,Wait(3600)
            """;

    private static Rig rig() {
        Rig rig = new Rig();
        rig.asterisk.pbx().dialplan(DIALPLAN);
        rig.asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
        rig.asterisk.pbx().endpoint("PJSIP/bob").answersAfter(Duration.ofSeconds(1));
        rig.asterisk
                .pbx()
                .file("res_parking.conf", "[default]\nparkext => 700\nparkpos => 701-720\ncontext => parkedcalls\n");
        return rig;
    }

    private static OriginatedCall aliceToBob(Rig rig, LiveState live) {
        OriginatedCall call = live.originate(OriginateAction.builder("PJSIP/alice")
                .context("default")
                .exten("200")
                .priority(1)
                .timeout(Duration.ofSeconds(10))
                .build());
        rig.client.ping();
        return call;
    }

    private static Throwable failure(CompletableFuture<?> future) throws Exception {
        try {
            return new AssertionError("it did not fail: " + future.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    @Test
    void aPlacedCallIsShownAtEachOfItsStages() {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            OriginatedCall call = aliceToBob(rig, live);
            rig.advance(Duration.ofSeconds(1));
            Rig.wait(call.ringing());
            assertThat(live.callOf(call).orElseThrow().isActive()).isTrue();

            rig.advance(Duration.ofSeconds(10));
            Rig.wait(call.answered());
            assertThat(live.callOf(call).orElseThrow().answeredAt()).isNotNull();
            Rig.wait(call.bridged());
            assertThat(live.callOf(call).orElseThrow().talkingSince()).isNotNull();

            Channel alice = live.channels().find(call.uniqueid()).orElseThrow();
            Rig.wait(live.control(alice).hangup());
            Rig.wait(call.ended());
            assertThat(live.callOf(call).orElseThrow().outcome()).isEqualTo(Call.Outcome.CONNECTED);
        }
    }

    @Test
    void whatIsShownCanBeActedOn() {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            rig.asterisk.pbx().queue("support");
            Rig.wait(live.database().put("cidname", "200", "Bob"));
            assertThat(Rig.wait(live.database().find("cidname", "200"))).contains("Bob");
            Rig.wait(live.queue("support").member("PJSIP/alice").add());
            Rig.caughtUp(live);
            QueueMember alice = live.queueMembers().find("support/PJSIP/alice").orElseThrow();
            Rig.wait(live.control(alice).pause("lunch"));
            Rig.caughtUp(live);
            assertThat(live.queueMembers()
                            .find("support/PJSIP/alice")
                            .orElseThrow()
                            .paused())
                    .isTrue();
            assertThat(live.control("DAHDI/1-1")).isInstanceOf(DahdiChannel.class);
            assertThat(Rig.wait(live.parkingLots().calls())).isEmpty();
            assertThat(Rig.wait(live.conference("800").participants())).isEmpty();
        }
    }

    @Test
    void aStageThatWasToldStandsThoughTheConnectionEndsRightBehindIt() {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            OriginatedCall call = aliceToBob(rig, live);
            rig.advance(Duration.ofSeconds(1));
            Rig.wait(call.ringing());
            CompletableFuture<Void> isAsked = new CompletableFuture<>();
            rig.asterisk
                    .when(PingAction.class)
                    .matching(ping -> {
                        isAsked.complete(null);
                        return true;
                    })
                    .once()
                    .neverAnswer();
            rig.advance(Duration.ofSeconds(10));
            Rig.wait(isAsked);

            rig.cutAnd(live, () -> {});
            Rig.wait(call.answered());
            Rig.wait(call.bridged());
            Rig.wait(call.outcome());
        }
    }

    @Test
    void theCallOfAPlacedOneGoesOnWithTheChannelThatTookItsPlace() {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            OriginatedCall call = aliceToBob(rig, live);
            rig.advance(Duration.ofSeconds(10));
            Rig.wait(call.bridged());
            CompletableFuture<?> swapped = rig.client
                    .events()
                    .await(
                            BridgeEnterEvent.class,
                            event -> call.uniqueid().equals(event.swapUniqueid()),
                            Duration.ofSeconds(10));
            rig.asterisk.emit(
                    "Newchannel",
                    "Channel",
                    "PJSIP/carol-9",
                    "ChannelState",
                    "6",
                    "Uniqueid",
                    "9.1",
                    "Linkedid",
                    "9.1");
            rig.asterisk.emit(
                    "BridgeEnter",
                    "Channel",
                    "PJSIP/carol-9",
                    "ChannelState",
                    "6",
                    "Uniqueid",
                    "9.1",
                    "Linkedid",
                    "9.1",
                    "BridgeUniqueid",
                    "b-9",
                    "BridgeNumChannels",
                    "2",
                    "SwapUniqueid",
                    call.uniqueid());
            Rig.wait(swapped);
            Rig.caughtUp(live);
            assertThat(call.currentUniqueid()).isEqualTo("9.1");
            assertThat(live.callOf(call).orElseThrow().id()).isEqualTo("9.1");
        }
    }

    @Test
    void aPlacedCallThatIsAnsweredUnheardIsAnswered() throws Exception {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            OriginatedCall call = aliceToBob(rig, live);
            rig.advance(Duration.ofSeconds(1));
            Rig.wait(call.ringing());

            rig.cutAnd(live, () -> rig.advance(Duration.ofSeconds(10)));

            Rig.wait(call.answered());
            Rig.wait(call.bridged());
            assertThat(Rig.wait(call.outcome())).isInstanceOf(OriginateOutcome.Answered.class);
            assertThat(call.ended()).isNotDone();

            rig.cutAnd(live, () -> {
                rig.asterisk.pbx().endpoint("PJSIP/bob").hangsUp();
                rig.advance(Duration.ofSeconds(1));
            });
            OriginatedCall.Ended over = Rig.wait(call.ended());
            assertThat(over.outcome()).isInstanceOf(OriginateOutcome.Answered.class);
            assertThat(over.cause()).isNull();
        }
    }

    @Test
    void aPlacedCallThatEndsUnheardHasEnded() throws Exception {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            rig.asterisk.pbx().endpoint("PJSIP/alice").rings();
            OriginatedCall call = aliceToBob(rig, live);
            rig.advance(Duration.ofSeconds(1));
            Rig.wait(call.ringing());

            rig.cutAnd(live, () -> rig.advance(Duration.ofSeconds(60)));

            assertThat(Rig.wait(call.ended()).outcome()).isInstanceOf(OriginateOutcome.OutcomeUnknown.class);
            assertThat(failure(call.answered())).isNotInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aParkedChannelThatLeavesUnheardFailsItsEnd() throws Exception {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            PhoneCall call = rig.asterisk.pbx().endpoint("PJSIP/carol").calls("long");
            rig.advance(Duration.ofSeconds(1));
            CompletableFuture<ParkedChannel> parking =
                    live.control(call.channel()).park();
            rig.client.ping();
            rig.advance(Duration.ofSeconds(1));
            ParkedChannel parked = Rig.wait(parking);

            rig.cutAnd(live, () -> rig.advance(Duration.ofSeconds(1)));
            rig.client.ping();
            assertThat(parked.ended()).isNotDone();

            rig.cutAnd(live, () -> {
                call.hangsUp();
                rig.advance(Duration.ofSeconds(1));
            });
            assertThat(failure(parked.ended()))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("parking space");
        }
    }

    @Test
    void anAttendedTransferThatEndsUnheardFails() throws Exception {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            PhoneCall call = rig.asterisk.pbx().endpoint("PJSIP/carol").calls("200");
            rig.advance(Duration.ofSeconds(5));
            CompletableFuture<AttendedTransfer> begun =
                    live.control(call.channel()).attendedTransfer("default", "350");
            rig.client.ping();
            rig.advance(Duration.ofSeconds(1));
            AttendedTransfer transfer = Rig.wait(begun);

            rig.cutAnd(live, () -> {
                call.hangsUp();
                rig.advance(Duration.ofSeconds(1));
            });
            assertThat(failure(transfer.done())).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void aChannelThatHangsUpUnheardHasLeftAgi() throws Exception {
        try (Rig rig = rig();
                LiveState live = LiveState.follow(rig.client)) {
            CompletableFuture<AgiChannel> came = new CompletableFuture<>();
            try (AsyncAgi agi = AsyncAgi.onAsync(rig.client, channel -> {
                came.complete(channel);
                return channel.ended();
            })) {
                PhoneCall call = rig.asterisk.pbx().endpoint("PJSIP/carol").calls("agi");
                rig.advance(Duration.ofSeconds(1));
                AgiChannel channel = Rig.wait(came);

                rig.cutAnd(live, () -> {
                    call.hangsUp();
                    rig.advance(Duration.ofSeconds(1));
                });
                Rig.wait(channel.ended());
                assertThat(agi.active()).isZero();
            }
        }
    }
}
