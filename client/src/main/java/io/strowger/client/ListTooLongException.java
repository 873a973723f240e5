package io.strowger.client;

/** Says that a list had more items than the limit, or that they came faster than they were consumed. */
public final class ListTooLongException extends AmiException {
    private static final long serialVersionUID = 1L;

    private final int limit;

    /** Makes an exception for that limit. */
    public ListTooLongException(int limit, String message) {
        super(message, null);
        this.limit = limit;
    }

    /** The greatest number of items held at once. */
    public int limit() {
        return limit;
    }
}
