package io.strowger.client.internal;

import java.util.concurrent.atomic.AtomicLong;

/** What a client counted since it was made: things that are neither an answer nor an event, and are dropped on purpose. */
public final class Counters {
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong lateResponses = new AtomicLong();
    private final AtomicLong strayMessages = new AtomicLong();
    private final AtomicLong lateItems = new AtomicLong();

    /** Messages read, of any kind. */
    public long messages() {
        return messages.get();
    }

    /** Responses to actions that had timed out or were cancelled. */
    public long lateResponses() {
        return lateResponses.get();
    }

    /** Responses and bare text that belong to no action: second answers to the same one, mostly. */
    public long strayMessages() {
        return strayMessages.get();
    }

    /** Items of lists that had timed out, were cancelled or grew too long. */
    public long lateItems() {
        return lateItems.get();
    }

    /** The reader is the only one to count messages. */
    long message() {
        long next = messages.getPlain() + 1;
        messages.lazySet(next);
        return next;
    }

    void lateResponse() {
        lateResponses.incrementAndGet();
    }

    void strayMessage() {
        strayMessages.incrementAndGet();
    }

    void lateItem() {
        lateItems.incrementAndGet();
    }
}
