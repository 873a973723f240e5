package io.strowger.client;

/** Says that a subscriber with {@link Overflow#FAIL} was ended because its handlers did not keep up with the events. */
public final class SubscriberOverflowException extends AmiException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message. */
    public SubscriberOverflowException(String message) {
        super(message, null);
    }
}
