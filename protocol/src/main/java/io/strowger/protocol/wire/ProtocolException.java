package io.strowger.protocol.wire;

/**
 * Says that the bytes received are not AMI, or break one of the {@link Limits}.
 *
 * <p>After it the position in the byte stream is lost: the connection has to be given up. The message says what was
 * expected and what came, with at most a short excerpt of the bytes.
 */
public class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message for the person who reads the log. */
    public ProtocolException(String message) {
        super(message);
    }
}
