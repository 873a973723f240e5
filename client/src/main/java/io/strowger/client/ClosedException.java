package io.strowger.client;

/** Says that the client was closed by its own program, so that nothing more can be sent or will be received. */
public final class ClosedException extends NotSentException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message. */
    public ClosedException(String message) {
        super(message, null);
    }
}
