package io.strowger.live.control;

import io.strowger.client.AmiException;
import java.time.Duration;

/**
 * Says that Asterisk took an action, and that the event which tells its outcome did not come in time.
 *
 * <p>It may have been done, or may still be. The event may also be hidden from the AMI user: the message says which class it
 * takes to see it.
 */
public final class OutcomeTimeoutException extends AmiException {
    private static final long serialVersionUID = 1L;

    private final String action;
    private final Duration timeout;

    /** Makes an exception for that action. */
    public OutcomeTimeoutException(String action, Duration timeout, String message) {
        super(message, null);
        this.action = action;
        this.timeout = timeout;
    }

    /** The name of the action. */
    public String action() {
        return action;
    }

    /** How long was waited for the event. */
    public Duration timeout() {
        return timeout;
    }
}
