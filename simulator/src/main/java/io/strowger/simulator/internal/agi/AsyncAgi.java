package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The application AGI with {@code agi:async}, whose commands come by the action AGI. */
final class AsyncAgi {
    /** How many commands may wait on one channel. */
    private static final int MOST = 1000;

    /** What waits on one channel. */
    private static final class Session {
        final ArrayDeque<Command> waiting = new ArrayDeque<>();
        boolean busy;

        @Nullable Execution x;
    }

    private record Command(String text, String id) {}

    private AsyncAgi() {}

    /** Begins a session on a channel. */
    static void begin(Execution x) {
        Channel channel = x.channel();
        channel.answer();
        Session session = channel.datastore(Session.class, Session::new);
        session.x = x;
        String environment = AgiEnvironment.of(channel, List.of("agi_request: async"), List.of());
        tell(channel, "AsyncAGIStart", lines -> lines.add("Env", AgiText.encode(environment)));
        x.onLeave(() -> end(channel, "HANGUP"));
        run(session, channel);
    }

    /** Answers the action AGI. */
    static void command(Switchboard pbx, ActionRequest request, ActionReply reply) {
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
        new AgiCommands(x).execute(command.text(), false, answer -> {
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
            if (channel.isHangupRequested() && !x.isHangingUp()) {
                // a bridge may have taken the word of it for itself
                end(channel, "HANGUP");
                x.end();
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
