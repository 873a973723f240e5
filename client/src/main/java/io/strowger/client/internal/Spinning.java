package io.strowger.client.internal;

import java.util.concurrent.TimeUnit;

/**
 * How long a sender that reads for itself looks for its answer again and again before it sleeps until bytes come.
 *
 * <p>To sleep and be woken takes longer than a PBX on the same machine takes to answer. It is done only while answers come within
 * {@link #MOST}, and where there is another processor for whoever answers. Not safe for use by several threads: for the one
 * whose turn it is.
 */
final class Spinning {
    /** The longest, in nanoseconds. */
    private static final long MOST = TimeUnit.MICROSECONDS.toNanos(50);

    private static final boolean HAS_OTHERS = Runtime.getRuntime().availableProcessors() > 1;

    private boolean isSoon;

    /** For how many nanoseconds to look this time. */
    long nanos() {
        return isSoon ? MOST : 0;
    }

    /** Takes note of how many nanoseconds the last answer took. */
    void took(long nanos) {
        isSoon = HAS_OTHERS && nanos < MOST;
    }
}
