package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one read of a socket brought for one subscriber: messages, of which events are made when their turn comes.
 *
 * <p>So what waits is as little as can be for the garbage collector to move, and it is the handling thread that makes
 * events, which it uses at once. Guarded by the lock of the {@link EventQueue} that it waits in.
 */
final class Parcel {
    private final Arrival arrival;
    private final @Nullable Message[] messages;
    private final @Nullable EventReader[] readers;
    private final long[] sequences;
    private final int count;
    private final long bytes;
    private int next;

    /**
     * Makes a parcel of the first so many messages, what makes events of them, and their numbers; the arrays are its own
     * from now on.
     *
     * @param bytes the bytes of all of them
     */
    Parcel(
            Arrival arrival,
            @Nullable Message[] messages,
            @Nullable EventReader[] readers,
            long[] sequences,
            int count,
            long bytes) {
        this.arrival = arrival;
        this.messages = messages;
        this.readers = readers;
        this.sequences = sequences;
        this.count = count;
        this.bytes = bytes;
    }

    /** The bytes of all that was packed. */
    long bytes() {
        return bytes;
    }

    /** How many events are left. */
    int events() {
        return count - next;
    }

    /** When all of them were received. */
    Instant receivedAt() {
        return arrival.receivedAt();
    }

    /** The bytes of the next event. */
    int nextSize() {
        return message().size();
    }

    /** Unpacks the next event. */
    Event unpack() {
        EventReader reader = readers[next];
        if (reader == null) {
            throw new IllegalStateException("no reader");
        }
        Event event = reader.read(message(), arrival.origin(sequences[next]));
        messages[next++] = null;
        return event;
    }

    /** Leaves the next event out; gives its bytes. */
    int skip() {
        int size = nextSize();
        messages[next++] = null;
        return size;
    }

    private Message message() {
        Message message = messages[next];
        if (message == null) {
            throw new IllegalStateException("nothing is left");
        }
        return message;
    }
}
