package io.strowger.live.control;

import io.strowger.client.AmiException;

/**
 * Says that Asterisk took an action, and told afterwards that nothing came of it: a transfer that failed, an extension that
 * is not there, a message that could not be moved.
 */
public final class ControlFailedException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with what was attempted and what Asterisk told. */
    public ControlFailedException(String message) {
        super(message, null);
    }
}
