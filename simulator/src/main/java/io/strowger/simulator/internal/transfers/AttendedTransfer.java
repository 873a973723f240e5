package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Feature;
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
    private static final int NO_ANSWER = 15;

    private final Channel transferer;
    private final Switchboard pbx;
    private @Nullable Bridge first;
    private @Nullable Bridge second;
    private @Nullable Channel transferee;
    private @Nullable OutgoingCall call;
    private Bridge.@Nullable Member brought;
    private Bridge.@Nullable Member asked;
    private boolean leaving;

    AttendedTransfer(Channel transferer) {
        this.transferer = transferer;
        this.pbx = transferer.pbx();
    }

    /** Does it as the action does, which presses the keys of the feature and of the extension. */
    void begin(Bridge bridge, String context, String exten) {
        if (first != null || TransferActions.other(bridge, transferer) == null) {
            return;
        }
        String keys = pbx.features().keys(Feature.ATTENDED_TRANSFER);
        digits(transferer, keys.isEmpty() ? FEATURE_CODE : keys);
        hold(bridge);
        Sounds.begun(transferer, TransferDigits.PROMPT);
        digits(transferer, exten.substring(0, 1));
        Sounds.ended(transferer);
        digits(transferer, exten.substring(1));
        if (pbx.dialplan().step(context, exten, 1) != null) {
            call(context, exten);
        }
    }

    /** Asks who pressed the keys of the feature for the extension. */
    void ask(Bridge bridge, String context) {
        if (first == null && TransferActions.other(bridge, transferer) != null) {
            hold(bridge);
            TransferDigits.ask(transferer, context, exten -> {
                if (exten.isEmpty()) {
                    back();
                } else if (transferer.bridge() == bridge) {
                    call(context, exten);
                }
            });
        }
    }

    private void hold(Bridge bridge) {
        first = bridge;
        Channel held = TransferActions.other(bridge, transferer);
        pbx.channelEvents().emit("Hold", Classes.CALL, transferer, lines -> {});
        if (held != null) {
            transferee = held;
            MusicApps.start(held, "");
        }
    }

    private void call(String context, String exten) {
        Technology local = pbx.technologies().find("Local");
        String destination = exten + "@" + context;
        Channel target = local == null ? null : local.request(new Technology.Request(destination, transferer, "", ""));
        if (target == null) {
            back();
            return;
        }
        target.variables().put("TRANSFERERNAME", transferer.name());
        target.variables().put("ATTENDEDTRANSFER", transferer.name());
        Bridge to = pbx.bridges().basic();
        second = to;
        OutgoingCall begun = new OutgoingCall(null, target, destination, this);
        call = begun;
        if (begun.beginQuietly()) {
            meet(to, target, begun);
        }
    }

    /** Both come together before the one who is asked answers. */
    private void meet(Bridge to, Channel target, OutgoingCall begun) {
        asked = new Bridge.Member() {
            @Override
            public void frame(Channel channel, Frame frame) {
                if (call == begun) {
                    begun.frame(channel, frame);
                }
            }

            @Override
            public void left(Channel gone) {
                targetLeft(gone);
            }
        };
        to.enter(target, asked);
        target.variables().put("ATTENDEDTRANSFER", "");
        Bridge from = first;
        if (from != null) {
            brought = from.moveOut(transferer);
            to.enter(transferer, gone -> complete(gone, target));
        }
        Duration patience = pbx.features().seconds("atxfernoanswertimeout", NO_ANSWER);
        pbx.world().after(patience, () -> {
            if (call == begun && !leaving) {
                call = null;
                begun.release();
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

    /** The bridge has the channel still. */
    @Override
    public void answered(OutgoingCall answeredCall) {
        call = null;
        Channel target = answeredCall.dialled();
        Bridge bridge = target.bridge();
        if (bridge != null) {
            target.reader(bridge);
        }
    }

    private void targetLeft(Channel target) {
        OutgoingCall begun = call;
        if (begun != null && !leaving) {
            begun.frame(target, Frame.of(Frame.Kind.HANGUP));
            return;
        }
        if (target.hangupCause() == Causes.NONE) {
            target.hangupCause(Causes.NORMAL);
        }
        target.hangup();
        if (!leaving) {
            back();
        }
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
            from.enter(target, java.util.Objects.requireNonNull(asked, "asked"));
            target.connected(held.profile().caller());
            target.leg().connected(held.profile().caller());
            told(from, to, held, target);
            TransferSound.play(target);
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
        if (!leaving) {
            back();
        }
    }

    /** Gives the attempt up: the transferer gets back whom it put on hold. */
    void cancel() {
        OutgoingCall begun = call;
        if (begun != null) {
            call = null;
            begun.release();
        }
        if (second != null && !leaving) {
            back();
        }
    }

    private void back() {
        leaving = true;
        Bridge from = first;
        Bridge to = second;
        Channel held = transferee;
        Bridge.Member was = brought;
        transferer.dropDatastore(AttendedTransfer.class);
        boolean returns = false;
        if (from != null && to != null && was != null && transferer.bridge() == to) {
            returns = true;
            to.moveOut(transferer);
            from.enter(transferer, was);
        }
        if (held != null && !held.isGone()) {
            MusicApps.stop(held);
        }
        if (!transferer.isGone()) {
            pbx.channelEvents().emit("Unhold", Classes.CALL, transferer, lines -> {});
        }
        if (to != null) {
            to.dissolve();
        }
        if (returns && held != null && !held.isGone()) {
            transferer.connected(held.profile().caller());
            transferer.leg().connected(held.profile().caller());
        }
    }
}
