package io.strowger.simulator.internal.monitoring;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Feature;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recording of calls: MixMonitor and its actions, and the older Monitor where the version has it. */
public final class MonitorTopic implements Topic {
    private static final Pattern ID_OPTION = Pattern.compile("i\\(([^)]*)\\)");
    private static final int WITHOUT_MONITOR = 21;

    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add(
                "MixMonitor",
                (request, reply) -> onChannel(pbx, request, reply, channel -> start(channel, request, reply)));
        actions.add(
                "StopMixMonitor",
                (request, reply) -> onChannel(pbx, request, reply, channel -> {
                    if (Recorder.of(channel).stop(channel, request.text("MixMonitorID"))) {
                        reply.success(lines -> {});
                    } else {
                        reply.error("Could not stop monitoring channel");
                    }
                }));
        actions.add("MixMonitorMute", (request, reply) -> mute(pbx, request, reply));
        pbx.apps().add("MixMonitor", MonitorTopic::mixMonitor);
        pbx.apps().add("StopMixMonitor", (x, data) -> {
            Recorder.of(x.channel()).stop(x.channel(), data);
            x.next();
        });
        pbx.watchers().add(new ChannelWatcher() {
            @Override
            public void hangingUp(Channel channel) {
                Recorder recorder = channel.datastore(Recorder.class);
                if (recorder != null) {
                    recorder.stopAll(channel);
                }
            }
        });
        pbx.features().add(Feature.MIX_MONITOR, TouchRecording::mix);
        if (!pbx.version().isAtLeast(WITHOUT_MONITOR)) {
            pbx.features().add(Feature.MONITOR, TouchRecording::old);
            monitor(pbx);
        }
    }

    private static void mixMonitor(Execution x, String data) {
        String[] parts = data.split(",", -1);
        Recorder.of(x.channel()).start(x.channel(), parts[0], idVariable(parts.length > 1 ? parts[1] : ""));
        x.next();
    }

    private static String idVariable(String options) {
        Matcher option = ID_OPTION.matcher(options);
        return option.find() ? option.group(1) : "";
    }

    private static void start(Channel channel, ActionRequest request, ActionReply reply) {
        String variable = idVariable(request.text("Options"));
        String id = Recorder.of(channel).start(channel, request.text("File"), variable);
        reply.success(lines -> {
            if (!variable.isEmpty()) {
                lines.add("MixMonitorID", id);
            }
        });
    }

    private static void mute(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String direction = request.text("Direction");
        String state = request.text("State");
        if (direction.isEmpty()) {
            reply.error("No direction specified. Must be read, write or both");
        } else if (!direction.equals("read") && !direction.equals("write") && !direction.equals("both")) {
            reply.error("Invalid direction specified. Must be read, write or both");
        } else if (state.isEmpty()) {
            reply.error("Failed to set mute flag: State not specified");
        } else {
            onChannel(pbx, request, reply, channel -> {
                if (!Recorder.of(channel).hasRun()) {
                    reply.error("Cannot set mute flag");
                    return;
                }
                reply.success(lines -> {});
                pbx.channelEvents()
                        .emit(
                                "MixMonitorMute",
                                Classes.CALL,
                                channel,
                                lines -> lines.add("Direction", direction)
                                        .add("State", request.isTrue("State") ? "1" : "0"));
            });
        }
    }

    private static void monitor(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add(
                "Monitor",
                (request, reply) -> onChannel(pbx, request, reply, channel -> {
                    event(channel, "MonitorStart");
                    reply.success("Started monitoring channel");
                }));
        actions.add(
                "StopMonitor",
                (request, reply) -> onChannel(pbx, request, reply, channel -> {
                    event(channel, "MonitorStop");
                    reply.success("Stopped monitoring channel");
                }));
        actions.add("ChangeMonitor", (request, reply) -> {
            if (request.text("File").isEmpty() && !request.text("Channel").isEmpty()) {
                reply.error("No filename specified");
            } else {
                onChannel(pbx, request, reply, channel -> reply.success("Changed monitor filename"));
            }
        });
        answers(pbx, "PauseMonitor", "Paused monitoring of the channel");
        answers(pbx, "UnpauseMonitor", "Unpaused monitoring of the channel");
        pbx.apps().add("Monitor", (x, data) -> {
            event(x.channel(), "MonitorStart");
            x.next();
        });
        pbx.apps().add("StopMonitor", (x, data) -> {
            event(x.channel(), "MonitorStop");
            x.next();
        });
    }

    /** True as long as the channel is recorded the old way. */
    static final class OldRecording {}

    static void event(Channel channel, String name) {
        boolean begins = name.equals("MonitorStart");
        boolean runs = channel.datastore(OldRecording.class) != null;
        if (begins == runs) {
            return;
        }
        if (begins) {
            channel.datastore(OldRecording.class, OldRecording::new);
            channel.variables().put("__MONITORED", "true");
        } else {
            channel.dropDatastore(OldRecording.class);
        }
        channel.pbx().channelEvents().emit(name, Classes.CALL, channel, lines -> {});
        if (!begins) {
            channel.variables().put("MONITORED", "");
        }
    }

    private static void answers(Switchboard pbx, String action, String message) {
        pbx.actions()
                .add(action, (request, reply) -> onChannel(pbx, request, reply, channel -> reply.success(message)));
    }

    private static void onChannel(Switchboard pbx, ActionRequest request, ActionReply reply, Consumer<Channel> what) {
        String name = request.text("Channel");
        Channel channel = name.isEmpty() ? null : pbx.channels().find(name);
        if (channel == null) {
            reply.error(name.isEmpty() ? "No channel specified" : "No such channel");
        } else {
            what.accept(channel);
        }
    }
}
