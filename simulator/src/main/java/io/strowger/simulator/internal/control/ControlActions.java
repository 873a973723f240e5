package io.strowger.simulator.internal.control;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.LocalTechnology;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actions that do something to one channel: AbsoluteTimeout, SendText, PlayDTMF, MuteAudio, LocalOptimizeAway, ... */
public final class ControlActions implements Topic {
    private static final String UNKNOWN = "No such channel";

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("AbsoluteTimeout", (request, reply) -> absoluteTimeout(pbx, request, reply));
        actions.add("SendText", (request, reply) -> sendText(pbx, request, reply));
        actions.add("PlayDTMF", (request, reply) -> playDtmf(pbx, request, reply));
        actions.add("MuteAudio", (request, reply) -> muteAudio(pbx, request, reply));
        actions.add("LocalOptimizeAway", (request, reply) -> optimizeAway(pbx, request, reply));
        actions.add("UserEvent", (request, reply) -> userEvent(pbx, request, reply));
        actions.add("CoreShowChannelMap", (request, reply) -> map(pbx, request, reply));
    }

    private static void absoluteTimeout(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String timeout = request.text("Timeout");
        Channel channel = pbx.channels().find(request.text("Channel"));
        if (request.text("Channel").isEmpty()) {
            reply.error("No channel specified");
        } else if (timeout.isEmpty()) {
            reply.error("No timeout specified");
        } else if (channel == null) {
            reply.error(UNKNOWN);
        } else {
            channel.hangupAfter(Duration.ofSeconds(timeout.matches("\\d{1,9}") ? Long.parseLong(timeout) : 0));
            reply.success("Timeout Set");
        }
    }

    private static void sendText(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Channel channel = pbx.channels().find(request.text("Channel"));
        if (request.text("Channel").isEmpty()) {
            reply.error("No channel specified");
        } else if (request.text("Message").isEmpty()) {
            reply.error("No Message specified");
        } else if (channel == null) {
            reply.error(UNKNOWN);
        } else {
            reply.success("Success");
        }
    }

    private static void playDtmf(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String digit = request.text("Digit");
        String duration = request.text("Duration");
        Channel channel = pbx.channels().find(request.text("Channel"));
        if (channel == null) {
            reply.error("Channel not found");
            return;
        }
        if (digit.isEmpty()) {
            reply.error("No digit specified");
            return;
        }
        if (!duration.isEmpty() && !duration.matches("\\d{1,9}")) {
            reply.error("Could not convert Duration parameter");
            return;
        }
        reply.success("DTMF successfully queued");
        Duration length = Duration.ofMillis(duration.isEmpty() ? Digits.USUAL_MILLIS : Long.parseLong(duration));
        if (request.isTrue("Receive")) {
            Digits.receive(channel, digit.substring(0, 1), length);
        } else {
            Digits.send(channel, digit.substring(0, 1), length);
        }
    }

    private static void muteAudio(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Channel channel = pbx.channels().find(request.text("Channel"));
        if (request.text("Channel").isEmpty()) {
            reply.error("Channel not specified");
        } else if (request.text("State").isEmpty()) {
            reply.error("State not specified");
        } else if (request.text("Direction").isEmpty()) {
            reply.error("Direction not specified");
        } else if (channel == null) {
            reply.error(UNKNOWN);
        } else {
            switch (request.text("Direction")) {
                case "in", "out", "all" -> {
                    reply.success(lines -> {});
                    if (channel.bridge() != null) {
                        channel.bridge().tellPeers();
                    }
                }
                default -> reply.error("Failed to mute/unmute stream");
            }
        }
    }

    private static void optimizeAway(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Channel channel = pbx.channels().find(request.text("Channel"));
        if (request.text("Channel").isEmpty()) {
            reply.error("'Channel' not specified.");
        } else if (channel == null || !channel.technology().name().equals("Local")) {
            reply.error("Channel does not exist.");
        } else {
            reply.success("Queued channel to be optimized away");
            LocalTechnology.optimise(channel);
        }
    }

    private static void userEvent(Switchboard pbx, ActionRequest request, ActionReply reply) {
        reply.success("Event Sent");
        pbx.events().emit("UserEvent", Classes.USER, lines -> {
            lines.add("UserEvent", request.text("UserEvent"));
            request.headers().forEach(header -> {
                if (!header.name().equalsIgnoreCase("Action") && !header.name().equalsIgnoreCase("UserEvent")) {
                    lines.add(header.name(), header.value());
                }
            });
        });
    }

    private static void map(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        if (name.isEmpty()) {
            reply.error("CoreShowChannelMap requires a channel.\n");
            return;
        }
        Channel channel = pbx.channels().find(name);
        if (channel == null) {
            reply.error("Could not get channel snapshot\n");
            return;
        }
        ListReply list = reply.list("Channel map will follow");
        Set<Channel> connected = new LinkedHashSet<>();
        collect(channel, connected);
        connected.remove(channel);
        for (Channel each : connected) {
            list.item(
                    "CoreShowChannelMap",
                    lines -> lines.add("Channel", channel.name()).add("ConnectedChannel", each.name()));
        }
        list.complete("CoreShowChannelMapComplete");
    }

    /** All that a channel is connected to by its bridge, and those that are behind Local channels there. */
    private static void collect(Channel channel, Set<Channel> into) {
        Bridge bridge = channel.bridge();
        if (bridge == null || !into.add(channel)) {
            into.add(channel);
            return;
        }
        for (Channel each : bridge.channels()) {
            if (into.add(each)) {
                @Nullable Channel behind = LocalTechnology.otherHalf(each);
                if (behind != null) {
                    collect(behind, into);
                }
            }
        }
    }
}
