package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The way from one client's reader into one queue: holds what one read of the socket brought, to put it in at once.
 *
 * <p>The reader's own.
 */
final class Feed {
    private static final int FEW = 16;
    private static final int KEPT = 1_024;
    private static final @Nullable Event[] NOTHING = {};
    private static final @Nullable EventReader[] NO_READERS = {};

    private final EventQueue queue;
    private @Nullable Event[] events = NOTHING;
    private @Nullable EventReader[] readers = NO_READERS;
    private int count;
    private long bytes;

    Feed(EventQueue queue) {
        this.queue = queue;
    }

    EventQueue queue() {
        return queue;
    }

    /** Takes an event, and what makes such events; true where it is the first since the last {@link #publish}. */
    boolean add(Event event, EventReader reader, int size) {
        if (count == events.length) {
            int room = Math.max(FEW, count * 2);
            events = Arrays.copyOf(events, room);
            readers = Arrays.copyOf(readers, room);
        }
        readers[count] = reader;
        events[count++] = event;
        bytes += size;
        return count == 1;
    }

    /** Gives what it holds to the queue; false where the queue has ended. */
    boolean publish() {
        boolean open = queue.publish(events, readers, count, bytes);
        if (events.length > KEPT) {
            events = NOTHING;
            readers = NO_READERS;
        } else {
            Arrays.fill(events, 0, count, null);
        }
        count = 0;
        bytes = 0;
        return open;
    }
}
