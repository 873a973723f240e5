package io.strowger.client;

/** Says that an action was not sent because as many as are allowed wait for their answers. */
public final class TooManyInFlightException extends NotSentException {
    private static final long serialVersionUID = 1L;

    private final int limit;

    /** Makes an exception for that limit. */
    public TooManyInFlightException(int limit, String message) {
        super(message, null);
        this.limit = limit;
    }

    /** The limit, as set by {@link AmiClientBuilder#maxInFlight}. */
    public int limit() {
        return limit;
    }
}
