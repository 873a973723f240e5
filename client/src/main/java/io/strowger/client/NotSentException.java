package io.strowger.client;

import org.jspecify.annotations.Nullable;

/** Says that an action was certainly not sent: nothing of it was written, so it may be sent again. */
public class NotSentException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception; the cause is what ended the connection, if that was it. */
    public NotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
