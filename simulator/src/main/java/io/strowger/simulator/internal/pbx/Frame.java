package io.strowger.simulator.internal.pbx;

/**
 * What a channel tells whoever reads it, or is told.
 *
 * @param kind what it is
 * @param text a digit for {@link Kind#DTMF}, else empty
 */
public record Frame(Kind kind, String text) {
    /** The kinds of frames that matter without sound. */
    public enum Kind {
        /** The far end rings. */
        RINGING,
        /** There is sound before the answer. */
        PROGRESS,
        /** The call goes its way. */
        PROCEEDING,
        /** The far end answered. */
        ANSWER,
        /** The far end is busy. */
        BUSY,
        /** The way to the far end is not free. */
        CONGESTION,
        /** The far end put the call on hold. */
        HOLD,
        /** The far end took the call back from hold. */
        UNHOLD,
        /** A digit was pressed. */
        DTMF,
        /** The channel is to be hung up. */
        HANGUP
    }

    /** A frame without text. */
    public static Frame of(Kind kind) {
        return new Frame(kind, "");
    }
}
