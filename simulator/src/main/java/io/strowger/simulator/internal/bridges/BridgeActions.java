package io.strowger.simulator.internal.bridges;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bridge, BridgeList, BridgeInfo, BridgeKick, BridgeDestroy and the actions about technologies of bridges. */
public final class BridgeActions implements Topic {
    private static final String UNKNOWN = "Specified BridgeUniqueid not found";
    private static final String NONE = "BridgeUniqueid must be provided";

    private final Map<String, Technology> technologies = new LinkedHashMap<>();

    private static final class Technology {
        final String type;
        final int priority;
        boolean isSuspended;

        Technology(String type, int priority) {
            this.type = type;
            this.priority = priority;
        }
    }

    @Override
    public void install(Switchboard pbx) {
        technologies.put("native_rtp", new Technology("Native", 90));
        technologies.put("native_dahdi", new Technology("Native", 90));
        technologies.put("holding_bridge", new Technology("Holding", 50));
        technologies.put("simple_bridge", new Technology("1to1Mix", 50));
        technologies.put("softmix", new Technology("MultiMix", 10));
        ActionTable actions = pbx.actions();
        actions.add("Bridge", (request, reply) -> bridge(pbx, request, reply));
        actions.add("BridgeList", (request, reply) -> list(pbx, request, reply));
        actions.add("BridgeInfo", (request, reply) -> info(pbx, request, reply));
        actions.add("BridgeKick", (request, reply) -> kick(pbx, request, reply));
        actions.add("BridgeDestroy", (request, reply) -> destroy(pbx, request, reply));
        actions.add("BridgeTechnologyList", (request, reply) -> technologies(reply));
        actions.add("BridgeTechnologySuspend", (request, reply) -> suspend(request, reply, true));
        actions.add("BridgeTechnologyUnsuspend", (request, reply) -> suspend(request, reply, false));
    }

    private static void bridge(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String one = request.text("Channel1");
        String two = request.text("Channel2");
        if (one.isEmpty() || two.isEmpty()) {
            reply.error("Missing channel parameter in request");
            return;
        }
        Channel first = pbx.channels().find(one);
        Channel second = pbx.channels().find(two);
        if (first == null || second == null) {
            reply.error(first == null ? "Channel1 does not exist: " + one : "Channel2 does not exist: " + two);
            return;
        }
        if (first == second) {
            reply.error("Unable to bridge a channel to itself");
            return;
        }
        reply.success("Channels have been bridged");
        Bridge bridge = pbx.bridges().basic();
        second.linkedid(oldest(first, second));
        first.linkedid(oldest(first, second));
        join(bridge, first);
        join(bridge, second);
    }

    private static String oldest(Channel first, Channel second) {
        return second.created().isBefore(first.created()) ? second.linkedid() : first.linkedid();
    }

    private static void join(Bridge bridge, Channel channel) {
        Bridge before = channel.bridge();
        if (before != null) {
            before.pull(channel, () -> {});
            channel.pbx().world().soon(before::settle);
        }
        channel.takeFromCaller();
        Execution execution = channel.execution();
        if (execution != null) {
            execution.abandon();
            channel.application("", "");
            ChannelProfile place = channel.profile();
            channel.location(place.context(), place.exten(), place.priority() + 1);
        }
        bridge.enter(channel, left -> {
            if (left.hangupCause() == Causes.NONE) {
                left.hangupCause(Causes.NORMAL);
            }
            if (left.isHangupRequested()) {
                left.hangup();
            } else {
                Execution.start(left);
            }
        });
    }

    private static void list(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String type = request.text("BridgeType");
        ListReply list = reply.list("Bridge listing will follow");
        for (Bridge bridge : pbx.bridges().all()) {
            if (type.isEmpty() || type.equals(bridge.type())) {
                list.item("BridgeListItem", lines -> pbx.snapshots().bridge(lines, "", bridge));
            }
        }
        list.complete("BridgeListComplete");
    }

    private static void info(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Bridge bridge = find(pbx, request, reply);
        if (bridge == null) {
            return;
        }
        ListReply list = reply.list("Bridge channel listing will follow");
        bridge.channels()
                .forEach(channel ->
                        list.item("BridgeInfoChannel", lines -> pbx.snapshots().channel(lines, channel)));
        list.complete("BridgeInfoComplete", lines -> pbx.snapshots().bridge(lines, "", bridge));
    }

    private static void kick(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        if (name.isEmpty()) {
            reply.error("Channel must be provided");
            return;
        }
        Bridge named = null;
        if (!request.text("BridgeUniqueid").isEmpty()) {
            named = find(pbx, request, reply);
            if (named == null) {
                return;
            }
        }
        Channel channel = pbx.channels().find(name);
        Bridge bridge = channel == null ? null : channel.bridge();
        if (channel == null) {
            reply.error("Channel does not exist");
        } else if (bridge == null || named != null && named != bridge) {
            reply.error(named == null ? "Channel is not in a bridge" : "Channel could not be kicked from the bridge");
        } else {
            reply.success("Channel has been kicked");
            bridge.leave(channel);
        }
    }

    private static void destroy(Switchboard pbx, ActionRequest request, ActionReply reply) {
        Bridge bridge = find(pbx, request, reply);
        if (bridge != null) {
            reply.success("Bridge has been destroyed");
            bridge.destroy();
        }
    }

    private static @Nullable Bridge find(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String id = request.text("BridgeUniqueid");
        Bridge bridge = id.isEmpty() ? null : pbx.bridges().find(id);
        if (bridge == null) {
            reply.error(id.isEmpty() ? NONE : UNKNOWN);
        }
        return bridge;
    }

    private void technologies(ActionReply reply) {
        ListReply list = reply.list("Bridge technology listing will follow");
        technologies.forEach((name, technology) -> {
            Lines lines = new Lines()
                    .add("Event", "BridgeTechnologyListItem")
                    .add("BridgeTechnology", name)
                    .add("BridgeType", technology.type)
                    .add("BridgePriority", technology.priority)
                    .add("BridgeSuspended", technology.isSuspended ? "Yes" : "No");
            reply.echo(lines);
            list.item(lines.message());
        });
        list.complete("BridgeTechnologyListComplete");
    }

    private void suspend(ActionRequest request, ActionReply reply, boolean suspended) {
        String name = request.text("BridgeTechnology");
        Technology technology = technologies.get(name);
        if (name.isEmpty()) {
            reply.error("BridgeTechnology must be provided");
        } else if (technology == null) {
            reply.error("BridgeTechnology not found");
        } else {
            technology.isSuspended = suspended;
            reply.success(suspended ? "Suspended bridge technology" : "Unsuspended bridge technology");
        }
    }
}
