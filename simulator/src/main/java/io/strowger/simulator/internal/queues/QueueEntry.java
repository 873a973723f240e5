package io.strowger.simulator.internal.queues;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody in a queue: one run of the application Queue; for use inside the world only. */
final class QueueEntry {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Queues queues;
    private final Execution x;
    private final Channel caller;
    private QueueArguments arguments = QueueArguments.parse("", false);
    private @Nullable CallQueue queue;
    private @Nullable RingCycle cycle;
    private Instant joined = Instant.EPOCH;
    private @Nullable Instant waitingSince;
    private boolean polls;
    private boolean left;
    private boolean withdrawn;
    private String withdrawInfo = "";
    private int originalPosition;
    private int lastPosition = 1;
    private int priority;

    QueueEntry(Queues queues, Execution x) {
        this.queues = queues;
        this.x = x;
        this.caller = x.channel();
    }

    Channel caller() {
        return caller;
    }

    CallQueue queue() {
        return java.util.Objects.requireNonNull(queue, "queue");
    }

    Queues queues() {
        return queues;
    }

    QueueArguments arguments() {
        return arguments;
    }

    Execution execution() {
        return x;
    }

    int priority() {
        return priority;
    }

    int originalPosition() {
        return originalPosition;
    }

    Instant joined() {
        return joined;
    }

    /** True while members are called for this caller. */
    boolean isPending() {
        return cycle != null;
    }

    /** For how many whole seconds the caller has waited. */
    long waited() {
        return queues.secondsSince(joined);
    }

    /** True for versions that tell times of queues in variables. */
    boolean tellsTimes() {
        return x.pbx().version().isAtLeast(20);
    }

    void begin(String data) {
        arguments = QueueArguments.parse(data, !x.pbx().version().isAtLeast(21));
        if (tellsTimes()) {
            QueueVariables.clear(caller);
        }
        CallQueue found = queues.find(arguments.queue());
        if (found == null) {
            refuse("UNKNOWN");
            return;
        }
        queue = found;
        int most = found.settings().number("maxlen", 0);
        if (most > 0 && found.entries().size() >= most) {
            refuse("FULL");
        } else if (found.isEmptyFor("joinempty", queues.now())) {
            refuse("JOINEMPTY");
        } else {
            join();
        }
    }

    private void refuse(String status) {
        caller.variables().put("QUEUESTATUS", status);
        x.next();
    }

    private void join() {
        priority = QueueArguments.number(caller.variables().find("QUEUE_PRIO"));
        joined = now();
        CallQueue into = queue();
        into.join(this, arguments.position());
        originalPosition = into.position(this);
        queues.waitingChanged(into);
        int count = into.entries().size();
        QueueEvents.caller(
                "QueueCallerJoin",
                into,
                caller,
                lines -> lines.add("Position", originalPosition).add("Count", count));
        if (arguments.has('r')) {
            caller.leg().indicate(Frame.of(Frame.Kind.RINGING));
        } else {
            QueueEvents.musicStarts(caller, into.settings().text("musicclass", "default"));
        }
        x.onLeave(this::hungUp);
        if (arguments.timeout() > 0) {
            x.after(Duration.ofSeconds(arguments.timeout()), () -> {
                if (waitingSince != null) {
                    leaveBecause("TIMEOUT");
                }
            });
        }
        waitForTurn();
    }

    /** Waits until it is this caller's turn: looks at once, and then at each full second in which something changed. */
    private void waitForTurn() {
        waitingSince = now();
        poll();
    }

    private void poll() {
        polls = false;
        if (waitingSince == null) {
            return;
        }
        if (withdrawn) {
            leaveBecause("WITHDRAW");
        } else if (isExpired()) {
            leaveBecause("TIMEOUT");
        } else if (queue().isTurnOf(this, queues.now())) {
            waitingSince = null;
            ring();
        } else if (queue().isEmptyFor("leavewhenempty", queues.now())) {
            leaveBecause("LEAVEEMPTY");
        }
    }

