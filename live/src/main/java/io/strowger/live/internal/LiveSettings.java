package io.strowger.live.internal;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a live model is made with; the builder has the words for each.
 *
 * @param auditEvery how often to audit by itself, or null for never
 */
public record LiveSettings(
        boolean variables,
        int mostVariables,
        int mostEntries,
        int keptEnded,
        Duration keepEnded,
        int listenerQueue,
        int queueSize,
        long queueBytes,
        int bufferedEvents,
        Duration snapshotTimeout,
        Duration settleTime,
        @Nullable Duration auditEvery,
        InstantSource clock) {
    /** What holds where nothing is set. */
    public static final LiveSettings DEFAULTS = new LiveSettings(
            true,
            500,
            500_000,
            1_000,
            Duration.ofMinutes(5),
            10_000,
            500_000,
            256L << 20,
            500_000,
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            null,
            InstantSource.system());
}
