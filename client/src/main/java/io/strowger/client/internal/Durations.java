package io.strowger.client.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns durations into what can be added to a clock without running over, and into text. */
public final class Durations {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /** The duration, at most a hundred years: programs say "never" with the longest that they find. */
    public static Duration capped(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    /** The duration in nanoseconds, at most a hundred years. */
    static long nanos(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a timeout must be positive, not " + duration);
        }
        return capped(duration).toNanos();
    }

    /** How long ago that was by the wall clock; zero for null, and for what is still to come. */
    static Duration since(@Nullable Instant then) {
        Duration since = then == null ? Duration.ZERO : Duration.between(then, Instant.now());
        return since.isNegative() ? Duration.ZERO : since;
    }

    /** The duration as people write it, to the millisecond, such as {@code 1.5 s}. */
    public static String text(Duration duration) {
        long millis = capped(duration).toMillis();
        return millis < 1000
                ? millis + " ms"
                : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** The duration as people say it who do not care for more than a tenth of a second. */
    static String about(Duration duration) {
        long millis = capped(duration).toMillis();
        return text(Duration.ofMillis(millis < 1000 ? millis : millis / 100 * 100));
    }
}
