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

    /** True where a name is one that is sought for as its ASCII letters: others have to be compared with whole lines. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~' || c == ':') {
                return false;
            }
        }
        return !name.isEmpty() && !name.equalsIgnoreCase(MessageBytes.AFTER_LONE_LF);
    }

    /** The offset of the first line of that name, or -1. */
    static int first(byte[] bytes, String name) {
        return isNamed(bytes, 0, name) ? 0 : next(bytes, 0, name);
    }

    /** The offset of the first line of that name behind a given offset, or -1. */
    static int next(byte[] bytes, int after, String name) {
        int colon = name.length() + 1;
        long first = Words.repeat(name.charAt(0) | LOWER);
        int last = bytes.length - colon - Words.SIZE;
        for (int at = after; at < last; at += Words.SIZE) {
            int line = among(bytes, at, colon, first, name);
            if (line >= 0) {
                return line;
            }
        }
        if (last >= after) {
            // Some of these were looked at before.
            return among(bytes, last, colon, first, name);
        }
        for (int at = after; at < bytes.length - colon; at++) {
            if (bytes[at] == '\n' && bytes[at + colon] == ':' && isLine(bytes, at + 1, name)) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Looks whether the line feed before such a line is at one of eight offsets. */
    private static int among(byte[] bytes, int at, int colon, long first, String name) {
        long marks = Words.zeros((Words.at(bytes, at) ^ LF)
                | (Words.at(bytes, at + colon) ^ COLON)
                | ((Words.at(bytes, at + 1) | LOWERS) ^ first));
        for (; marks != 0; marks &= marks - 1) {
            int lineFeed = at + Words.first(marks);
            if (bytes[lineFeed] == '\n' && bytes[lineFeed + colon] == ':' && isLine(bytes, lineFeed + 1, name)) {
                return lineFeed + 1;
            }
        }
        return -1;
    }

    private static boolean isLine(byte[] bytes, int start, String name) {
        return start > 1 && bytes[start - 2] == '\r' && isNamed(bytes, start, name);
    }

    private static boolean isNamed(byte[] bytes, int line, String name) {
        int colon = line + name.length();
        return colon < bytes.length && bytes[colon] == ':' && MessageBytes.is(bytes, line, colon, name);
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
                    && MessageBytes.is(bytes, line, colon, name)) {
                return line;
            }
        }
        return -1;
    }
}
