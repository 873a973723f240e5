package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The variables that the application Queue sets. */
final class QueueVariables {
    private static final List<String> TIMES =
            List.of("ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "QUEUEWAIT", "QUEUEWAIT_MS");

    private QueueVariables() {}

    static void clear(Channel caller) {
        TIMES.forEach(name -> caller.variables().put(name, ""));
    }

    /** How long the caller waited; whole seconds in both. */
    static void tellWait(Channel caller, Instant joined, Instant now) {
        long seconds = now.getEpochSecond() - joined.getEpochSecond();
        caller.variables().put("QUEUEWAIT", Long.toString(seconds));
        caller.variables().put("QUEUEWAIT_MS", Long.toString(seconds * 1000));
    }

    static void tellUnanswered(Channel caller, Instant joined, Instant now) {
        tellWait(caller, joined, now);
        time(caller, "DIALEDTIME", Duration.between(joined, now));
        time(caller, "ANSWEREDTIME", Duration.ZERO);
    }

    static void tellTalk(Channel caller, Instant joined, Instant answered, Instant now) {
        time(caller, "ANSWEREDTIME", Duration.between(answered, now));
        time(caller, "DIALEDTIME", Duration.between(joined, now));
    }

    private static void time(Channel caller, String name, Duration time) {
        caller.variables().put(name, Long.toString(time.toSeconds()));
        caller.variables().put(name + "_MS", Long.toString(time.toMillis()));
    }

    /** What the settings ask to be told of the member, the wait and the queue. */
    static void tellConnected(QueueEntry entry, QueueMember member, Channel agent) {
        QueueSettings settings = entry.queue().settings();
        if (settings.is("setinterfacevar", false)) {
            member(entry.caller(), member);
            member(agent, member);
        }
        if (settings.is("setqueueentryvar", false)) {
            entry(entry.caller(), entry);
            entry(agent, entry);
        }
        if (settings.is("setqueuevar", false)) {
            queue(entry.caller(), entry.queue());
            queue(agent, entry.queue());
        }
    }

    private static void member(Channel channel, QueueMember member) {
        channel.variables().put("MEMBERINTERFACE", member.iface());
        channel.variables().put("MEMBERNAME", member.name());
        channel.variables().put("MEMBERCALLS", Integer.toString(member.callsTaken));
        channel.variables().put("MEMBERLASTCALL", Long.toString(member.lastCall));
        channel.variables().put("MEMBERPENALTY", Integer.toString(member.penalty));
        channel.variables().put("MEMBERDYNAMIC", member.isDynamic() ? "1" : "0");
        channel.variables().put("MEMBERREALTIME", "0");
    }

    private static void entry(Channel channel, QueueEntry entry) {
        channel.variables().put("QEHOLDTIME", Long.toString(entry.waited()));
        channel.variables().put("QEORIGINALPOS", Integer.toString(entry.originalPosition()));
    }

    private static void queue(Channel channel, CallQueue queue) {
        channel.variables().put("QUEUENAME", queue.name());
        channel.variables().put("QUEUEMAX", queue.settings().text("maxlen", "0"));
        channel.variables().put("QUEUESTRATEGY", queue.settings().strategy().wireName());
        channel.variables().put("QUEUECALLS", Integer.toString(queue.entries().size()));
        channel.variables().put("QUEUEHOLDTIME", Long.toString(queue.holdTime));
        channel.variables().put("QUEUETALKTIME", Long.toString(queue.talkTime));
        channel.variables().put("QUEUECOMPLETED", Integer.toString(queue.completed));
        channel.variables().put("QUEUEABANDONED", Integer.toString(queue.abandoned));
        channel.variables().put("QUEUESRVLEVEL", queue.settings().text("servicelevel", "0"));
        channel.variables().put("QUEUESRVLEVELPERF", queue.serviceLevel());
    }
}
