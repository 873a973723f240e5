package io.strowger.tests.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.ActionFailedException;
import io.strowger.client.OriginateOutcome;
import io.strowger.live.control.AttendedTransfer;
import io.strowger.live.control.ChannelControl;
import io.strowger.live.control.ControlFailedException;
import io.strowger.live.control.HeldCall;
import io.strowger.live.control.OriginatedCall;
import io.strowger.live.control.ParkOrder;
import io.strowger.live.control.ParkedChannel;
import io.strowger.live.control.ParkingControl;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.ParkinglotEvent;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.TransferResult;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import io.strowger.tests.lab.Stage.Call;
import io.strowger.tests.lab.Stage.Talk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls that are placed, transferred, held and parked on a real Asterisk. */
@RealAsterisk
record CallControlTest(LabServer pbx) {
    private static ChannelControl of(Stage stage, Call call) {
        return ChannelControl.of(stage.ami(), call.channel());
    }

    @Test
    void aBlindTransferIsDoneWhenAsteriskSaysSo() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            BlindTransferEvent event = Stage.get(of(stage, talk.caller()).blindTransfer("lab", "echo"));
            assertThat(event.extension()).isEqualTo("echo");
            assertThat(event.result()).isEqualTo(TransferResult.SUCCESS);
        }
    }

    @Test
    void aBlindTransferByWhoTalksToNobodyFails() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            assertThatThrownBy(() -> Stage.get(of(stage, call).blindTransfer("lab", "echo")))
                    .hasCauseInstanceOf(ActionFailedException.class);
        }
    }

    @Test
    void anAttendedTransferIsAnsweredAndCompleted() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            AttendedTransfer transfer = Stage.get(of(stage, talk.caller()).attendedTransfer("lab", "260"));
            Stage.get(transfer.answered());
            assertThat(Stage.get(transfer.complete()).result()).isEqualTo(TransferResult.SUCCESS);
            assertThat(transfer.done()).isCompleted();
        }
    }

    @Test
    void anAttendedTransferIsCancelledWhileItRings() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            var dialled = stage.await(
                    io.strowger.protocol.event.NewchannelEvent.class,
                    event -> String.valueOf(event.channel()).startsWith("Local/330@lab"));
            AttendedTransfer transfer = Stage.get(of(stage, talk.caller()).attendedTransfer("lab", "330"));
            Stage.get(dialled);
            // A server that ends all channels in the middle of a transfer may keep one for ever.
            var gone = stage.await(
                    io.strowger.protocol.event.HangupEvent.class,
                    event -> String.valueOf(event.channel()).startsWith("Local/330@lab"));
            Stage.get(transfer.cancel());
            Stage.get(gone);
            assertThatThrownBy(() -> Stage.get(transfer.done())).hasCauseInstanceOf(ControlFailedException.class);
            assertThat(Stage.get(of(stage, talk.caller()).status()).bridgeId()).isEqualTo(talk.bridge());
        }
    }

    @Test
    void anAttendedTransferIsOffWhereTheExtensionIsNotThereOrNobodyAnswers() {
        try (Stage stage = Stage.on(pbx)) {
            Talk one = stage.talk();
            Talk other = stage.talk();
            AttendedTransfer nowhere = Stage.get(of(stage, one.caller()).attendedTransfer("lab", "888"));
            AttendedTransfer nobody = Stage.get(of(stage, other.caller()).attendedTransfer("lab", "350"));
            assertThatThrownBy(() -> Stage.get(nobody.answered())).hasCauseInstanceOf(ControlFailedException.class);
            assertThatThrownBy(() -> Stage.get(nowhere.done())).hasCauseInstanceOf(ControlFailedException.class);
            assertThat(Stage.get(of(stage, other.caller()).status()).bridgeId()).isEqualTo(other.bridge());
        }
    }

    @Test
    void aCallIsHeldAndGoesOn() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            HeldCall held = Stage.get(of(stage, talk.caller()).hold());
            assertThat(held.partner()).contains(of(stage, talk.callee()));
            assertThat(Stage.get(of(stage, talk.caller()).status()).application())
                    .isEqualTo("MusicOnHold");
            assertThat(Stage.get(of(stage, talk.callee()).status()).application())
                    .isEqualTo("MusicOnHold");
            Stage.get(held.resume());
            String bridge = Stage.get(of(stage, talk.caller()).status()).bridgeId();
            assertThat(bridge).isNotEmpty();
            assertThat(Stage.get(of(stage, talk.callee()).status()).bridgeId()).isEqualTo(bridge);
        }
    }

    @Test
    void aParkedChannelIsInItsLotUntilItGivesUp() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            ParkedChannel parked = Stage.get(of(stage, talk.callee()).park());
            assertThat(parked.lot()).isEqualTo("default");
            ParkingControl parking = ParkingControl.of(stage.ami());
            assertThat(Stage.get(parking.lots()))
                    .extracting(ParkinglotEvent::nameValue)
                    .contains("default", "short");
            assertThat(Stage.get(parking.calls("default")))
                    .extracting(call -> call.parkee().channel())
                    .contains(talk.callee().channel());
            Stage.get(of(stage, talk.callee()).hangup());
            assertThat(Stage.get(parked.ended())).isInstanceOf(ParkedChannel.Ending.GaveUp.class);
        }
    }

    @Test
    void aParkedChannelsTimeRunsOut() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            ParkedChannel parked = Stage.get(ParkingControl.of(stage.ami())
                    .park(call.channel(), ParkOrder.in("short").timeout(Duration.ofSeconds(1))));
            assertThat(parked.lot()).isEqualTo("short");
            assertThat(Stage.get(parked.ended())).isInstanceOf(ParkedChannel.Ending.TimedOut.class);
        }
    }

    private static OriginateAction to(String exten) {
        return OriginateAction.builder("Local/" + exten + "@lab/n")
                .context("lab")
                .exten("dial-long")
                .priority(1)
                .timeout(Duration.ofSeconds(8))
                .build();
    }

    @Test
    void anOriginatedCallPassesItsStages() {
        try (Stage stage = Stage.on(pbx)) {
            OriginatedCall call = OriginatedCall.originate(stage.ami(), to("301"));
            Stage.get(call.ringing());
            assertThat(Stage.get(call.answered()).uniqueid()).isEqualTo(call.uniqueid());
            assertThat(Stage.get(call.bridged())).isNotEmpty();
            assertThat(call.ended()).isNotDone();
            Stage.get(call.hangup());
            assertThat(Stage.get(call.ended()).outcome()).isInstanceOf(OriginateOutcome.Answered.class);
        }
    }

    @Test
    void anOriginatedCallThatIsNotAnsweredSaysWhy() {
        try (Stage stage = Stage.on(pbx)) {
            OriginatedCall busy = OriginatedCall.originate(stage.ami(), to("busy"));
            OriginatedCall nobody = OriginatedCall.originate(stage.ami(), to("unallocated"));
            assertThat(Stage.get(busy.ended()).outcome()).isInstanceOf(OriginateOutcome.Busy.class);
            assertThat(Stage.get(nobody.ended()).cause()).isEqualTo(HangupCause.of(1));
            assertThatThrownBy(() -> Stage.get(busy.answered())).hasCauseInstanceOf(ControlFailedException.class);
            assertThatThrownBy(() -> Stage.get(busy.bridged())).hasCauseInstanceOf(ControlFailedException.class);
        }
    }

    @Test
    void anOriginatedCallOverSipIsRungAndFollowedThroughOptimisation() {
        try (Stage stage = Stage.on(pbx).phone()) {
            OriginatedCall sip = OriginatedCall.originate(
                    stage.ami(),
                    OriginateAction.builder("PJSIP/6001")
                            .context("lab")
                            .exten("local-opt")
                            .priority(1)
                            .build());
            Stage.get(sip.ringing());
            Stage.get(sip.answered());
            Stage.get(sip.bridged());
            Stage.get(sip.ended());
        }
    }
}
