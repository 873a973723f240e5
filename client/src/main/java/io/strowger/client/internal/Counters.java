package io.strowger.client.internal;

import io.strowger.client.ClientMetrics;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a client counted since it was made; may be read on any thread.
 *
 * <p>What the reader counts for each message has one writer at a time, since sessions do not overlap, and costs a plain
 * store.
 */
public final class Counters {
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong responses = new AtomicLong();
    private final AtomicLong lateResponses = new AtomicLong();
    private final AtomicLong strayMessages = new AtomicLong();
    private final AtomicLong lateItems = new AtomicLong();
    /** In milliseconds since 1970, or 0. */
    private final AtomicLong lastReadAt = new AtomicLong();

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

    /** Called by the reader before it looks at the bytes. */
    void read(int bytes, Instant when) {
        add(bytesRead, bytes);
        lastReadAt.lazySet(when.toEpochMilli());
    }

    /** Called by the reader. */
    void event() {
        add(messages, 1);
        add(events, 1);
    }

    /** Called by the reader. */
    void response() {
        add(messages, 1);
        add(responses, 1);
    }

    /** Called by the reader. */
    void otherMessage() {
        add(messages, 1);
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

    private static void add(AtomicLong count, long more) {
        count.lazySet(count.getPlain() + more);
    }

    ClientMetrics.Traffic traffic(Load load) {
        long last = lastReadAt.get();
        return new ClientMetrics.Traffic(
                bytesRead.get(),
                load.bytes(),
                messages.get(),
                events.get(),
                responses.get(),
                load.written(),
                lateResponses.get(),
                lateItems.get(),
                strayMessages.get(),
                last == 0 ? null : Instant.ofEpochMilli(last));
    }
}
