package io.strowger.live.control;

import io.strowger.client.ActionFailedException;
import io.strowger.protocol.action.Response;

/** Says that an action was refused because the channel it is about does not exist, or does not exist any more. */
public final class NoSuchChannelException extends ActionFailedException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception for that action's response. */
    public NoSuchChannelException(String action, Response response, String message) {
        super(action, response, message);
    }
}
