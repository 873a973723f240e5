package io.strowger.client.internal;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Sees to it that somebody looks when an action's time is up, and now and then whether a write is stuck. */
final class Watch {
    private final PendingActions pending;
    private final long longest;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ScheduledFuture<?> tick;
    private volatile boolean armed;
    private volatile long at;
    private volatile @Nullable Outbox outbox;

    /**
     * Makes a watch over a client's actions.
     *
     * @param writeTimeoutNanos how long a write may take; it is looked at twice in that time
     */
    Watch(PendingActions pending, long writeTimeoutNanos) {
        this.pending = pending;
        this.longest = Math.max(1, writeTimeoutNanos / 2);
    }

    /** The outbox to look after from now on, or null. */
    void over(@Nullable Outbox next) {
        outbox = next;
    }

    /** Something is pending that ends at that time. */
    void until(long deadline) {
        if (!armed || deadline - at < 0) {
            arm(deadline);
        }
    }

    private void arm(long deadline) {
        long now = System.nanoTime();
        long next = now + Math.min(longest, deadline - now);
        lock.lock();
        try {
            if (armed && next - at >= 0) {
                return;
            }
            if (tick != null) {
                tick.cancel(false);
            }
            at = next;
            armed = true;
            tick = Timers.after(next - now, this::look);
        } finally {
            lock.unlock();
        }
    }

    /** A session is over: looks no more where nothing is left to end, so that the timer holds on to nothing. */
    void rest() {
        armed = false;
        lock.lock();
        try {
            if (tick != null) {
                tick.cancel(false);
                tick = null;
            }
        } finally {
            lock.unlock();
        }
        // After, since what is taken meanwhile may have found it armed.
        long now = System.nanoTime();
        long left = pending.untilNextDeadline(now);
        if (left != Long.MAX_VALUE) {
            until(now + left);
        }
    }

    private void look() {
        armed = false;
        long now = System.nanoTime();
        for (Pending each : pending.expired(now)) {
            each.receiver.end(new Ending.TimedOut(each.written));
        }
        Outbox current = outbox;
        boolean writing = current != null && current.isWriting();
        if (current != null) {
            current.giveUpIfStuck(now);
        }
        long left = pending.untilNextDeadline(now);
        if (left != Long.MAX_VALUE || writing) {
            arm(now + Math.min(left, longest));
        }
    }
}
