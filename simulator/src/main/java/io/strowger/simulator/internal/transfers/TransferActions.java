package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.apps.Labels;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Feature;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Redirect, BlindTransfer, Atxfer and CancelAtxfer, and the keys that transfer. */
public final class TransferActions implements Topic {
    private static final String UNKNOWN = "Channel specified does not exist";
    private static final String NONE = "No channel specified";

    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("Redirect", (request, reply) -> redirect(pbx, request, reply));
        pbx.actions().add("BlindTransfer", (request, reply) -> blind(pbx, request, reply));
        pbx.actions().add("Atxfer", (request, reply) -> attended(pbx, request, reply));
        pbx.watchers().add(TransferSound.WATCHER);
        pbx.features().add(Feature.BLIND_TRANSFER, BlindTransfer::byKeys);
        pbx.features()
                .add(
                        Feature.ATTENDED_TRANSFER,
                        (presser, other, bridge) -> presser.datastore(
                                        AttendedTransfer.class, () -> new AttendedTransfer(presser))
                                .ask(bridge, BlindTransfer.context(presser)));
        pbx.actions().add("CancelAtxfer", (request, reply) -> cancel(pbx, request, reply));
    }

    private static void redirect(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        String extra = request.text("ExtraChannel");
        String missing = missing(request);
        if (!missing.isEmpty()) {
            reply.error(missing + " not specified");
            return;
        }
        int priority = priority(pbx, request, "");
        if (priority < 0) {
            reply.error("Priority is invalid");
            return;
        }
        boolean ownPlace = !request.text("ExtraPriority").isEmpty();
        int extraPriority = ownPlace ? priority(pbx, request, "Extra") : priority;
        if (!extra.isEmpty() && extraPriority < 0) {
            reply.error("ExtraPriority is invalid");
            return;
        }
        Channel channel = pbx.channels().find(name);
        if (channel == null) {
            reply.error("Channel does not exist: " + name);
            return;
        }
        if (channel.isHangupRequested()) {
            reply.error("Redirect failed, channel not up.");
            return;
        }
        if (!extra.isEmpty() && pbx.channels().find(extra) == null) {
            reply.error("ExtraChannel does not exist: " + extra);
            return;
        }
        Diversion.Place place = new Diversion.Place(channel, request.text("Context"), request.text("Exten"), priority);
        if (extra.isEmpty()) {
            reply.success("Redirect successful");
            Diversion.send(List.of(place));
        } else {
            redirectBoth(pbx, request, reply, place, extraPriority);
        }
    }

    /** What is needed and not there, or empty. */
    private static String missing(ActionRequest request) {
        for (String name : List.of("Channel", "Context", "Exten", "Priority")) {
            if (request.text(name).isEmpty()) {
                return name;
            }
        }
        return "";
    }

    private static void redirectBoth(
            Switchboard pbx, ActionRequest request, ActionReply reply, Diversion.Place place, int priority) {
        String extra = request.text("ExtraChannel");
        Channel second = pbx.channels().find(extra);
        if (second == null) {
            reply.error("ExtraChannel does not exist: " + extra);
            return;
        }
        String prefix = request.text("ExtraContext").isEmpty() ? "" : "Extra";
        reply.success("Dual Redirect successful");
        Diversion.send(List.of(
                place,
                new Diversion.Place(
                        second, request.text(prefix + "Context"), request.text(prefix + "Exten"), priority)));
    }

    private static int priority(Switchboard pbx, ActionRequest request, String prefix) {
        String text = request.text(prefix + "Priority");
        return text.isEmpty()
                ? 1
                : Labels.priority(pbx, request.text(prefix + "Context"), request.text(prefix + "Exten"), text);
    }

    private static void blind(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Channel channel = channel(pbx, request, reply);
        if (channel == null) {
            return;
        }
        String exten = request.text("Exten");
        if (exten.isEmpty()) {
            reply.error("No extension specified");
            return;
        }
        String context = request.text("Context").isEmpty() ? channel.profile().context() : request.text("Context");
        Bridge bridge = channel.bridge();
        Channel transferee = bridge == null ? null : other(bridge, channel);
        if (bridge == null || transferee == null) {
            reply.error("Transfer not permitted");
        } else {
            // Asterisk does not look whether there is such an extension
            reply.success("Transfer succeeded");
            BlindTransfer.byAction(channel, transferee, bridge, context, exten);
        }
    }

    private static void attended(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String exten = request.text("Exten");
        if (exten.isEmpty() && !request.text("Channel").isEmpty()) {
            reply.error("No extension specified");
            return;
        }
        Channel channel = channel(pbx, request, reply);
        if (channel == null) {
            return;
        }
        reply.success("Atxfer successfully queued");
        String context = request.text("Context");
        if (!context.isEmpty()) {
            channel.variables().put("TRANSFER_CONTEXT", context);
        }
        Bridge bridge = channel.bridge();
        if (bridge != null) {
            channel.datastore(AttendedTransfer.class, () -> new AttendedTransfer(channel))
                    .begin(bridge, context.isEmpty() ? channel.profile().context() : context, exten);
        }
    }

    private static void cancel(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Channel channel = channel(pbx, request, reply);
        if (channel == null) {
            return;
        }
        reply.success("CancelAtxfer successfully queued");
        AttendedTransfer.digits(channel, "*1");
        AttendedTransfer transfer = channel.datastore(AttendedTransfer.class);
        if (transfer != null) {
            transfer.cancel();
        }
    }

    static @Nullable Channel other(Bridge bridge, Channel channel) {
        for (Channel each : bridge.channels()) {
            if (each != channel) {
                return each;
            }
        }
        return null;
    }

    private static @Nullable Channel channel(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        Channel channel = name.isEmpty() ? null : pbx.channels().find(name);
        if (channel == null) {
            reply.error(name.isEmpty() ? NONE : UNKNOWN);
        }
        return channel;
    }
}
