package io.strowger.client.internal;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Ends one session's actions whose time is up, and notices when a write is stuck. */
final class Deadlines {
    private final PendingActions pending;
    private final WriterLoop writing;
    private final long look;
    private final Runnable onStuck;

    private final ReentrantLock lock = new ReentrantLock();
    private boolean stopped;
    private @Nullable ScheduledFuture<?> tick;
    private volatile long tickAt = Long.MAX_VALUE;

    Deadlines(PendingActions pending, WriterLoop writing, long writeTimeoutNanos, Runnable onStuck) {
        this.pending = pending;
        this.writing = writing;
        this.look = writeTimeoutNanos / 2;
        this.onStuck = onStuck;
    }

    /** Sees to it that somebody looks when that time has come, and now and then whether a write is stuck. */
    void watch(long deadline) {
        if (deadline - tickAt < 0) {
            schedule(deadline);
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            if (tick != null) {
                tick.cancel(false);
            }
        } finally {
            lock.unlock();
        }
    }

    private void schedule(long deadline) {
        long now = System.nanoTime();
        long at = Math.min(deadline, now + look);
        lock.lock();
        try {
            if (!stopped && at - tickAt < 0) {
                if (tick != null) {
                    tick.cancel(false);
                }
                tickAt = at;
                tick = Timers.after(at - now, this::tick);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        tickAt = Long.MAX_VALUE;
        long now = System.nanoTime();
        for (Pending each : pending.expired(now)) {
            each.receiver.end(new Ending.TimedOut(each.written));
        }
        if (writing.isStuck(now)) {
            onStuck.run();
            return;
        }
        long nearest = pending.nearestDeadline();
        if (nearest != Long.MAX_VALUE) {
            schedule(nearest);
        }
    }
}