    /** Told that something changed which could make it this caller's turn. */
    void wake() {
        Instant since = waitingSince;
        if (since != null && !polls) {
            polls = true;
            long past = Duration.between(since, now()).toNanos() % POLL.toNanos();
            x.after(POLL.minusNanos(past), this::poll);
        }
    }

    /** Asks for the caller to be sent out of the queue. */
    void requestWithdraw(String info) {
        withdrawn = true;
        withdrawInfo = info;
        wake();
    }

    void changePriority(int to) {
        priority = to;
        queue().entries().remove(this);
        queue().join(this, 0);
        originalPosition = queue().position(this);
    }

    private boolean isExpired() {
        return arguments.timeout() > 0 && !now().isBefore(joined.plusSeconds(arguments.timeout()));
    }

    private void ring() {
        Duration most = queue().settings().timeout() > 0
                ? Duration.ofSeconds(queue().settings().timeout())
                : Duration.ZERO;
        if (arguments.timeout() > 0) {
            Duration rest = Duration.between(now(), joined.plusSeconds(arguments.timeout()));
            most = most.isZero() || rest.compareTo(most) < 0 ? rest : most;
        }
        RingCycle begun = new RingCycle(this);
        cycle = begun;
        begun.begin(most);
    }

    /** Told that nobody took the call this time. */
    void nobodyAnswered() {
        cycle = null;
        queues.availabilityChanged(queue());
        if (withdrawn) {
            leaveBecause("WITHDRAW");
        } else if (queue().isEmptyFor("leavewhenempty", queues.now())) {
            leaveBecause("LEAVEEMPTY");
        } else if (arguments.has('n') || isExpired()) {
            leaveBecause("TIMEOUT");
        } else {
            x.after(Duration.ofSeconds(queue().settings().retry()), () -> {
                if (isExpired()) {
                    leaveBecause("TIMEOUT");
                } else {
                    waitForTurn();
                }
            });
        }
    }

    /** Takes the caller out of the queue; he is not counted. */
    void leave() {
        if (!left) {
            left = true;
            waitingSince = null;
            cycle = null;
            CallQueue from = queue();
            int position = from.position(this);
            lastPosition = position;
            from.entries().remove(this);
            queues.waitingChanged(from);
            int count = from.entries().size();
            QueueEvents.caller(
                    "QueueCallerLeave",
                    from,
                    caller,
                    lines -> lines.add("Position", position).add("Count", count));
            caller.variables().put("QUEUEPOSITION", Integer.toString(lastPosition));
            queues.availabilityChanged(from);
        }
    }

    private void leaveBecause(String status) {
        waitingSince = null;
        if (status.equals("WITHDRAW")) {
            if (tellsTimes()) {
                QueueVariables.tellUnanswered(caller, joined, now());
            }
            abandon();
            if (!withdrawInfo.isEmpty()) {
                caller.variables().put("QUEUE_WITHDRAW_INFO", withdrawInfo);
            }
        } else {
            abandon();
            if (tellsTimes()) {
                QueueVariables.tellUnanswered(caller, joined, now());
            }
        }
        if (!arguments.has('r')) {
            QueueEvents.musicStops(caller);
        }
        leave();
        caller.variables().put("QUEUESTATUS", status);
        x.next();
    }

    private void abandon() {
        long held = waited();
        queue().countAbandoned(held);
        caller.variables().put("ABANDONED", "TRUE");
        int position = queue().position(this);
        QueueEvents.caller(
                "QueueCallerAbandon",
                queue(),
                caller,
                lines -> lines.add("Position", position)
                        .add("OriginalPosition", originalPosition)
                        .add("HoldTime", held));
    }

    private void hungUp() {
        if (left) {
            return;
        }
        waitingSince = null;
        if (!arguments.has('r')) {
            QueueEvents.musicStops(caller);
        }
        RingCycle rings = cycle;
        cycle = null;
        if (rings != null) {
            rings.callerHungUp();
        }
        if (tellsTimes()) {
            QueueVariables.tellUnanswered(caller, joined, now());
        }
        abandon();
        leave();
    }

    private Instant now() {
        return x.pbx().world().now();
    }
}
