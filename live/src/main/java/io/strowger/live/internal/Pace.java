package io.strowger.live.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How soon to take a snapshot anew: at once after a calm time, and ever later where gap follows gap, or no snapshot comes to
 * its end.
 */
final class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(250);

    /** As long as that at most after events were missed. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** As long as that at most where the same is sure to come of it again. */
    static final Duration LONGEST_IN_VAIN = Duration.ofMinutes(10);

    private final LongSupplier nanoTime;
    private Duration pause = Duration.ZERO;

    /** Of its own: what was missed does not wait longer because something else is refused again and again. */
    private Duration pauseInVain = Duration.ZERO;

    private boolean isDue;
    private boolean isUrgent;
    /** What is to be done soon; taken by whichever timer comes first. */
    private final AtomicReference<@Nullable Runnable> due = new AtomicReference<>();

    private boolean isFinished = true;
    private long finishedAt;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.finishedAt = nanoTime.getAsLong() - LONGEST.toNanos();
    }

    /** A snapshot is begun. */
    void begun() {
        forget();
        isFinished = false;
    }

    /** A snapshot is complete. */
    void finished() {
        isFinished = true;
        finishedAt = nanoTime.getAsLong();
    }

    /** A snapshot was applied, and the same is sure to come of the next, or not. */
    void settled(boolean isInVain) {
        if (!isInVain) {
            pauseInVain = Duration.ZERO;
        }
    }

    /** True where one is to be begun soon, since something was missed. */
    boolean isDue() {
        return isDue && isUrgent;
    }

    /** Nothing is to be begun any more. */
    void forget() {
        isDue = false;
        due.set(null);
    }

    /**
     * Begins one as soon as is decent, unless that is so already. What has to be begun because something was missed does not
     * wait for what is sure to be in vain.
     */
    void soon(Duration atTheLatest, Runnable begin) {
        boolean urgent = isUrgent(atTheLatest);
        if (isDue && (isUrgent || !urgent)) {
            return;
        }
        isDue = true;
        isUrgent = urgent;
        due.set(begin);
        CompletableFuture.delayedExecutor(next(atTheLatest).toNanos(), TimeUnit.NANOSECONDS)
                .execute(() -> {
                    if (due.compareAndSet(begin, null)) {
                        begin.run();
                    }
                });
    }

    /** How long to wait with the next one. */
    Duration next(Duration longest) {
        if (!isUrgent(longest)) {
            pauseInVain = longer(pauseInVain, longest);
            return pauseInVain;
        }
        long calm = 2 * Math.max(pause.toNanos(), SHORTEST.toNanos());
        if (isFinished && nanoTime.getAsLong() - finishedAt > calm) {
            pause = Duration.ZERO;
            return pause;
        }
        pause = longer(pause, longest);
        return pause;
    }

    private static boolean isUrgent(Duration longest) {
        return longest.compareTo(LONGEST) <= 0;
    }

    private static Duration longer(Duration pause, Duration longest) {
        Duration twice = pause.isZero() ? SHORTEST : pause.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }
}
