package io.strowger.protocol.event;

import io.strowger.protocol.wire.Message;

/**
 * An event whose name the catalog does not know: from a module of its own, or from a later Asterisk.
 *
 * <p>All its headers are there; only the typed accessors are missing.
 */
public final class UnknownEvent extends TypedEvent {
    UnknownEvent(Message message, Origin origin) {
        super(message, origin);
    }
}
