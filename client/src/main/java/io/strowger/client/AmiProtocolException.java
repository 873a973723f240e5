package io.strowger.client;

import org.jspecify.annotations.Nullable;

/**
 * Says that the server sent what is not AMI, or more than a limit allows.
 *
 * <p>The place in the byte stream is lost with it, so the connection was given up.
 */
public final class AmiProtocolException extends ConnectionLostException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception; the cause says what was wrong with the bytes. */
    public AmiProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
