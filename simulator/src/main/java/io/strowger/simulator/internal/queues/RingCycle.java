package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One round of calling the members of a queue for one caller; for use inside the world only. */
final class RingCycle implements OutgoingCall.Outcome {
    private final QueueEntry entry;
    private final CallQueue queue;
    private final Channel caller;
    private final Switchboard pbx;
    private final List<Attempt> attempts = new ArrayList<>();
    private Instant ringing = Instant.EPOCH;
    private Duration most = Duration.ZERO;
    private boolean over;

    /** A member, and how its call goes. */
    private static final class Attempt {
        final QueueMember member;
        final long metric;
        boolean tried;
        boolean begun;

        @Nullable OutgoingCall call;

        Attempt(QueueMember member, long metric) {
            this.member = member;
            this.metric = metric;
        }
    }

    RingCycle(QueueEntry entry) {
        this.entry = entry;
        this.queue = entry.queue();
        this.caller = entry.caller();
        this.pbx = caller.pbx();
    }

    /** Begins; zero is for ever. */
    void begin(Duration limit) {
        most = limit;
        int position = 0;
        long now = entry.queues().now();
        Strategy strategy = queue.settings().strategy();
        for (QueueMember member : queue.members()) {
            long metric = strategy.metric(
                    member, position++, queue.next, now, pbx.world().random());
            attempts.add(new Attempt(member, metric));
        }
        ringNext();
        if (!over && !limit.isZero()) {
            entry.execution().after(limit, this::timeOut);
        }
    }

    /** Calls the next best member, or all the next best ones; ends where there is none, and nobody rings. */
    private void ringNext() {
        while (!over && attempts.stream().noneMatch(each -> each.call != null)) {
            Attempt best = best();
            if (best == null) {
                end();
                return;
            }
            if (queue.settings().strategy() == Strategy.RINGALL) {
                List.copyOf(attempts).stream()
                        .filter(each -> !each.tried && each.metric == best.metric)
                        .forEach(this::ring);
            } else {
                ring(best);
            }
        }
    }

    private @Nullable Attempt best() {
        Attempt best = null;
        for (Attempt each : attempts) {
            if (!each.tried && (best == null || each.metric < best.metric)) {
                best = each;
            }
        }
        return best;
    }

    private void ring(Attempt attempt) {
        attempt.tried = true;
        QueueMember member = attempt.member;
        if (over || !member.isAvailable(queue.wrapup(), entry.queues().now())) {
            return;
        }
        int slash = member.iface().indexOf('/');
        Technology technology =
                slash < 0 ? null : pbx.technologies().find(member.iface().substring(0, slash));
        String location = member.iface().substring(slash + 1);
        Channel agent =
                technology == null ? null : technology.request(new Technology.Request(location, caller, "", ""));
        if (agent == null) {
            return;
        }
        prepare(agent, location);
        ringing = pbx.world().now();
        OutgoingCall call = new OutgoingCall(caller, agent, member.iface(), this);
        attempt.call = call;
        call.begin();
    }

    private void prepare(Channel agent, String location) {
        agent.variables().inheritFrom(caller.variables());
        PartyId known = caller.profile().caller();
        PartyId shown = known.isUnknown() ? new PartyId(caller.profile().exten(), "") : known;
        agent.application("AppQueue", "(Outgoing Line)");
        agent.callerQuietly(shown);
        agent.publish();
        agent.caller(shown);
        agent.location(
                agent.profile().context(),
                caller.profile().exten(),
                agent.profile().priority());
        agent.publish();
        if (!known.isUnknown()) {
            agent.connected(known);
        }
        agent.variables().put("DIALEDPEERNUMBER", location);
    }

    /** To a queue, who hangs up just did not answer. */
    @Override
    public String statusOfHangup(int cause) {
        return "NOANSWER";
    }

    @Override
    public void begun(OutgoingCall call) {
        Attempt attempt = of(call);
        if (attempt != null) {
            attempt.begun = true;
            QueueEvents.agent("AgentCalled", queue, attempt.member, caller, call.dialled(), lines -> {});
        }
    }

    @Override
    public void answered(OutgoingCall call) {
        Attempt attempt = of(call);
        if (attempt == null || over) {
            call.dialled().hangup();
            return;
        }
        over = true;
        attempt.call = null;
        for (OutgoingCall other : ringing()) {
            other.giveUp("CANCEL", Causes.NONE);
        }
        storeNext();
        long rang = entry.queues().secondsSince(ringing);
        new AgentCall(entry, attempt.member, call.dialled(), rang).begin();
    }

    @Override
    public void failed(OutgoingCall call, String dialStatus, Frame.Kind by) {
        Attempt attempt = of(call);
        if (attempt == null) {
            return;
        }
        attempt.call = null;
        long rang = entry.queues().secondsSince(ringing);
        if (attempt.begun) {
            noAnswer(attempt, call.dialled(), rang * 1000);
        }
        if (!over && attempts.stream().noneMatch(each -> each.call != null)) {
            ringNext();
        }
    }

    private void noAnswer(Attempt attempt, Channel agent, long millis) {
        QueueEvents.agent(
                "AgentRingNoAnswer", queue, attempt.member, caller, agent, lines -> lines.add("RingTime", millis));
        if (queue.settings().is("autopause", false)) {
            entry.queues().pause(queue, attempt.member, true, "Auto-Pause");
        }
    }

    private void timeOut() {
        if (over) {
            return;
        }
        List<OutgoingCall> calls = new ArrayList<>();
        for (Attempt attempt : attempts) {
            OutgoingCall call = attempt.call;
            if (call != null) {
                noAnswer(attempt, call.dialled(), most.toMillis());
                call.tellEnd("NOANSWER");
                calls.add(call);
            }
        }
        over = true;
        calls.forEach(each -> each.giveUp("CANCEL", Causes.NONE));
        storeNext();
        entry.nobodyAnswered();
    }

    private void end() {
        over = true;
        storeNext();
        entry.nobodyAnswered();
    }

    /** Told that the caller is gone: ends all calls. */
    void callerHungUp() {
        over = true;
        List<OutgoingCall> calls = ringing();
        calls.forEach(each -> each.tellEnd("CANCEL"));
        calls.forEach(each -> each.giveUp("CANCEL", Causes.NONE));
    }

    /** Remembers with whom the next round goes on. */
    private void storeNext() {
        Attempt best = best();
        queue.next = best == null ? (queue.next + 1) % Math.max(1, attempts.size()) : attempts.indexOf(best);
    }

    private List<OutgoingCall> ringing() {
        List<OutgoingCall> calls = new ArrayList<>();
        for (Attempt attempt : attempts) {
            if (attempt.call != null) {
                calls.add(attempt.call);
            }
        }
        return calls;
    }

    private @Nullable Attempt of(OutgoingCall call) {
        return attempts.stream().filter(each -> each.call == call).findFirst().orElse(null);
    }
}
