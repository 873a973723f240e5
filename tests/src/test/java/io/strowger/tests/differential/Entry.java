package io.strowger.tests.differential;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message that a script sent or received, line by line.
 *
 * @param connection the connection's name in the script
 * @param direction who sent it
 * @param lines its lines as they were on the wire, without their ends; see {@link Framer#readable}
 * @param sometimes true in a record of several runs, for a message that did not come in each of them
 */
record Entry(String connection, Direction direction, List<String> lines, boolean sometimes) {
    /** Who sent a message. */
    enum Direction {
        /** The script. */
        SENT,
        /** The server. */
        RECEIVED
    }

    /** What stands for the end of a connection. */
    static final String END = "(end of stream)";

    /** What stands for an empty line where a message could begin. */
    static final String EMPTY_LINE = "(empty line)";

    /** What marks a message that does not always come. */
    static final String SOMETIMES = " (sometimes)";

    Entry {
        lines = List.copyOf(lines);
    }

    Entry(String connection, Direction direction, List<String> lines) {
        this(connection, direction, lines, false);
    }

    /** All lines as headers, in order. */
    List<Line> headers() {
        return lines.stream().map(Line::parse).toList();
    }

    /** The value of the first header of that name, without regard to case, or null. */
    @Nullable String header(String name) {
        for (String text : lines) {
            if (text.length() > name.length()
                    && text.charAt(name.length()) == ':'
                    && text.regionMatches(true, 0, name, 0, name.length())) {
                return Line.parse(text).value();
            }
        }
        return null;
    }

    /** True for an event. */
    boolean isEvent() {
        return startsWith("event:");
    }

    /** True for the response to an action. */
    boolean isResponse() {
        return startsWith("response:");
    }

    /** The event's or action's name; {@code Response} for a response; the first line for anything else. */
    String kind() {
        if (isEvent() || startsWith("action:")) {
            return Line.parse(lines.get(0)).value().strip();
        }
        return isResponse() ? "Response" : lines.get(0);
    }

    private boolean startsWith(String lowerCase) {
        return lines.get(0).toLowerCase(Locale.ROOT).startsWith(lowerCase);
    }

    /** The same with other lines. */
    Entry replaced(List<String> others) {
        return new Entry(connection, direction, others, sometimes);
    }

    /** The same as one that does not always come. */
    Entry notAlways() {
        return new Entry(connection, direction, lines, true);
    }

    /** Shows it as a record file does. */
    @Override
    public String toString() {
        return connection + (direction == Direction.SENT ? " >" : " <") + (sometimes ? SOMETIMES : "") + "\n"
                + String.join("\n", lines);
    }
}
