package io.strowger.live;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a call.
 *
 * @param at when it was told, by this machine's clock
 * @param kind what
 * @param channel the name of the channel that it happened to; null where there is none
 * @param detail more on it, such as the queue, the dial status or the bridge; null where there is nothing to say
 */
public record CallStep(
        Instant at,
        Kind kind,
        @Nullable String channel,
        @Nullable String detail) {
    /** What happened. */
    public enum Kind {
        /** A channel came. */
        CHANNEL_BEGUN,
        /** A device was dialled; the detail is the dial string. */
        DIALLED,
        /** A device rings. */
        RINGING,
        /** A channel was answered. */
        ANSWERED,
        /** Dialling a device ended; the detail is the status. */
        DIAL_ENDED,
        /** A channel entered a bridge; the detail is its id. */
        BRIDGED,
        /** A channel left a bridge; the detail is its id. */
        UNBRIDGED,
        /** A user put the other end on hold. */
        HELD,
        /** A user took it back from hold. */
        RESUMED,
        /** A blind transfer; the detail is where to, and the result. */
        BLIND_TRANSFER,
        /** An attended transfer; the detail is the kind of destination, and the result. */
        ATTENDED_TRANSFER,
        /** Somebody else took the call; the channel is who. */
        PICKED_UP,
        /** It waits in a queue; the detail is which. */
        QUEUED,
        /** It left a queue. */
        LEFT_QUEUE,
        /** The caller gave up waiting in a queue. */
        ABANDONED,
        /** A member of a queue took it; the detail is who. */
        AGENT_CONNECTED,
        /** A channel joined a conference. */
        CONFERENCE_JOINED,
        /** A channel left a conference. */
        CONFERENCE_LEFT,
        /** A channel was parked; the detail is the lot and space. */
        PARKED,
        /** A channel is not parked any more; the detail is why. */
        UNPARKED,
        /** A channel of another call came to it; the detail is that call. */
        JOINED,
        /** A channel ended; the detail is the hangup cause. */
        CHANNEL_ENDED
    }

    /** Makes a step. */
    public CallStep {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
    }
}
