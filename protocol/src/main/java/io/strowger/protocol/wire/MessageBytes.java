package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the lines of a message in its bytes, and compares and decodes pieces of them. */
final class MessageBytes {
    /** The number of offsets that one line takes in an index. */
    static final int STRIDE = 4;

    private MessageBytes() {}

    /**
     * Lists the lines of a message, four offsets each: start and end of the name, start and end of the value.
     *
     * <p>Lines end with CRLF, and with a lone LF too where nothing else can be meant: in text without an envelope, in
     * actions, and between {@code CallStarted} and {@code LoggedInTime} of the Agents event, where
     * {@code apps/app_agent_pool.c} ends a line so.
     * A line without a colon has an empty name.
     */
    static int[] index(byte[] bytes, Message.Kind kind, int end) {
        int[] index = new int[STRIDE * 24];
        int used = 0;
        boolean anyLineFeed = kind == Message.Kind.OTHER || kind == Message.Kind.ACTION;
        int start = 0;
        while (start < end) {
            int next = lineEnd(bytes, start, end, anyLineFeed);
            int colon = colon(bytes, start, next);
            if (!anyLineFeed && startsWith(bytes, start, next, "CallStarted:")) {
                next = endOfCallStarted(bytes, start, next);
            }
            if (used == index.length) {
                index = Arrays.copyOf(index, index.length * 2);
            }
            int valueEnd = withoutLineEnd(bytes, start, next);
            int value = colon < 0 ? start : afterBlank(bytes, colon + 1, valueEnd);
            index[used++] = start;
            index[used++] = Math.max(colon, start);
            index[used++] = value;
            index[used++] = Math.max(value, valueEnd);
            start = next;
        }
        return Arrays.copyOf(index, used);
    }

    private static int endOfCallStarted(byte[] bytes, int start, int end) {
        int next = lineEnd(bytes, start, end, true);
        return startsWith(bytes, next, end, "LoggedInTime:") ? next : end;
    }

    /** The kind of a message, told by the beginning of its first line. */
    static Message.Kind kind(byte[] bytes, int start, int end) {
        if (startsWith(bytes, start, end, "Event:")) {
            return Message.Kind.EVENT;
        }
        if (startsWith(bytes, start, end, "Response:")) {
            return Message.Kind.RESPONSE;
        }
        return startsWith(bytes, start, end, "Action:") ? Message.Kind.ACTION : Message.Kind.OTHER;
    }

    /** The offset after the line that begins at {@code start}: after CRLF, or after any LF. */
    static int lineEnd(byte[] bytes, int start, int end, boolean anyLineFeed) {
        for (int i = start; i < end; i++) {
            if (bytes[i] == '\n' && (anyLineFeed || i > start && bytes[i - 1] == '\r')) {
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
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
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
