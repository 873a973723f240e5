package io.strowger.client;

/** How an action ended, for {@link AmiListener} and {@link ClientMetrics}; each action ends in exactly one way. */
public enum ActionOutcome {
    /** Asterisk did it, or answered what was asked. */
    SUCCESS,
    /** Asterisk answered that it would not or could not. */
    ERROR,
    /** It was not written: the client was not connected or closed, too much waited already, or its time was up before. */
    NOT_SENT,
    /** It was written, and no answer came in time. */
    TIMED_OUT,
    /** It was written, and the connection ended before the answer. */
    OUTCOME_UNKNOWN,
    /** It was answered by a longer list than may be held. */
    LIST_TOO_LONG,
    /** The caller gave up: cancelled the future, was interrupted, or threw while it consumed the items. */
    CANCELLED
}
