package io.strowger.bench;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What one client read: how many events, and a checksum over the values that it had to read for it.
 *
 * <p>Written by the one thread that handles the events, read by others after {@link #ended}.
 */
final class Tally {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long[] latencies;
    private long events;
    private long checksum;

    /** Makes a tally with room for as many latencies. */
    Tally(int latencies) {
        this.latencies = new long[latencies];
    }

    /** Counts an event of which nothing is read. */
    void count() {
        events++;
    }

    /** Counts events of which nothing is read. */
    void count(int more) {
        events += more;
    }

    /** Counts an event, and adds what was read of it to the checksum. */
    void add(@Nullable String first, @Nullable String second, @Nullable String third) {
        events++;
        checksum = next(checksum, hash(first, second, third));
    }

    /** Counts an event that carries the time when it was written, in microseconds since 1970. */
    void stamp(long writtenAt) {
        if (events < latencies.length) {
            latencies[(int) events] = Clock.micros() - writtenAt;
        }
        events++;
    }

    /** The checksum after one more event. */
    static long next(long checksum, long event) {
        return checksum * 31 + event;
    }

    /** What the values of one event add to the checksum; an absent value is as good as an empty one. */
    static long hash(@Nullable String first, @Nullable String second, @Nullable String third) {
        return (hash(first) * 31L + hash(second)) * 31L + hash(third);
    }

    private static int hash(@Nullable String value) {
        return value == null ? 0 : value.hashCode();
    }

    /** Notes that the last event was handled. */
    void end() {
        ended.countDown();
    }

    CountDownLatch ended() {
        return ended;
    }

    long events() {
        return events;
    }

    long checksum() {
        return checksum;
    }

    /** The latencies noted, in microseconds. */
    long[] latencies() {
        return java.util.Arrays.copyOf(latencies, (int) Math.min(events, latencies.length));
    }
}
