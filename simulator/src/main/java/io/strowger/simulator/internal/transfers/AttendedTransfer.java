package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attended transfer that a channel in a call of two makes: asks a third one first. */
final class AttendedTransfer implements OutgoingCall.Outcome {
    private static final String FEATURE_CODE = "*2";
    private static final Duration DIGIT = Duration.ZERO;
    private static final Duration NO_ANSWER = Duration.ofSeconds(15);

    private final Channel transferer;
    private final Switchboard pbx;
    private @Nullable Bridge first;
    private @Nullable Bridge second;
    private @Nullable Channel transferee;
    private @Nullable OutgoingCall call;
    private Bridge.@Nullable Member brought;
    private boolean leaving;

    AttendedTransfer(Channel transferer) {
        this.transferer = transferer;
        this.pbx = transferer.pbx();
    }

    void begin(Bridge bridge, String context, String exten) {
        if (first != null) {
            return;
        }
        Channel held = TransferActions.other(bridge, transferer);
        if (held == null) {
            return;
        }
        first = bridge;
        transferee = held;
        digits(transferer, FEATURE_CODE);
        pbx.channelEvents().emit("Hold", Classes.CALL, transferer, lines -> {});
        MusicApps.start(held, "");
        digits(transferer, exten);
        if (pbx.dialplan().step(context, exten, 1) == null) {
            return;
        }
        Technology local = pbx.technologies().find("Local");
        String destination = exten + "@" + context;
        Channel target = local == null ? null : local.request(new Technology.Request(destination, transferer, "", ""));
        if (target == null) {
            back();
            return;
        }
        target.variables().put("TRANSFERERNAME", transferer.name());
        target.variables().put("ATTENDEDTRANSFER", transferer.name());
        second = pbx.bridges().basic();
        OutgoingCall begun = new OutgoingCall(null, target, destination, this);
        call = begun;
        begun.beginQuietly();
        pbx.world().after(NO_ANSWER, () -> {
            if (call == begun) {
                begun.dropUnanswered();
                call = null;
                back();
            }
        });
    }

    static void digits(Channel channel, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            String digit = digits.substring(i, i + 1);
            channel.pbx().watchers().tell(each -> each.digit(channel, digit, DIGIT));
            channel.pbx()
                    .channelEvents()
                    .emit(
                            "DTMFEnd",
                            Classes.DTMF,
                            channel,
                            lines -> lines.add("Digit", digit)
                                    .add("DurationMs", DIGIT.toMillis())
                                    .add("Direction", "Received"));
        }
    }

    @Override
    public void answered(OutgoingCall answeredCall) {
        call = null;
        Bridge from = first;
        Bridge to = second;
        if (from == null || to == null || transferer.isGone()) {
            answeredCall.dialled().hangup();
            return;
        }
        Channel target = answeredCall.dialled();
        to.enter(target, gone -> targetLeft(gone));
        target.variables().put("ATTENDEDTRANSFER", "");
        brought = from.moveOut(transferer);
        to.enter(transferer, gone -> complete(gone, target));
    }

    private void targetLeft(Channel target) {
        if (target.hangupCause() == Causes.NONE) {
            target.hangupCause(Causes.NORMAL);
        }
        target.hangup();
    }

    /** The transferer leaves: those whom it talked to get each other. */
    private void complete(Channel gone, Channel target) {
        Bridge from = first;
        Bridge to = second;
        Channel held = transferee;
        Bridge.Member was = brought;
        if (from == null || to == null || held == null || leaving) {
            return;
        }
        leaving = true;
        MusicApps.stop(held);
        if (!target.isGone() && target.bridge() == to) {
            pbx.events().emit("BridgeMerge", Classes.CALL, lines -> {
                pbx.snapshots().bridge(lines, "To", from);
                pbx.snapshots().bridge(lines, "From", to);
            });
            to.moveOut(target);
            from.enter(target, channel -> targetLeft(channel));
            target.connected(held.profile().caller());
            target.leg().connected(held.profile().caller());
            told(from, to, held, target);
        }
        transferer.dropDatastore(AttendedTransfer.class);
        if (was != null) {
            was.left(gone);
        }
    }

    private void told(Bridge from, Bridge to, Channel held, Channel target) {
        pbx.events().emit("AttendedTransfer", Classes.CALL, lines -> {
            lines.add("Result", "Success");
            pbx.snapshots().channel(lines, "OrigTransferer", transferer);
            pbx.snapshots().bridge(lines, "Orig", from);
            pbx.snapshots().channel(lines, "SecondTransferer", transferer);
            pbx.snapshots().bridge(lines, "Second", to);
            pbx.snapshots().channel(lines, "Transferee", held);
            lines.add("IsExternal", "No").add("DestType", "Bridge").add("DestBridgeUniqueid", from.uniqueid());
        });
        pbx.watchers()
                .tell(each -> each.transferred(
                        transferer,
                        "ATTENDEDTRANSFER",
                        "{\"bridge1_id\":\"" + from.uniqueid() + "\",\"channel2_name\":\"" + transferer.name()
                                + "\",\"channel2_uniqueid\":\"" + transferer.uniqueid() + "\",\"bridge2_id\":\""
                                + to.uniqueid() + "\",\"transferee_channel_name\":\"" + held.name()
                                + "\",\"transferee_channel_uniqueid\":\"" + held.uniqueid()
                                + "\",\"transfer_target_channel_name\":\"" + target.name()
                                + "\",\"transfer_target_channel_uniqueid\":\"" + target.uniqueid() + "\"}"));
    }

    @Override
    public void failed(OutgoingCall failedCall, String dialStatus, Frame.Kind by) {
        call = null;
        back();
    }

    /** Gives the attempt up: the transferer gets back whom it put on hold. */
    void cancel() {
        OutgoingCall begun = call;
        if (begun != null) {
            call = null;
            begun.dropUnanswered();
            back();
        }
    }

    private void back() {
        Channel held = transferee;
        transferer.dropDatastore(AttendedTransfer.class);
        if (second != null) {
            second.dissolve();
        }
        if (!transferer.isGone()) {
            pbx.channelEvents().emit("Unhold", Classes.CALL, transferer, lines -> {});
        }
        if (held != null && !held.isGone()) {
            MusicApps.stop(held);
        }
    }
}
