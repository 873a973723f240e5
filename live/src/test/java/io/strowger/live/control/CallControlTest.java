package io.strowger.live.control;

import static io.strowger.live.control.SmallOffice.failure;
import static io.strowger.live.control.SmallOffice.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.value.TransferResult;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transfers, holding, parking and originated calls, on virtual time. */
@Timeout(60)
class CallControlTest {
    @Test
    void aBlindTransferIsToldByItsEvent() {
        try (SmallOffice office = new SmallOffice()) {
            PhoneCall call = office.talk();
            assertThat(get(office.control(call).blindTransfer("default", "echo"))
                            .result())
                    .isEqualTo(TransferResult.SUCCESS);
        }
    }

    @Test
    void anAttendedTransferIsAnsweredAndCompleted() {
        try (SmallOffice office = new SmallOffice()) {
            AttendedTransfer transfer = get(office.control(office.talk()).attendedTransfer("default", "260"));
            office.asterisk.advance(Duration.ofSeconds(1));
            get(transfer.answered());
            assertThat(transfer.done()).isNotDone();
            assertThat(get(transfer.complete()).result()).isEqualTo(TransferResult.SUCCESS);
            assertThat(failure(transfer.cancel())).isNotNull();
        }
    }

    @Test
    void anAttendedTransferIsCancelled() {
        try (SmallOffice office = new SmallOffice()) {
            AttendedTransfer transfer = get(office.control(office.talk()).attendedTransfer("default", "350"));
            office.asterisk.advance(Duration.ofSeconds(1));
            get(transfer.cancel());
            assertThat(failure(transfer.done())).isInstanceOf(ControlFailedException.class);
            assertThat(failure(transfer.answered())).isInstanceOf(ControlFailedException.class);
        }
    }

    @Test
    void aParkedChannelsTimeRunsOutOrItGivesUp() {
        try (SmallOffice office = new SmallOffice()) {
            ParkedChannel first =
                    get(office.control(office.call("long")).park(ParkOrder.DEFAULT.timeout(Duration.ofSeconds(20))));
            PhoneCall other = office.call("long");
            ParkedChannel second = get(office.control(other).park());
            assertThat(second.space()).isNotEqualTo(first.space());
            assertThat(get(ParkingControl.of(office.ami).calls())).hasSize(2);
            other.hangsUp();
            assertThat(get(second.ended())).isInstanceOf(ParkedChannel.Ending.GaveUp.class);
            assertThat(first.ended()).isNotDone();
            office.asterisk.advance(Duration.ofSeconds(21));
            assertThat(get(first.ended())).isInstanceOf(ParkedChannel.Ending.TimedOut.class);
        }
    }

    @Test
    void aCallIsHeldAndGoesOn() {
        try (SmallOffice office = new SmallOffice()) {
            PhoneCall call = office.talk();
            office.asterisk.pbx().extension("default", "music", steps -> steps.run("MusicOnHold", "default"));
            CompletableFuture<HeldCall> hold = office.control(call).hold(Place.of("default", "music"));
            office.awaitAction("Redirect");
            office.asterisk.advance(Duration.ofMillis(100));
            HeldCall held = get(hold);
            assertThat(held.partner()).contains(ChannelControl.of(office.ami, office.bob()));
            get(held.resume());
        }
    }

    private static OriginateAction to(String channel) {
        return OriginateAction.builder(channel)
                .context("default")
                .exten("200")
                .priority(1)
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    @Test
    void anOriginatedCallPassesItsStagesOneByOne() {
        try (SmallOffice office = new SmallOffice()) {
            office.asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            office.asterisk.pbx().endpoint("PJSIP/bob").answersAfter(Duration.ofSeconds(2));
            OriginatedCall call = OriginatedCall.originate(office.ami, to("PJSIP/alice"));
            office.asterisk.takeAction();
            office.asterisk.advance(Duration.ofSeconds(1));
            get(call.ringing());
            assertThat(call.answered()).isNotDone();
            office.asterisk.advance(Duration.ofSeconds(3));
            assertThat(get(call.answered()).uniqueid()).isEqualTo(call.uniqueid());
            assertThat(call.bridged()).isNotDone();
            office.asterisk.advance(Duration.ofSeconds(3));
            assertThat(get(call.bridged())).isNotEmpty();
            assertThat(call.ended()).isNotDone();
            get(call.hangup());
            assertThat(get(call.ended()).outcome()).isInstanceOf(OriginateOutcome.Answered.class);
        }
    }

    @Test
    void anOriginatedCallThatNobodyAnswersFailsItsStages() {
        try (SmallOffice office = new SmallOffice()) {
            office.asterisk.pbx().endpoint("PJSIP/alice").isBusy();
            OriginatedCall call = OriginatedCall.originate(office.ami, to("PJSIP/alice"));
            office.asterisk.takeAction();
            office.asterisk.advance(Duration.ofSeconds(1));
            assertThat(get(call.ended()).outcome()).isInstanceOf(OriginateOutcome.Busy.class);
            assertThat(failure(call.answered()))
                    .isInstanceOf(ControlFailedException.class)
                    .hasMessageContaining("Busy");
            assertThat(failure(call.bridged())).isInstanceOf(ControlFailedException.class);
            Throwable given = get(call.answered().handle((answered, failure) -> failure));
            assertThat(given).as("what a stage of the caller's is given").isInstanceOf(ControlFailedException.class);
        }
    }

    @Test
    void anOriginateThatIsRefusedFailsAll() {
        try (SmallOffice office = new SmallOffice()) {
            OriginatedCall call = OriginatedCall.originate(
                    office.ami,
                    OriginateAction.builder("PJSIP/alice")
                            .context("default")
                            .exten("none")
                            .priority(1)
                            .build());
            assertThat(failure(call.outcome())).isNotNull();
            assertThat(failure(call.ended())).isNotInstanceOf(AssertionError.class);
            assertThat(failure(call.ringing())).isNotInstanceOf(AssertionError.class);
        }
    }
}
