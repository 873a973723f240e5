package io.strowger.live.internal;

import io.strowger.live.Cause;
import org.jspecify.annotations.Nullable;

/**
 * That events were missed, and so what it means when a snapshot does not name a thing that was known.
 *
 * @param reason what happened, in words for the views' status
 * @param means how the end of what is missing is known
 */
record Missed(String reason, Cause.Reason means) {
    /** Nothing was missed so far as is known. */
    static final Missed NOTHING = new Missed("", Cause.Reason.RESYNCHRONISED);

    /**
     * Both: what is missing means what the graver of the two does. Where the connection was down all may have ended in that
     * time; a few lost events, or what an audit found, say less.
     */
    Missed and(@Nullable Missed other) {
        return other == null || gravity(other.means) < gravity(means) ? this : other;
    }

    private static int gravity(Cause.Reason means) {
        return switch (means) {
            case ENDED_WHILE_DISCONNECTED -> 3;
            case ENDED_WHILE_EVENTS_WERE_LOST -> 2;
            case FORGOTTEN_BY_PBX -> 1;
            case EVENT, FIRST_SNAPSHOT, RESYNCHRONISED, NO_LONGER_VISIBLE -> 0;
        };
    }
}
