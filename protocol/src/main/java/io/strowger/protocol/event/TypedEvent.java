package io.strowger.protocol.event;

import io.strowger.protocol.wire.Message;
import java.util.Objects;

/** The common part of all events: the message, where it came from, and a text form. */
abstract class TypedEvent implements Event {
    private final Message message;
    private final Origin origin;

    TypedEvent(Message message, Origin origin) {
        this.message = Objects.requireNonNull(message, "message");
        this.origin = Objects.requireNonNull(origin, "origin");
    }

    @Override
    public final Message message() {
        return message;
    }

    @Override
    public final Origin origin() {
        return origin;
    }

    /** Shows all headers in one line. */
    @Override
    public final String toString() {
        return name()
                + message.headers()
                        .subList(
                                Math.min(1, message.headers().size()),
                                message.headers().size());
    }
}
