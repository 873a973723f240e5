package io.strowger.client;

import java.time.Duration;

/**
 * Says that no answer to an action came in time.
 *
 * <p>The action was written to the socket: Asterisk may have done it, or may still do it. An answer that comes later is
 * discarded. Where the timeout passed before the action was written, {@link NotSentException} says so.
 */
public final class ActionTimeoutException extends AmiException {
    private static final long serialVersionUID = 1L;

    private final String action;
    private final Duration timeout;

    /** Makes an exception for that action. */
    public ActionTimeoutException(String action, Duration timeout, String message) {
        super(message, null);
        this.action = action;
        this.timeout = timeout;
    }

    /** The name of the action. */
    public String action() {
        return action;
    }

    /** How long was waited. */
    public Duration timeout() {
        return timeout;
    }
}
