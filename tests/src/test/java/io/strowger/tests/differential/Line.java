package io.strowger.tests.differential;

/**
 * One line of a message.
 *
 * @param name the header's name as sent; empty for a line without a colon
 * @param separator the colon with the blank behind it, where there is one
 * @param value what comes then, to the end of the line
 */
record Line(String name, String separator, String value) {
    static Line parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Line("", "", text);
        }
        boolean blank = text.startsWith(" ", colon + 1);
        return new Line(text.substring(0, colon), blank ? ": " : ":", text.substring(colon + (blank ? 2 : 1)));
    }

    /** The same header with another value. */
    Line replaced(String other) {
        return new Line(name, separator, other);
    }

    @Override
    public String toString() {
        return name + separator + value;
    }
}
