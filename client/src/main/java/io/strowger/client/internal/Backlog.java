package io.strowger.client.internal;

import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.event.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber, in order: events in parcels, and some of them unpacked; each {@link Loss} in the place of
 * what was dropped; and notices of the connection.
 *
 * <p>Bounds are for the queue to see to, but for the notices: beyond {@link #MOST_NOTICES} they become a
 * {@link NoticeDigest}, one between two events. Guarded by the lock of its {@link EventQueue}.
 */
final class Backlog {
    static final int MOST_NOTICES = 1_000;
    /** The room that is given back when all are gone, because it is much. */
    private static final int ROOMY = 2_048;

    /** What is left of the oldest part, from which events were dropped; goes before {@link #waiting}. */
    private final ArrayDeque<Object> kept = new ArrayDeque<>(1);

    private ArrayDeque<Object> waiting = new ArrayDeque<>();
    private int mostWaiting;
    private int events;
    private long bytes;
    private int notices;
    private long lost;

    static int size(Event event) {
        return event.message().size();
    }

    int events() {
        return events;
    }

    /** The bytes of the events that wait. */
    long bytes() {
        return bytes;
    }

    /** How many events were dropped, ever. */
    long lost() {
        return lost;
    }

    boolean isEmpty() {
        return kept.isEmpty() && waiting.isEmpty();
    }

    void add(Event event) {
        waiting.add(event);
        events++;
        bytes += size(event);
        mostWaiting = Math.max(mostWaiting, waiting.size());
    }

    /** Takes all that one read brought; nothing of it was unpacked. */
    void add(Parcel parcel) {
        waiting.add(parcel);
        events += parcel.events();
        bytes += parcel.bytes();
        mostWaiting = Math.max(mostWaiting, waiting.size());
    }

    /** Drops an event that was received then, behind all that waits. */
    void lose(Instant receivedAt) {
        lose(waiting, receivedAt);
    }

    private void lose(ArrayDeque<Object> where, Instant receivedAt) {
        lost++;
        Loss one = new Loss();
        one.add(receivedAt);
        append(where, one);
    }

    private static void append(ArrayDeque<Object> where, Loss loss) {
        Object last = where.peekLast();
        if (last instanceof Loss before) {
            before.add(loss);
        } else if (last instanceof NoticeDigest digest) {
            digest.add(loss);
        } else {
            where.add(loss);
        }
    }

    /** Takes a notice, whether there is room or not. */
    void add(ConnectionEvent notice) {
        append(waiting, notice);
    }

    private void append(ArrayDeque<Object> where, ConnectionEvent notice) {
        if (notices < MOST_NOTICES) {
            where.add(notice);
            notices++;
        } else if (where.peekLast() instanceof NoticeDigest digest) {
            digest.add(notice);
        } else {
            NoticeDigest digest = new NoticeDigest();
            digest.add(notice);
            where.add(digest);
        }
    }

    /** Drops the event that waits longest; there has to be one. */
    void dropOldest() {
        while (true) {
            Object oldest = waiting.remove();
            if (oldest instanceof Event event) {
                events--;
                bytes -= size(event);
                lose(kept, event.origin().receivedAt());
                return;
            }
            if (oldest instanceof Parcel parcel) {
                events--;
                bytes -= parcel.skip();
                lose(kept, parcel.receivedAt());
                if (parcel.events() > 0) {
                    waiting.addFirst(parcel);
                }
                return;
            }
            if (oldest instanceof Loss loss) {
                append(kept, loss);
            } else if (oldest instanceof ConnectionEvent notice) {
                notices--;
                append(kept, notice);
            } else if (oldest instanceof NoticeDigest digest && kept.peekLast() instanceof NoticeDigest before) {
                before.add(digest);
            } else {
                kept.add(oldest);
            }
        }
    }

    /** Gives what waits longest, or null. */
    @Nullable Object poll() {
        Object first = kept.poll();
        if (first == null) {
            first = waiting.peek() instanceof Parcel parcel ? unpack(parcel) : waiting.poll();
        }
        if (first instanceof Event event) {
            events--;
            bytes -= size(event);
        } else if (first instanceof ConnectionEvent) {
            notices--;
        } else if (first == null && mostWaiting > ROOMY) {
            waiting = new ArrayDeque<>();
            mostWaiting = 0;
        }
        return first;
    }

    private Event unpack(Parcel parcel) {
        Event event = parcel.unpack();
        if (parcel.events() == 0) {
            waiting.remove();
        }
        return event;
    }

    /** Takes back what {@link #poll} gave last, and before all that waits; the latest first. */
    void putBack(Object item) {
        while (!kept.isEmpty()) {
            waiting.addFirst(kept.removeLast());
        }
        waiting.addFirst(item);
        if (item instanceof Event event) {
            events++;
            bytes += size(event);
        } else if (item instanceof ConnectionEvent) {
            notices++;
        }
    }

    /** Drops all, without a trace but in the count of what was lost. */
    void clear() {
        lost += events;
        kept.clear();
        waiting = new ArrayDeque<>();
        mostWaiting = 0;
        events = 0;
        bytes = 0;
        notices = 0;
    }

    /** When the event was received that waits longest, or null. */
    @Nullable Instant oldest() {
        for (Object each : waiting) {
            if (each instanceof Event event) {
                return event.origin().receivedAt();
            }
            if (each instanceof Parcel parcel) {
                return parcel.receivedAt();
            }
        }
        return null;
    }
}
