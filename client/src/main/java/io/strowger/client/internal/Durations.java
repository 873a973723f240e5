package io.strowger.client.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /** How long ago that was by the wall clock; zero for null, and for what is still to come. */
    static Duration since(@Nullable Instant then) {
        Duration since = then == null ? Duration.ZERO : Duration.between(then, Instant.now());
        return since.isNegative() ? Duration.ZERO : since;
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
