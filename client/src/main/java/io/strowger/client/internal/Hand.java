package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.protocol.event.Event;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What was taken from a {@link Backlog} to be handled: each item is claimed by one atomic step, or taken back before that.
 *
 * <p>{@link #claim} and {@link #done} are the handling thread's, and need no lock; the rest is guarded by the lock of the
 * {@link EventQueue}.
 */
final class Hand {
    private static final int MOST = 256;
    private static final Object[] NOTHING = {};

    private @Nullable Object[] items = NOTHING;
    private int end;
    private int current;
    private long filled;
    private final AtomicInteger next = new AtomicInteger();

    /** Takes what waits longest, once everything is claimed; false where nothing waits. */
    boolean fill(Backlog backlog) {
        int count = 0;
        for (Object item = backlog.poll(); item != null; item = count < MOST ? backlog.poll() : null) {
            put(count++, item, backlog);
        }
        begin(count);
        return count > 0;
    }

    /** Takes one item. */
    void fill(Object item, Backlog backlog) {
        put(0, item, backlog);
        begin(1);
    }

    private void put(int index, Object item, Backlog backlog) {
        if (index == items.length) {
            @Nullable Object[] larger = new Object[Math.min(MOST, index + 4 + backlog.events())];
            System.arraycopy(items, 0, larger, 0, index);
            items = larger;
        }
        items[index] = item;
    }

    private void begin(int count) {
        end = count;
        filled++;
        next.set(0);
    }

    /** Gives the next item, which from now on nobody takes back, or null. */
    @Nullable Object claim() {
        current = next.getAndIncrement();
        return current < end ? items[current] : null;
    }

    /** Forgets the item claimed last. */
    void done() {
        items[current] = null;
    }

    /** How many items are not claimed. */
    int unclaimed() {
        return Math.max(0, end - next.get());
    }

    int unclaimedEvents() {
        int events = 0;
        for (int i = next.get(); i < end; i++) {
            events += items[i] instanceof Event ? 1 : 0;
        }
        return events;
    }

    long unclaimedBytes() {
        long bytes = 0;
        for (int i = next.get(); i < end; i++) {
            bytes += items[i] instanceof Event event ? Backlog.size(event) : 0;
        }
        return bytes;
    }

    /** Gives back what is not claimed, but for an end: that is in hand alone. */
    void giveBack(Backlog backlog) {
        if (end == 1 && items[0] instanceof AmiException) {
            return;
        }
        int first = next.getAndSet(end);
        for (int i = end - 1; i >= first; i--) {
            Object item = items[i];
            items[i] = null;
            if (item != null) {
                backlog.putBack(item);
            }
        }
    }

    /** When the event was received that is the next to be claimed, or null. */
    @Nullable Instant oldest() {
        for (int i = next.get(); i < end; i++) {
            if (items[i] instanceof Event event) {
                return event.origin().receivedAt();
            }
        }
        return null;
    }

    /** A number that changes with each claim. */
    long progress() {
        return filled * (2L * MOST) + next.get();
    }

    /** The item claimed last, if it is not done. */
    @Nullable Object handled() {
        int last = next.get() - 1;
        return last >= 0 && last < end ? items[last] : null;
    }
}
