package io.strowger.client.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a handler does not return: looks now and then, by the shared timer, while there is something to handle.
 *
 * <p>Costs a handler nothing, and is exact to half the time after which a handler counts as stuck.
 */
final class StuckWatch {
    /**
     * What the handling thread was at when somebody looked.
     *
     * @param progress changes whenever something else is begun with
     * @param item what is being handled, if that is known
     */
    record Position(
            long progress, @Nullable Object item, @Nullable Thread thread) {}

    /**
     * A handler that does not return.
     *
     * @param item what it was given, if that is known
     * @param duration at least so long it has been running
     */
    record Report(@Nullable Object item, Duration duration, Thread thread, StackTraceElement[] stack) {}

    /** After how long a handler counts as stuck, unless a test says otherwise. */
    static final Duration LONG = Duration.ofSeconds(10);

    private final EventQueue queue;
    private final EventConsumer consumer;
    private final Duration after;
    private final AtomicBoolean watching = new AtomicBoolean();

    /** The timer's: how often in a row the same position was seen. */
    private int seen;

    private long progress = -1;
    private final AtomicLong reported = new AtomicLong();
    private volatile boolean stuck;
    private volatile @Nullable Future<?> timer;

    StuckWatch(EventQueue queue, EventConsumer consumer, Duration after) {
        this.queue = queue;
        this.consumer = consumer;
        this.after = after;
    }

    /** To be called when there is something to handle, before it can be the end that is handled. */
    void begin() {
        if (!watching.get() && watching.compareAndSet(false, true)) {
            again();
        }
    }

    /** Looks no more where nothing will be handled ever again: the timer need not hold on to what is over. */
    void stopIf(boolean over) {
        Future<?> last = timer;
        if (over && last != null) {
            last.cancel(false);
        }
    }

    /** How many handlers were stuck, ever. */
    long reported() {
        return reported.get();
    }

    /** True where the one reported last has not returned, as far as anybody looked. */
    boolean isStuck() {
        return stuck;
    }

    private void again() {
        timer = Timers.after(Durations.nanos(after) / 2, this::look);
    }

    private void look() {
        Position position = queue.position();
        if (position == null) {
            forget(-1);
            watching.set(false);
            // Something may have begun since, and found it watched.
            if (queue.position() != null) {
                begin();
            }
            return;
        }
        if (position.progress() != progress) {
            forget(position.progress());
        } else if (++seen == 2) {
            report(position);
        }
        again();
    }

    private void forget(long now) {
        progress = now;
        seen = 0;
        stuck = false;
    }

    private void report(Position position) {
        Thread thread = position.thread();
        if (thread == null) {
            return;
        }
        StackTraceElement[] stack = thread.getStackTrace();
        Position now = queue.position();
        if (now == null || now.progress() != position.progress()) {
            return;
        }
        stuck = true;
        reported.incrementAndGet();
        Report report = new Report(position.item(), after, thread, stack);
        Threads.shared().execute(() -> consumer.stuck(report));
    }
}
