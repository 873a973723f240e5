package io.strowger.client.internal;

import java.time.Duration;

/** Turns durations into nanoseconds that can be added to a clock without running over. */
final class Durations {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /** The duration in nanoseconds, at most a hundred years. */
    static long nanos(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a timeout must be positive, not " + duration);
        }
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }

    /** The duration as people write it, such as {@code 1.5 s}. */
    static String text(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        return seconds < 1
                ? duration.toMillis() + " ms"
                : String.format(java.util.Locale.ROOT, "%s s", trimmed(seconds));
    }

    private static String trimmed(double seconds) {
        return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    }
}
