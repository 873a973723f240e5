package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.protocol.action.Answer;

/** How an action ended, before it becomes a value or an exception of the caller's own. */
sealed interface Ending {
    /**
     * The server answered, with success or an error.
     *
     * @param nanos the time from writing the action to reading its response
     */
    record Answered(Answer answer, long nanos) implements Ending {}

    /** The time was up. */
    record TimedOut(boolean written) implements Ending {}

    /** The connection ended first. */
    record Lost(AmiException reason, boolean written) implements Ending {}

    /** The caller gave up. */
    record Cancelled(boolean written) implements Ending {}

    /** More items came than may be held. */
    record TooLong(int limit) implements Ending {}
}
