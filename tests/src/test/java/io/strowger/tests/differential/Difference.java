package io.strowger.tests.differential;

/**
 * One way in which a record differs from what was expected.
 *
 * @param scenario the scenario's name
 * @param stream where, see {@link Streams}
 * @param message the kind of the message: the event's name or {@code Response}
 * @param header the header that differs, or {@link #MISSING}, {@link #EXTRA}, {@link #ORDER}
 * @param expected what was expected; empty where nothing was
 * @param actual what was there; empty where nothing was
 */
record Difference(String scenario, String stream, String message, String header, String expected, String actual) {
    /** The whole message is not there. */
    static final String MISSING = "(missing)";

    /** The whole message was not expected. */
    static final String EXTRA = "(extra)";

    /** The message has the expected headers in another order. */
    static final String ORDER = "(order)";

    /** Shows it to somebody who wants to repair it. */
    @Override
    public String toString() {
        String where = message + " " + header + "   [" + stream + "]";
        return where + shown("expected", expected) + shown("actual", actual);
    }

    private static String shown(String what, String text) {
        return text.isEmpty() ? "" : "\n    " + what + ": " + text.replace("\n", "\n      ");
    }
}
