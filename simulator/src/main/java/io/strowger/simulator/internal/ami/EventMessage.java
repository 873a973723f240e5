package io.strowger.simulator.internal.ami;

import io.strowger.protocol.wire.Message;

/**
 * One event, encoded once for all who get it.
 *
 * @param name the name of the event
 * @param classes the read classes, all of which a client needs
 * @param bytes the whole message; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent")
public record EventMessage(String name, Classes classes, byte[] bytes) {
    /** The message to look into: for filters. */
    public Message message() {
        return Message.of(bytes);
    }
}
