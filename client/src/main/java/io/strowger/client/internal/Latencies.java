package io.strowger.client.internal;

import io.strowger.client.ClientMetrics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the answers to actions of one name took, in a fixed number of classes: four for each doubling, so that what is
 * told is at most a quarter too much.
 */
final class Latencies {
    /** The first class is all that took less than a microsecond or so. */
    private static final int FIRST_BITS = 10;

    /** The last class is all that took more than 18 minutes or so. */
    private static final int LAST_BITS = 40;

    private static final int PARTS_BITS = 2;
    private static final int PARTS = 1 << PARTS_BITS;
    static final int CLASSES = (LAST_BITS - FIRST_BITS) * PARTS + 2;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    /** An action ended without an answer. */
    void ended() {
        ended.getAndIncrement();
    }

    void answered(long nanos) {
        ended.getAndIncrement();
        counts.getAndIncrement(classOf(nanos));
        total.getAndAdd(nanos);
        if (nanos > longest.getPlain()) {
            longest.accumulateAndGet(nanos, Math::max);
        }
    }

    static int classOf(long nanos) {
        if (nanos < 1L << FIRST_BITS) {
            return 0;
        }
        if (nanos >= 1L << LAST_BITS) {
            return CLASSES - 1;
        }
        int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        int part = (int) (nanos >>> (bits - PARTS_BITS)) & (PARTS - 1);
        return 1 + (bits - FIRST_BITS) * PARTS + part;
    }

    /** What takes less than this is of the class or one before. */
    static long end(int index) {
        if (index == 0) {
            return 1L << FIRST_BITS;
        }
        int bits = FIRST_BITS + (index - 1) / PARTS;
        long part = (index - 1) % PARTS + 1L;
        return (1L << bits) + (part << (bits - PARTS_BITS));
    }

    ClientMetrics.OfAction picture() {
        long[] copy = new long[CLASSES];
        long answered = 0;
        for (int i = 0; i < CLASSES; i++) {
            copy[i] = counts.get(i);
            answered += copy[i];
        }
        long most = longest.get();
        return new ClientMetrics.OfAction(
                Math.max(ended.get(), answered),
                answered,
                Duration.ofNanos(total.get()),
                Duration.ofNanos(quantile(copy, (answered + 1) / 2, most)),
                Duration.ofNanos(quantile(copy, answered - answered / 100, most)),
                Duration.ofNanos(most));
    }

    /** What so many took at most, and never more than the longest took. */
    private static long quantile(long[] counts, long rank, long longest) {
        long seen = 0;
        for (int i = 0; i < CLASSES - 1 && rank > 0; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(end(i), longest);
            }
        }
        return longest;
    }
}
