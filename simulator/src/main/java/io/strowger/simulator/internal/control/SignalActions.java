package io.strowger.simulator.internal.control;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.LocalTechnology;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions that send a signal on a channel: SendFlash and PlayMF, and ControlPlayback. */
public final class SignalActions implements Topic {
    private static final Set<String> CONTROLS = Set.of("stop", "forward", "reverse", "pause", "restart");

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("SendFlash", (request, reply) -> sendFlash(pbx, request, reply));
        actions.add("PlayMF", (request, reply) -> playMf(pbx, request, reply));
        actions.add("ControlPlayback", (request, reply) -> controlPlayback(pbx, request, reply));
    }

    private static void sendFlash(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Channel channel = pbx.channels().find(request.text("Channel"));
        if (channel == null) {
            reply.error("Channel not found");
            return;
        }
        reply.success("Flash successfully queued");
        if (request.isTrue("Receive")) {
            received(channel);
        } else {
            sent(channel);
        }
    }

    /** Whoever is behind the channel gets it. */
    private static void sent(Channel channel) {
        @Nullable Channel behind = LocalTechnology.otherHalf(channel);
        if (behind != null) {
            received(behind);
        }
    }

    private static void received(Channel channel) {
        channel.pbx().world().soon(() -> {
            if (channel.isGone() || channel.reader() == null) {
                return;
            }
            channel.pbx().channelEvents().emit("Flash", Classes.CALL, channel, lines -> {});
            Bridge bridge = channel.bridge();
            if (bridge != null) {
                List.copyOf(bridge.channels()).stream()
                        .filter(each -> each != channel)
                        .forEach(SignalActions::sent);
            }
        });
    }

    private static void playMf(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String duration = request.text("Duration");
        if (pbx.channels().find(request.text("Channel")) == null) {
            reply.error("Channel not found");
        } else if (request.text("Digit").isEmpty()) {
            reply.error("No digit specified");
        } else if (!duration.isEmpty() && !duration.matches("\\d{1,9}")) {
            reply.error("Could not convert Duration parameter");
        } else {
            reply.success("MF successfully queued");
        }
    }

    private static void controlPlayback(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String channel = request.text("Channel");
        String control = request.text("Control");
        if (channel.isEmpty()) {
            reply.error("Channel not specified");
        } else if (control.isEmpty()) {
            reply.error("Control not specified");
        } else if (pbx.channels().find(channel) == null) {
            reply.error("No such channel");
        } else if (!CONTROLS.contains(control.toLowerCase(Locale.ROOT))) {
            reply.error("Unknown control type");
        } else {
            reply.success(lines -> {});
        }
    }
}
