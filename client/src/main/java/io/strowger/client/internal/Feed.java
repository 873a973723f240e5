package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
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

    private final EventQueue queue;
    private @Nullable Event[] events = NOTHING;
    private int count;
    private long bytes;

    Feed(EventQueue queue) {
        this.queue = queue;
    }

    EventQueue queue() {
        return queue;
    }

    /** Takes an event; true where it is the first since the last {@link #publish}. */
    boolean add(Event event, int size) {
        if (count == events.length) {
            events = Arrays.copyOf(events, Math.max(FEW, count * 2));
        }
        events[count++] = event;
        bytes += size;
        return count == 1;
    }

    /** Gives what it holds to the queue; false where the queue has ended. */
    boolean publish() {
        boolean open = queue.publish(events, count, bytes);
        if (events.length > KEPT) {
            events = NOTHING;
        } else {
            Arrays.fill(events, 0, count, null);
        }
        count = 0;
        bytes = 0;
        return open;
    }
}
