package io.strowger.client;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that {@link AmiClient} throws by itself.
 *
 * <p>Messages are written for the person who reads the log: what was attempted, on which PBX, what Asterisk said, and what
 * to do next. None carries a secret.
 */
public class AmiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message and the exception that led to it, if any. */
    public AmiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
