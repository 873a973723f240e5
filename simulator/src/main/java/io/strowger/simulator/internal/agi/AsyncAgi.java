package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The application AGI with {@code agi:async}, whose commands come by the action AGI. */
public final class AsyncAgi implements Topic {
    /** How many commands may wait on one channel. */
    private static final int MOST = 1000;

    /** What waits on one channel. */
    private static final class Session {
        final ArrayDeque<Command> waiting = new ArrayDeque<>();
        boolean busy;

        @Nullable Execution x;
    }

    private record Command(String text, String id) {}

    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("AGI", AsyncAgi::agi);
        pbx.apps().add("EAGI", AsyncAgi::agi);
        pbx.actions().add("AGI", (request, reply) -> command(pbx, request, reply));
    }

    private static void agi(Execution x, String data) {
        Channel channel = x.channel();
        if (!data.startsWith("agi:async")) {
            channel.variables().put("AGISTATUS", data.isEmpty() ? "FAILURE" : "NOTFOUND");
            x.next();
            return;
        }
        channel.answer();
        Session session = channel.datastore(Session.class, Session::new);
        session.x = x;
        tell(channel, "AsyncAGIStart", lines -> lines.add("Env", AgiText.encode(environment(channel))));
        x.onLeave(() -> end(channel, "HANGUP"));
        run(session, channel);
    }

    private static String environment(Channel channel) {
        ChannelProfile profile = channel.profile();
        String[] lines = {
            "agi_request: async",
            "agi_channel: " + channel.name(),
            "agi_language: " + profile.language(),
            "agi_type: " + channel.technology().name(),
            "agi_uniqueid: " + channel.uniqueid(),
            "agi_version: " + channel.pbx().version().release(),
            "agi_callerid: " + known(profile.caller().number()),
            "agi_calleridname: " + known(profile.caller().name()),
            "agi_callingpres: " + (profile.caller().isUnknown() ? 67 : 0),
            "agi_callingani2: 0",
            "agi_callington: 0",
            "agi_callingtns: 0",
            "agi_dnid: " + known(profile.dnid()),
            "agi_rdnis: unknown",
            "agi_context: " + profile.context(),
            "agi_extension: " + profile.exten(),
            "agi_priority: " + profile.priority(),
            "agi_enhanced: 0.0",
            "agi_accountcode: " + profile.accountCode(),
            "agi_threadid: 139637976727552"
        };
        return String.join("\n", lines) + "\n\n";
    }

    private static String known(String text) {
        return text.isEmpty() ? "unknown" : text;
    }

    private static void command(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        String text = request.text("Command");
        if (name.isEmpty() || text.isEmpty()) {
            reply.error("Both, Channel and Command are *required*");
            return;
        }
        Channel channel = pbx.channels().find(name);
        if (channel == null) {
            reply.error("Channel " + name + " does not exist.");
            return;
        }
        Session session = channel.datastore(Session.class);
        if (session == null || session.x == null || session.waiting.size() >= MOST) {
            reply.error("Failed to add AGI command to channel " + channel.name() + " queue");
            return;
        }
        session.waiting.add(new Command(text, request.text("CommandID")));
        reply.success("Added AGI command to queue");
        pbx.world().soon(() -> run(session, channel));
    }

    private static void run(Session session, Channel channel) {
        Execution x = session.x;
        Command command = session.busy || x == null ? null : session.waiting.poll();
        if (command == null || x == null) {
            return;
        }
        boolean isLast = command.text().strip().equalsIgnoreCase("ASYNCAGI BREAK");
        session.busy = true;
        String number = Integer.toString(channel.pbx().world().random().nextInt(Integer.MAX_VALUE));
        tell(channel, "AGIExecStart", lines -> lines.add("CommandId", number).add("Command", command.text()));
        new AgiCommands(x).run(command.text(), answer -> {
            tell(
                    channel,
                    "AGIExecEnd",
                    lines -> lines.add("CommandId", number)
                            .add("Command", command.text())
                            .add("ResultCode", answer.code())
                            .add("Result", answer.summary()));
            tell(channel, "AsyncAGIExec", lines -> {
                lines.add("Result", AgiText.encode(answer.text() + "\n"));
                if (!command.id().isEmpty()) {
                    lines.add("CommandId", command.id());
                }
            });
            session.busy = false;
            if (isLast) {
                end(channel, "SUCCESS");
                x.next();
                return;
            }
            channel.pbx().world().soon(() -> run(session, channel));
        });
    }

    private static void end(Channel channel, String status) {
        Session session = channel.dropDatastore(Session.class);
        if (session != null) {
            session.x = null;
            tell(channel, "AsyncAGIEnd", lines -> {});
            channel.variables().put("AGISTATUS", status);
        }
    }

    private static void tell(Channel channel, String event, Consumer<Lines> more) {
        if (!channel.isGone()) {
            channel.pbx().channelEvents().emit(event, Classes.AGI, channel, more);
        }
    }
}
