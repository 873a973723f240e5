package io.strowger.client.internal;

import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.wire.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The way from one client's reader into one queue: holds what one read of the socket brought, to put it in at once.
 *
 * <p>The reader's own.
 */
final class Feed {
    /** More are not expected, however many there were the last time. */
    private static final int MANY = 256;

    private static final @Nullable Message[] NO_MESSAGES = {};
    private static final @Nullable EventReader[] NO_READERS = {};
    private static final long[] NO_SEQUENCES = {};

    private final EventQueue queue;
    private @Nullable Message[] messages = NO_MESSAGES;
    private @Nullable EventReader[] readers = NO_READERS;
    private long[] sequences = NO_SEQUENCES;
    private int count;
    private long bytes;
    /** How many there were the last time, about. */
    private int expected = 1;

    Feed(EventQueue queue) {
        this.queue = queue;
    }

    EventQueue queue() {
        return queue;
    }

    /** Takes a message, what makes an event of it, and its number; true where it is the first since the last {@link #publish}. */
    boolean add(Message message, EventReader reader, long sequence) {
        if (count == messages.length) {
            int room = Math.max(expected, count * 2);
            messages = Arrays.copyOf(messages, room);
            readers = Arrays.copyOf(readers, room);
            sequences = Arrays.copyOf(sequences, room);
        }
        messages[count] = message;
        readers[count] = reader;
        sequences[count++] = sequence;
        bytes += message.size();
        return count == 1;
    }

    /** Gives what it holds to the queue, all of which came with one read; false where the queue has ended. */
    boolean publish(Arrival arrival) {
        Parcel parcel = new Parcel(arrival, messages, readers, sequences, count, bytes);
        expected = Math.min(MANY, count);
        messages = NO_MESSAGES;
        readers = NO_READERS;
        sequences = NO_SEQUENCES;
        count = 0;
        bytes = 0;
        return queue.publish(parcel);
    }
}
