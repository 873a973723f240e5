package io.strowger.protocol.wire;

/** Says that a server sent more than one of the {@link Limits} allows, and which setting that was. */
public final class LimitExceededException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final long limit;

    /**
     * Makes an exception.
     *
     * @param setting the name of the component of {@link Limits}, such as {@code lineBytes}
     * @param limit the value that was exceeded
     * @param what what was too long, in words, as the beginning of a sentence
     */
    public LimitExceededException(String setting, long limit, String what) {
        super(what + " than the limit " + setting + " = " + limit + " allows");
        this.setting = setting;
        this.limit = limit;
    }

    /** The name of the component of {@link Limits} that was exceeded, such as {@code lineBytes}. */
    public String setting() {
        return setting;
    }

    /** The value that was exceeded. */
    public long limit() {
        return limit;
    }
}
