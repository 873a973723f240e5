package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the lines of a message in its bytes, and compares and decodes pieces of them. */
final class MessageBytes {
    /** The header that may end with a lone LF, and the one that may begin after it. */
    static final String BEFORE_LONE_LF = "CallStarted";

    static final String AFTER_LONE_LF = "LoggedInTime";

    private static final String[] CHARACTERS = characters();

    /** The letters {@code event:} as the lowest six bytes of a word, and what finds them there without regard to case. */
    private static final long EVENT = 0x3a74_6e65_7665L;

    private static final long EVENT_LETTERS = 0xffff_ffff_ffffL;
    private static final long LOWER_CASE = 0x20_2020_2020L;

    private MessageBytes() {}

    /**
     * The offset after the line that begins at {@code start}.
     *
     * <p>Lines end with CRLF, and with a lone LF too where nothing else can be meant: in text without an envelope, in
     * actions, and between {@code CallStarted} and {@code LoggedInTime} of the Agents event, where
     * {@code apps/app_agent_pool.c} ends a line so.
     */
    static int nextLine(byte[] bytes, int start, int end, boolean anyLineFeed) {
        int next = lineEnd(bytes, start, end, anyLineFeed);
        if (!anyLineFeed && startsWith(bytes, start, next, BEFORE_LONE_LF + ":")) {
            int lineFeed = lineEnd(bytes, start, next, true);
            return startsWith(bytes, lineFeed, next, AFTER_LONE_LF + ":") ? lineFeed : next;
        }
        return next;
    }

    /** The offset of the first line of that name that begins at {@code start} or behind it, or -1. */
    static int line(byte[] bytes, int start, int end, boolean anyLineFeed, String name) {
        byte[] wanted = isAscii(name) ? null : name.getBytes(StandardCharsets.UTF_8);
        int line = start;
        while (line < end) {
            int next = nextLine(bytes, line, end, anyLineFeed);
            int nameEnd = Math.max(colon(bytes, line, next), line);
            boolean found = wanted == null
                    ? is(bytes, line, nameEnd, name)
                    : Arrays.equals(bytes, line, nameEnd, wanted, 0, wanted.length);
            if (found) {
                return line;
            }
            line = next;
        }
        return -1;
    }

    /** True where a message begins so that its {@link #kind} is {@code EVENT}. */
    static boolean isEvent(byte[] bytes, int start, int end) {
        return end - start >= Words.SIZE
                ? ((Words.at(bytes, start) | LOWER_CASE) & EVENT_LETTERS) == EVENT
                : startsWith(bytes, start, end, "Event:");
    }

    /** The kind of a message, told by the beginning of its first line. */
    static Message.Kind kind(byte[] bytes, int start, int end) {
        if (isEvent(bytes, start, end)) {
            return Message.Kind.EVENT;
        }
        if (startsWith(bytes, start, end, "Response:")) {
            return Message.Kind.RESPONSE;
        }
        return startsWith(bytes, start, end, "Action:") ? Message.Kind.ACTION : Message.Kind.OTHER;
    }

    /** The offset after the line that begins at {@code start}: after CRLF, or after any LF. */
    static int lineEnd(byte[] bytes, int start, int end, boolean anyLineFeed) {
        if (!anyLineFeed) {
            return Words.lineEnd(bytes, start, end);
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return end;
    }

    /** The offset of the first colon in a piece, or -1. */
    static int colon(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    /** The end of a piece without its CRLF and without the line feeds that some modules put before it. */
    static int withoutLineEnd(byte[] bytes, int start, int end) {
        int last = end;
        if (last > start && bytes[last - 1] == '\n') {
            last--;
            if (last > start && bytes[last - 1] == '\r') {
                last--;
            }
        }
        while (last > start && bytes[last - 1] == '\n') {
            last--;
        }
        return last;
    }

    /** Skips the one blank that Asterisk puts after a colon; further blanks belong to the value. */
    static int afterBlank(byte[] bytes, int start, int end) {
        return start < end && bytes[start] == ' ' ? start + 1 : Math.min(start, end);
    }

    /** The first offset of a piece that is no blank, tab or line end; its end where there is none. */
    static int afterBlanks(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The end of a piece without the blanks, tabs and line ends there. */
    static int beforeBlanks(byte[] bytes, int start, int end) {
        int at = end;
        while (at > start && isBlank(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    /** True where the piece begins with the given ASCII text, without regard to case. */
    static boolean startsWith(byte[] bytes, int start, int end, String ascii) {
        return end - start >= ascii.length() && same(bytes, start, ascii);
    }

    /** True where the piece is the given ASCII text, without regard to case. */
    static boolean is(byte[] bytes, int start, int end, String ascii) {
        return end - start == ascii.length() && same(bytes, start, ascii);
    }

    private static boolean same(byte[] bytes, int start, String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            if (lower(bytes[start + i]) != lower(ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    /** True where the bytes that end at {@code end} are the given ones. */
    static boolean endsWith(byte[] bytes, int start, int end, byte[] suffix) {
        return end - start >= suffix.length && Arrays.equals(bytes, end - suffix.length, end, suffix, 0, suffix.length);
    }

    /** Decodes a piece as UTF-8; what is not UTF-8 becomes U+FFFD. */
    static String text(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > 1) {
            return new String(bytes, start, length, StandardCharsets.UTF_8);
        }
        return length == 0 ? "" : CHARACTERS[Math.max(bytes[start], -1) + 1];
    }

    /** Decodes a piece given by {@link #range}. */
    static String text(byte[] bytes, long range) {
        return text(bytes, start(range), end(range));
    }

    /** Both ends of a piece as one number, which is not negative. */
    static long range(int start, int end) {
        return (long) start << Integer.SIZE | end;
    }

    static int start(long range) {
        return (int) (range >>> Integer.SIZE);
    }

    static int end(long range) {
        return (int) range;
    }

    /** What single bytes decode to: numbers are often of one digit. */
    private static String[] characters() {
        String[] texts = new String[Byte.MAX_VALUE + 2];
        texts[0] = "\ufffd";
        for (int i = 0; i <= Byte.MAX_VALUE; i++) {
            texts[i + 1] = String.valueOf((char) i);
        }
        return texts;
    }

    /** Shows a piece in an error message: printable ASCII as it is, anything else as a dot, at most 60 characters. */
    static String excerpt(byte[] bytes, int start, int end) {
        int last = Math.min(end, start + 60);
        StringBuilder shown = new StringBuilder(64).append('\'');
        for (int i = start; i < last; i++) {
            shown.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        }
        return shown.append(last < end ? "...'" : "'").toString();
    }
}
