package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.Arrays;

/**
 * Events that one read of the socket brought, packed for a longer stay: four objects less for each of them, which the
 * garbage collector would have to move again and again.
 *
 * <p>Guarded by the lock of the {@link EventQueue} that it waits in.
 */
final class Parcel {
    private final Origin origin;
    private final byte[] bytes;
    private final int[] ends;
    private final long[] sequences;
    private final EventReader[] readers;
    private int next;

    /** Packs some of the events, which are {@link #alike}. */
    Parcel(Event[] events, EventReader[] readers, int from, int to) {
        int count = to - from;
        this.origin = events[from].origin();
        this.readers = Arrays.copyOfRange(readers, from, to);
        this.ends = new int[count];
        this.sequences = new long[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += Backlog.size(events[from + i]);
            ends[i] = size;
        }
        this.bytes = new byte[size];
        int end = 0;
        for (int i = 0; i < count; i++) {
            Event event = events[from + i];
            event.message().copyTo(bytes, end);
            end = ends[i];
            sequences[i] = event.origin().sequence();
        }
    }

    /** How many events from that one on came with the same read. */
    static int alike(Event[] events, int from, int to) {
        Origin first = events[from].origin();
        int end = from + 1;
        while (end < to && isAlike(first, events[end].origin())) {
            end++;
        }
        return end - from;
    }

    private static boolean isAlike(Origin one, Origin other) {
        return one.receivedAt().equals(other.receivedAt())
                && one.session() == other.session()
                && one.pbx().equals(other.pbx());
    }

    /** The bytes of all that was packed. */
    int size() {
        return bytes.length;
    }

    boolean isEmpty() {
        return next == ends.length;
    }

    /** When all of them were received. */
    Instant receivedAt() {
        return origin.receivedAt();
    }

    /** Unpacks the next event. */
    Event unpack() {
        Event event = readers[next].read(
                Message.copyOf(bytes, start(), ends[next]),
                new Origin(origin.pbx(), origin.session(), sequences[next], origin.receivedAt()));
        next++;
        return event;
    }

    /** Leaves the next event out; gives its bytes. */
    int skip() {
        int size = ends[next] - start();
        next++;
        return size;
    }

    private int start() {
        return next == 0 ? 0 : ends[next - 1];
    }
}
