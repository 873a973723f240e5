package io.strowger.live.internal;

import java.time.Duration;

/** How soon to take a snapshot anew: at once after a calm time, and ever later where gap follows gap. */
final class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration pause = SHORTEST;
    private long lastFinished = System.nanoTime() - LONGEST.toNanos();

    /** A snapshot is complete. */
    void finished() {
        lastFinished = System.nanoTime();
    }

    /** How long to wait with the next one. */
    Duration next() {
        if (System.nanoTime() - lastFinished > 2 * pause.toNanos()) {
            pause = SHORTEST;
            return Duration.ZERO;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        return pause;
    }
}
