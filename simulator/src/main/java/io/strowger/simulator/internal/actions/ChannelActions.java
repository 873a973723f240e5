package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.ami.User;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Hangup, CoreShowChannels, Status, Getvar and Setvar. */
public final class ChannelActions implements Topic {
    private static final int MOST_CAUSE = 127;

    /** Functions that change more than the call, which a client may not write. */
    private static final Pattern ESCALATING = Pattern.compile("(DB|ENV|FILE|REALTIME|REALTIME_STORE|SHELL)\\(.*");

    /** What needs the class system in a variable. */
    private static final Pattern OF_THE_SYSTEM = Pattern.compile(".*(SHELL|EVAL).*");

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("Hangup", (request, reply) -> hangup(pbx, request, reply));
        actions.add("CoreShowChannels", (request, reply) -> coreShowChannels(pbx, reply));
        actions.add("Status", (request, reply) -> status(pbx, request, reply));
        actions.add("Getvar", (request, reply) -> getvar(pbx, request, reply));
        actions.add("Setvar", (request, reply) -> setvar(pbx, request, reply));
    }

    private static void hangup(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        if (name.isEmpty()) {
            reply.error("No channel specified");
        } else if (name.length() > 1 && name.startsWith("/") && name.endsWith("/")) {
            hangupMatching(pbx, name.substring(1, name.length() - 1), request, reply);
        } else {
            Channel channel = pbx.channels().find(name);
            if (channel == null) {
                reply.error("No such channel");
            } else {
                hangup(channel, request);
                reply.success("Channel Hungup");
            }
        }
    }

    private static void hangupMatching(Switchboard pbx, String expression, ActionRequest request, ActionReply reply) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            reply.error("Regex compile error: " + e.getDescription());
            return;
        }
        ListReply list = reply.list("Channels hung up will follow");
        for (Channel channel : List.copyOf(pbx.channels().all())) {
            if (pattern.matcher(channel.name()).find()) {
                hangup(channel, request);
                Lines lines = new Lines().add("Event", "ChannelHungup").add("Channel", channel.name());
                reply.echo(lines);
                list.item(lines.message());
            }
        }
        list.complete("ChannelsHungupListComplete");
    }

    private static void hangup(Channel channel, ActionRequest request) {
        String cause = request.text("Cause");
        if (cause.matches("\\d{1,3}")) {
            int number = Integer.parseInt(cause);
            channel.hangupCause(number > MOST_CAUSE ? 0 : number);
        }
        channel.requestHangup();
    }

    private static void coreShowChannels(Switchboard pbx, ActionReply reply) {
        ListReply list = reply.list("Channels will follow");
        for (Channel channel : pbx.channels().all()) {
            list.item("CoreShowChannel", lines -> {
                pbx.snapshots().channel(lines, channel);
                lines.add("Application", channel.profile().application())
                        .add("ApplicationData", channel.profile().applicationData())
                        .add("Duration", clock(age(channel)))
                        .add("BridgeId", bridgeOf(channel));
            });
        }
        list.complete("CoreShowChannelsComplete");
    }

    private static void status(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        Channel one = name.isEmpty() ? null : pbx.channels().find(name);
        if (one == null && !name.isEmpty()) {
            reply.error("No such channel");
            return;
        }
        Collection<Channel> channels = one == null ? pbx.channels().all() : List.of(one);
        ListReply list = reply.list("Channel status will follow");
        for (Channel channel : channels) {
            Lines lines = new Lines().add("Event", "Status").add("Privilege", "Call");
            status(pbx, channel, lines);
            variables(pbx, request, channel, lines);
            reply.echo(lines);
            list.item(lines.message());
        }
        list.complete("StatusComplete", lines -> lines.add("Items", list.items()));
    }

    private static void variables(Switchboard pbx, ActionRequest request, Channel channel, Lines lines) {
        if (request.isTrue("AllVariables")) {
            channel.variables().all().forEach((name, value) -> lines.add("Variable", name + "=" + value));
        }
        for (String name : request.text("Variables").split(",")) {
            if (!name.isEmpty()) {
                String value = pbx.values().read(channel, name);
                lines.add("Variable", name + "=" + (value == null ? "(null)" : value));
            }
        }
    }

    private static void status(Switchboard pbx, Channel channel, Lines lines) {
        boolean isLocal = channel.technology().name().equals("Local");
        pbx.snapshots().channel(lines, channel);
        lines.add("Type", channel.technology().name())
                .add("DNID", channel.profile().dnid())
                .add("EffectiveConnectedLineNum", channel.profile().connected().shownNumber())
                .add("EffectiveConnectedLineName", channel.profile().connected().shownName())
                .add("TimeToHangup", channel.timeToHangup().toSeconds())
                .add("BridgeID", bridgeOf(channel))
                .add("Application", channel.profile().application())
                .add("Data", channel.profile().applicationData())
                .add("Nativeformats", isLocal ? "(slin)" : "(ulaw|alaw)")
                .add("Readformat", isLocal ? "slin" : "ulaw")
                .add("Readtrans", "")
                .add("Writeformat", isLocal ? "slin" : "ulaw")
                .add("Writetrans", "")
                .add("Callgroup", 0)
                .add("Pickupgroup", 0)
                .add("Seconds", age(channel).toSeconds());
    }

    private static void getvar(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String variable = request.text("Variable");
        Channel channel = channel(pbx, request);
        if (variable.isEmpty()) {
            reply.error("No variable specified");
        } else if (channel == null && !request.text("Channel").isEmpty()) {
            reply.error("No such channel");
        } else if (OF_THE_SYSTEM.matcher(variable).matches() && !maySystem(reply)) {
            reply.error("GetVar Access Forbidden: Variable");
        } else {
            String value = pbx.values().read(channel, variable);
            reply.success(lines -> lines.add("Variable", variable).add("Value", value == null ? "" : value));
        }
    }

    private static void setvar(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String variable = request.text("Variable");
        Channel channel = channel(pbx, request);
        if (variable.isEmpty()) {
            reply.error("No variable specified");
        } else if (channel == null && !request.text("Channel").isEmpty()) {
            reply.error("No such channel");
        } else if (!ESCALATING.matcher(variable).matches()
                && pbx.values().write(channel, variable, request.text("Value"))) {
            reply.success("Variable Set");
        } else {
            reply.error("Variable not set");
        }
    }

    private static boolean maySystem(ActionReply reply) {
        User user = reply.client().user();
        return user != null && Classes.SYSTEM.anyIn(user.write().bits());
    }

    private static @Nullable Channel channel(Switchboard pbx, ActionRequest request) {
        String name = request.text("Channel");
        return name.isEmpty() ? null : pbx.channels().find(name);
    }

    private static Duration age(Channel channel) {
        return Duration.between(channel.created(), channel.pbx().world().now());
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String bridgeOf(Channel channel) {
        Bridge bridge = channel.bridge();
        return bridge == null ? "" : bridge.uniqueid();
    }
}
