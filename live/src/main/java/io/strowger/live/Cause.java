package io.strowger.live;

import io.strowger.protocol.event.Event;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What made the live model change: an event, or how the model came to know without one.
 *
 * @param reason how the change came to be known
 * @param event the event that told it; null unless the reason is {@link Reason#EVENT}
 */
public record Cause(Reason reason, @Nullable Event event) {
    /** How a change came to be known. */
    public enum Reason {
        /** An event told it. */
        EVENT,
        /** It was there when the model began to follow the PBX. */
        FIRST_SNAPSHOT,
        /** It was found, or found to be different, after a time in which the PBX was not heard completely. */
        RESYNCHRONISED,
        /** It was gone when the connection came back: it ended while disconnected, when and how is not known. */
        ENDED_WHILE_DISCONNECTED,
        /** It was gone after events were lost: when and how it ended is not known. */
        ENDED_WHILE_EVENTS_WERE_LOST,
        /** An audit found that the PBX does not know it any more, though no event told of its end. */
        FORGOTTEN_BY_PBX,
        /** The PBX does not let this user see it any more. */
        NO_LONGER_VISIBLE
    }

    /** The cause of what was there already. */
    public static final Cause FIRST_SNAPSHOT = new Cause(Reason.FIRST_SNAPSHOT, null);

    /** Makes a cause. */
    public Cause {
        Objects.requireNonNull(reason, "reason");
        if ((reason == Reason.EVENT) != (event != null)) {
            throw new IllegalArgumentException("an event belongs to the reason EVENT, and to no other: " + reason);
        }
    }

    /** The cause of what an event told. */
    public static Cause of(Event event) {
        return new Cause(Reason.EVENT, event);
    }

    /** The cause of what was found without an event. */
    public static Cause of(Reason reason) {
        return new Cause(reason, null);
    }

    /** The reason, with the name of the event where there is one. */
    @Override
    public String toString() {
        return event == null ? reason.name() : event.name();
    }
}
