package io.strowger.client;

import java.util.concurrent.Executor;

/**
 * The settings of a {@link Subscriber} of its own, beside {@link AmiClient#events}; made by {@link AmiClient#subscriber}.
 *
 * <p>What is not set is as the client was told for its own events. Not for use by several threads at once.
 */
public interface SubscriberBuilder {
    /** How many events may wait; at least 1. */
    SubscriberBuilder queueSize(int events);

    /** How many bytes of events may wait; at least 1. One event always finds room, however large. */
    SubscriberBuilder queueBytes(long bytes);

    /** What becomes of events that find the queue full. */
    SubscriberBuilder overflow(Overflow overflow);

    /** Where the handlers run, one at a time and in order, instead of a thread of the subscriber's own. */
    SubscriberBuilder executor(Executor executor);

    /** Opens the subscriber; it gets what is read from now on, and can be {@linkplain Subscriber#close closed}. */
    Subscriber open();
}
