package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.protocol.event.Event;

/** Takes what an {@link EventQueue} holds, on its executor, one at a time. */
interface EventConsumer {
    /** True where events of that name are of interest; asked on any thread. */
    boolean wants(String name);

    void event(Event event);

    void lost(Lost lost);

    void notice(ConnectionEvent notice);

    void ended(AmiException reason);

    /** True where the end of a client is the end of this too. */
    default boolean endsWithClient() {
        return true;
    }

    /** Told on a shared thread, once, that a call of one of the others does not return. */
    default void stuck(StuckWatch.Report report) {}
}
