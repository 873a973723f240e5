package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.pbx.Channel;
import java.util.function.Consumer;

/** Raises the events of callers and of the agents who are called for them. */
final class QueueEvents {
    private QueueEvents() {}

    /** An event of somebody who waits, or no longer does. */
    static void caller(String name, CallQueue queue, Channel caller, Consumer<Lines> more) {
        caller.pbx().channelEvents().emit(name, Classes.AGENT, caller, lines -> {
            lines.add("Queue", queue.name());
            more.accept(lines);
        });
    }

    /** An event of a member's channel. */
    static void agent(
            String name, CallQueue queue, QueueMember member, Channel caller, Channel agent, Consumer<Lines> more) {
        caller.pbx().channelEvents().emit(name, Classes.AGENT, caller, lines -> {
            caller.pbx().snapshots().channel(lines, "Dest", agent);
            lines.add("Queue", queue.name()).add("Interface", member.iface()).add("MemberName", member.name());
            more.accept(lines);
        });
    }

    /** Lets music begin. */
    static void musicStarts(Channel channel, String musicClass) {
        MusicApps.start(channel, musicClass);
    }

    /** Lets music end. */
    static void musicStops(Channel channel) {
        MusicApps.stop(channel);
    }
}
