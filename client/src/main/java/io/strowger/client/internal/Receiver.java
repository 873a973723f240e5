package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Message;

/**
 * Takes what comes back for one action, on the reader's thread or the timer's: it must neither wait nor run user code.
 */
interface Receiver {
    /** Called exactly once. */
    void end(Ending ending);

    /** Takes the response of a list whose items are still to come, if any; it is told once more with the end. */
    default void responded(Message response) {}

    /** Takes an item of the list at once; false where the item is to be collected until the end. */
    default boolean takes(Event item) {
        return false;
    }

    /** True where items are taken, but faster than they are consumed, and there is no room for another. */
    default boolean isFull() {
        return false;
    }
}
