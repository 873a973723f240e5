package io.strowger.client;

import io.strowger.protocol.action.Response;
import java.util.Objects;

/** Says that Asterisk answered an action with {@code Response: Error}: it was understood, and was not done. */
public class ActionFailedException extends AmiException {
    private static final long serialVersionUID = 1L;

    private final String action;
    private final transient Response response;

    /** Makes an exception for that action's response. */
    public ActionFailedException(String action, Response response, String message) {
        super(message, null);
        this.action = Objects.requireNonNull(action, "action");
        this.response = Objects.requireNonNull(response, "response");
    }

    /** The name of the action that was refused. */
    public final String action() {
        return action;
    }

    /** What Asterisk answered; an Error may carry more than its words, such as the output of a command. */
    public final Response response() {
        return response;
    }
}
