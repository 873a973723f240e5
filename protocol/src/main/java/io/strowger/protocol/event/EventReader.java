package io.strowger.protocol.event;

import io.strowger.protocol.wire.Message;

/**
 * Makes the events of one name, for those who look the name up once and read many; got from {@link EventTypes#reader}.
 *
 * <p>Immutable and safe for use by any thread.
 */
public final class EventReader {
    private final int index;
    private final Class<? extends Event> type;

    /**
     * Makes a reader.
     *
     * @param index what {@link EventTypes#create} knows the type by
     */
    EventReader(int index, Class<? extends Event> type) {
        this.index = index;
        this.type = type;
    }

    /** Makes an event from a message, whose name is not looked at again. */
    public Event read(Message message, Origin origin) {
        return EventTypes.create(index, message, origin);
    }

    /** The type of the events: {@link UnknownEvent} for a name that the catalog does not know. */
    public Class<? extends Event> type() {
        return type;
    }
}
