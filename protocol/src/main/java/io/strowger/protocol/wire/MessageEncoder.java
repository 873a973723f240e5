package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Turns an action into bytes, and refuses what Asterisk would misread.
 *
 * <p>The rules are those of {@code get_input} and {@code do_message} in {@code main/manager.c}: a line end or NUL in a
 * value would become a header of its own, a longer line loses the whole message (and one of 1023 bytes the place in the
 * stream), and the ActionID is only echoed where it survived, so it is the second line. List handlers of some modules copy
 * the ActionID into 80 bytes, which bounds its length. Refusals name the header and what is wrong with it, never its value.
 *
 * <p>Not refused, but not read as sent: Asterisk skips blanks at the beginning of a value, and most actions take an empty
 * value for an absent header.
 */
public final class MessageEncoder {
    /** The most bytes of a line as UTF-8, with the name and without the line end. */
    public static final int MAX_LINE_BYTES = 1022;

    /** The most lines of a message, with {@code Action} and {@code ActionID}. */
    public static final int MAX_LINES = 128;

    /** The most characters of an ActionID. */
    public static final int MAX_ACTION_ID = 67;

    private static final byte[] LINE_END = {'\r', '\n'};

    private MessageEncoder() {}

    /**
     * The bytes of an action, with the blank line that ends it.
     *
     * @param action the action's name
     * @param actionId 1 to 67 characters of visible ASCII
     * @param headers the other headers, in order; none may be called {@code Action} or {@code ActionID}
     * @throws IllegalArgumentException where Asterisk would not take the message, or would take it for another
     */
    public static byte[] encode(String action, String actionId, List<Header> headers) {
        checkVisible("the action's name", action);
        checkVisible("the ActionID", actionId);
        if (actionId.length() > MAX_ACTION_ID) {
            throw new IllegalArgumentException("the ActionID has " + actionId.length() + " characters, " + MAX_ACTION_ID
                    + " are the most that Asterisk keeps");
        }
        if (headers.size() + 2 > MAX_LINES) {
            throw new IllegalArgumentException(action + " has " + (headers.size() + 2)
                    + " lines with Action and ActionID, " + MAX_LINES + " are the most that Asterisk takes");
        }
        int size = lineBytes("Action", action) + lineBytes("ActionID", actionId) + LINE_END.length;
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Action") || header.name().equalsIgnoreCase("ActionID")) {
                throw new IllegalArgumentException(
                        action + " must not have a header " + header.name() + ": it is set by the sender");
            }
            size += lineBytes(header.name(), header.value());
            if (header.name().equalsIgnoreCase("MatchCriteria") && action.equalsIgnoreCase("Filter")) {
                checkMatchCriteria(header.value());
            }
        }
        byte[] bytes = new byte[size];
        int at = line(bytes, line(bytes, 0, "Action", action), "ActionID", actionId);
        for (Header header : headers) {
            at = line(bytes, at, header.name(), header.value());
        }
        lineEnd(bytes, at);
        return bytes;
    }

    /**
     * Checks that a header may be sent, as {@link #encode} does.
     *
     * @throws IllegalArgumentException where it may not
     */
    public static void check(Header header) {
        lineBytes(header.name(), header.value());
    }

    /** The bytes of a line with its line end; refuses what cannot be sent. */
    private static int lineBytes(String name, String value) {
        checkName(name);
        long bytes = name.length() + 2L + valueBytes(name, value);
        if (bytes > MAX_LINE_BYTES) {
            throw new IllegalArgumentException("header " + name + " takes a line of " + bytes + " bytes, "
                    + MAX_LINE_BYTES + " are the most that Asterisk takes");
        }
        return (int) bytes + LINE_END.length;
    }

    /** Writes a line that was checked, and gives the offset behind it. */
    private static int line(byte[] bytes, int start, String name, String value) {
        int at = text(bytes, start, name);
        bytes[at++] = ':';
        bytes[at++] = ' ';
        return lineEnd(bytes, text(bytes, at, value));
    }

    private static int lineEnd(byte[] bytes, int start) {
        System.arraycopy(LINE_END, 0, bytes, start, LINE_END.length);
        return start + LINE_END.length;
    }

    private static int text(byte[] bytes, int start, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
                System.arraycopy(encoded, 0, bytes, start, encoded.length);
                return start + encoded.length;
            }
            bytes[start + i] = (byte) c;
        }
        return start + text.length();
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a header has an empty name");
        }
        checkVisible("a header's name", name);
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a header's name holds a colon");
        }
    }

    private static void checkVisible(String what, String text) {
        if (Objects.requireNonNull(text, what).isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw new IllegalArgumentException(what + " holds " + named(c) + " at position " + i
                        + ": only visible ASCII without blanks can be sent");
            }
        }
    }

    /** The number of bytes as UTF-8; refuses what cannot be sent. */
    private static long valueBytes(String name, String value) {
        long bytes = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("the value of header " + name + " holds " + named(c)
                        + " at position " + i + ", which is a line end to Asterisk");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("the value of header " + name
                        + " holds half a character at position " + i + " (an unpaired surrogate)");
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    /**
     * Refuses criteria that crash the server: a word without a parenthesis, such as {@code name} for {@code name(Hangup)}.
     *
     * <p>Asterisk 20 to 23 look for the parenthesis and do not check whether there is one ({@code main/manager.c}); words
     * end at blanks, commas and closing parentheses there, and so here.
     */
    private static void checkMatchCriteria(String criteria) {
        for (String word : criteria.split("[ ,)]")) {
            if (!word.isEmpty() && word.indexOf('(') < 0) {
                throw new IllegalArgumentException("header MatchCriteria: '" + word
                        + "' lacks its parentheses, as in name(Hangup); some servers crash over it");
            }
        }
    }

    private static String named(char c) {
        return switch (c) {
            case '\r' -> "a carriage return";
            case '\n' -> "a line feed";
            case 0 -> "a NUL";
            case ' ' -> "a blank";
            default -> String.format("the character U+%04X", (int) c);
        };
    }
}
