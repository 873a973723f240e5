package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.CallKeys;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Feature;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.time.Instant;
import java.util.Set;

/** A caller and a member who talk, until one of them is gone; for use inside the world only. */
final class AgentCall {
    private final QueueEntry entry;
    private final CallQueue queue;
    private final QueueMember member;
    private final Channel caller;
    private final Channel agent;
    private final Switchboard pbx;
    private final long rang;
    private long held;
    private Instant answered = Instant.EPOCH;
    private boolean completed;

    AgentCall(QueueEntry entry, QueueMember member, Channel agent, long rang) {
        this.entry = entry;
        this.queue = entry.queue();
        this.member = member;
        this.caller = entry.caller();
        this.agent = agent;
        this.pbx = caller.pbx();
        this.rang = rang;
    }

    void begin() {
        Execution x = entry.execution();
        x.onLeave(() -> {});
        held = entry.waited();
        answered = pbx.world().now();
        if (!entry.arguments().has('r')) {
            QueueEvents.musicStops(caller);
        }
        QueueVariables.tellConnected(entry, member, agent);
        queue.countAnswered(held);
        member.inCall = true;
        member.callBegan = answered.getEpochSecond();
        entry.leave();
        if (entry.tellsTimes()) {
            QueueVariables.tellWait(caller, entry.joined(), answered);
        }
        QueueEvents.agent(
                "AgentConnect",
                queue,
                member,
                caller,
                agent,
                lines -> lines.add("HoldTime", held).add("RingTime", rang));
        entry.queues().talk(this, agent, caller);
        caller.answer(); // as a bridge does with a caller whom the dialplan did not answer
        Bridge bridge = pbx.bridges().basic();
        CallKeys.give(agent, Feature.of(entry.arguments().options(), false));
        CallKeys.give(caller, Feature.of(entry.arguments().options(), true));
        bridge.enter(agent, gone -> {
            CallKeys.give(gone, Set.of());
            complete("agent");
            if (gone.hangupCause() == Causes.NONE) {
                gone.hangupCause(Causes.NORMAL);
            }
            gone.hangup();
        });
        bridge.enter(caller, gone -> {
            CallKeys.give(gone, Set.of());
            complete("caller");
            if (gone.hangupCause() == Causes.NONE) {
                gone.hangupCause(Causes.NORMAL);
            }
            x.takeBack();
            finish();
        });
    }

    /** Told that one of the two is to be hung up. */
    void hangupRequested(Channel channel) {
        complete(channel == agent ? "agent" : "caller");
    }

    private void complete(String reason) {
        if (completed) {
            return;
        }
        completed = true;
        entry.queues().talkEnds(agent, caller);
        long talked = entry.queues().secondsSince(answered);
        QueueEvents.agent(
                "AgentComplete",
                queue,
                member,
                caller,
                agent,
                lines -> lines.add("HoldTime", held).add("TalkTime", talked).add("Reason", reason));
        member.inCall = false;
        if (member.callBegan == answered.getEpochSecond()) { // Of calls that a member has at once one counts.
            member.callBegan = 0;
            member.callsTaken++;
            member.lastCall = entry.queues().now();
            queue.countCompleted(held, talked);
        }
        entry.queues().wrapUp(queue);
    }

    private void finish() {
        if (entry.tellsTimes()) {
            QueueVariables.tellTalk(
                    caller, entry.joined(), answered, pbx.world().now());
        }
        if (entry.arguments().has('c')) {
            caller.variables().put("QUEUESTATUS", "CONTINUE");
            entry.execution().next();
        } else {
            entry.execution().end();
        }
    }
}
