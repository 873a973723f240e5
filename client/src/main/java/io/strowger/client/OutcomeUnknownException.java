package io.strowger.client;

import org.jspecify.annotations.Nullable;

/**
 * Says that an action was written, wholly or in part, but its answer can no longer be learnt.
 *
 * <p>Asterisk may have done it. The client never sends an action twice by itself; whether sending it again does harm
 * (a phone that rings twice) is for the program to judge.
 */
public final class OutcomeUnknownException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception; the cause is what ended the connection or the wait. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
