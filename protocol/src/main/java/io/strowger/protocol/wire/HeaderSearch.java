package io.strowger.protocol.wire;

import java.util.Arrays;

/**
 * Finds the headers of a message with an envelope, whose lines end with CRLF.
 *
 * <p>The search is for an LF, the first letter of the name, and a colon as far behind as the name is long, at eight offsets
 * at once; only where all three are found is the name compared. For a few look-ups that is quicker than an index and takes
 * no memory; for more of them there is {@link #index}, which lists where the lines begin.
 */
final class HeaderSearch {
    /** The longest message that an index can be made of. */
    static final int LONGEST_INDEXED = Character.MAX_VALUE;

    private static final long LF = Words.repeat('\n');
    private static final long COLON = Words.repeat(':');
    private static final int LOWER = 'a' - 'A';
    private static final long LOWERS = Words.repeat(LOWER);

    /** What the size of an index is guessed from; the lines of a usual event have 23. */
    private static final int BYTES_OF_A_LINE = 20;

    private HeaderSearch() {}

    /** True for the names that have to be compared line by line, since their lines may begin or end with a lone LF. */
    static boolean isOfAgents(String name) {
        return switch (name.length()) {
            case 11 -> name.equalsIgnoreCase(MessageBytes.BEFORE_LONE_LF);
            case 12 -> name.equalsIgnoreCase(MessageBytes.AFTER_LONE_LF);
            default -> false;
        };
    }

    /** True where a line of that name is sure to be found here, if there is one. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || c == ':') {
                return false;
            }
        }
        return !name.isEmpty() && !isOfAgents(name);
    }

    /** The offset of the colon of the first line of that name, or -1; the name must not be empty. */
    static int first(byte[] bytes, String name) {
        int length = name.length();
        return length < bytes.length && bytes[length] == ':' && isNamed(bytes, 0, name) ? length : next(bytes, 0, name);
    }

    /** The offset of the colon of the first line of that name that begins behind a given offset, or -1. */
    static int next(byte[] bytes, int after, String name) {
        int colon = name.length() + 1;
        long first = Words.repeat((name.charAt(0) | LOWER) & 0xff);
        int last = bytes.length - colon - Words.SIZE;
        for (int at = after; at < last; at += Words.SIZE) {
            long marks = marks(bytes, at, colon, first);
            if (marks != 0) {
                int found = among(bytes, at, colon, marks, name);
                if (found >= 0) {
                    return found;
                }
            }
        }
        if (last >= after) {
            // Some of these offsets were looked at before.
            return among(bytes, last, colon, marks(bytes, last, colon, first), name);
        }
        for (int at = after; at < bytes.length - colon; at++) {
            if (isLine(bytes, at, colon, name)) {
                return at + colon;
            }
        }
        return -1;
    }

    /** Marks where the LF before such a line may be. */
    private static long marks(byte[] bytes, int at, int colon, long first) {
        return Words.zeros((Words.at(bytes, at) ^ LF)
                | (Words.at(bytes, at + colon) ^ COLON)
                | ((Words.at(bytes, at + 1) | LOWERS) ^ first));
    }

    private static int among(byte[] bytes, int at, int colon, long marks, String name) {
        for (long left = marks; left != 0; left &= left - 1) {
            int lineFeed = at + Words.first(left);
            if (isLine(bytes, lineFeed, colon, name)) {
                return lineFeed + colon;
            }
        }
        return -1;
    }

    private static boolean isLine(byte[] bytes, int lineFeed, int colon, String name) {
        return bytes[lineFeed] == '\n'
                && bytes[lineFeed + colon] == ':'
                && lineFeed > 0
                && bytes[lineFeed - 1] == '\r'
                && isNamed(bytes, lineFeed + 1, name);
    }

    /** True where the letters of the name are there, and are such that they can be before a colon. */
    private static boolean isNamed(byte[] bytes, int line, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            int difference = bytes[line + i] ^ c;
            boolean same = difference == 0 || difference == LOWER && isLetter(c);
            if (!same || c < ' ' || c == ':') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int c) {
        int lower = c | LOWER;
        return lower >= 'a' && lower <= 'z';
    }

    /** Lists the lines of a message: how many there are, and then where each begins; the rest is not used. */
    static char[] index(byte[] bytes) {
        char[] index = new char[4 + bytes.length / BYTES_OF_A_LINE];
        int used = 2;
        int at = 0;
        for (int last = bytes.length - Words.SIZE - 1; at <= last; at += Words.SIZE) {
            long marks = Words.exactZeros(Words.lineEnds(bytes, at));
            for (; marks != 0; marks &= marks - 1) {
                index = withRoom(index, used);
                index[used++] = (char) (at + Words.first(marks) + 2);
            }
        }
        for (; at < bytes.length - 1; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                index = withRoom(index, used);
                index[used++] = (char) (at + 2);
            }
        }
        index[0] = (char) (used - 1);
        return index;
    }

    private static char[] withRoom(char[] index, int used) {
        return used < index.length ? index : Arrays.copyOf(index, used * 2);
    }

    /** Like {@link #first(byte[], String)}, with an index of the same bytes. */
    static int first(byte[] bytes, char[] index, String name) {
        int length = name.length();
        int first = name.charAt(0) | LOWER;
        int lines = index[0];
        for (int i = 1; i <= lines; i++) {
            int line = index[i];
            int colon = line + length;
            if (colon < bytes.length
                    && bytes[colon] == ':'
                    && (bytes[line] | LOWER) == first
                    && isNamed(bytes, line, name)) {
                return colon;
            }
        }
        return -1;
    }
}
