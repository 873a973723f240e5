package io.strowger.client.internal;

import java.util.concurrent.TimeUnit;

/**
 * How long events are left to gather when they come thick: until there are about {@link #ENOUGH} bytes, at the rate at which
 * they came lately. So a reader, and the handlers that it wakes, are woken for a hundred events at once instead of for a few.
 *
 * <p>Not safe for use by several threads; the reader's, or whose turn it is.
 */
final class Gathering {
    private static final long ENOUGH = 80 * 1024;

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);

    /** How much the rate of one round counts against that of those before. */
    private static final double WEIGHT = 0.25;

    private long since;
    private long bytes;
    private long rest;
    private double bytesPerNano;

    /** Begins to count at a time of {@link System#nanoTime}. */
    Gathering(long now) {
        since = now;
    }

    /** Takes note of what was read. */
    void read(int count) {
        bytes += count;
    }

    /** Ends a round: how many nanoseconds to rest from now on until the next one. */
    long rest(long now) {
        if (now - since < rest) {
            return rest; // It was cut short: the round goes on.
        }
        long round = Math.max(1, now - since);
        bytesPerNano += WEIGHT * ((double) bytes / round - bytesPerNano);
        // What a round takes beside its rest is time in which events gather too.
        double wanted = ENOUGH / bytesPerNano - (round - rest);
        rest = (long) Math.max(SHORTEST, Math.min(ReadingTurn.LONGEST, wanted));
        since = now;
        bytes = 0;
        return rest;
    }
}
