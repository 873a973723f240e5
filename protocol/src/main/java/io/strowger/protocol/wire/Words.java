package io.strowger.protocol.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at once, which is several times as fast as one by one.
 *
 * <p>A word holds the byte at the lower offset in its lower bits. What is sought becomes a byte of zero by way of an
 * exclusive or; {@link #zeros} marks such bytes.
 */
final class Words {
    /** The bytes of a word. */
    static final int SIZE = Long.BYTES;

    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;

    private static final long CR = repeat('\r');
    private static final long LF = repeat('\n');

    private Words() {}

    /** The word that begins at the offset; the array must reach eight bytes beyond it. */
    static long at(byte[] bytes, int offset) {
        return (long) VIEW.get(bytes, offset);
    }

    /** Eight times the same byte. */
    static long repeat(int ascii) {
        return ascii * ONES;
    }

    /** Marks the bytes that are zero: the lowest mark is right, those above it may be wrong. */
    static long zeros(long word) {
        return (word - ONES) & ~word & HIGHEST;
    }

    /** Marks the bytes that are zero, and no others. */
    static long exactZeros(long word) {
        return ~((word & ~HIGHEST) + ~HIGHEST | word | ~HIGHEST);
    }

    /** The place, 0 to 7, of the lowest mark. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Zero where CRLF begins in the word at the offset; the array must reach nine bytes beyond it. */
    static long lineEnds(byte[] bytes, int offset) {
        return (at(bytes, offset) ^ CR) | (at(bytes, offset + 1) ^ LF);
    }

    /** The offset after the first CRLF CRLF that lies in the piece, or -1. */
    static int messageEnd(byte[] bytes, int start, int end) {
        int at = start;
        // LF CR is found quickly, and is hardly anywhere else; the two steps at once save a quarter of the time.
        for (int last = end - 2 * SIZE - 2; at <= last; at += 2 * SIZE) {
            long one = (at(bytes, at) ^ LF) | (at(bytes, at + 1) ^ CR);
            long two = (at(bytes, at + SIZE) ^ LF) | (at(bytes, at + SIZE + 1) ^ CR);
            if ((zeros(one) | zeros(two)) != 0) {
                int found = messageEnd(bytes, start, at, at + 2 * SIZE);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return messageEnd(bytes, start, at, end - 2);
    }

    /** Looks for the LF CR in the middle of CRLF CRLF at some offsets; one byte behind {@code to} and its CR may be read. */
    private static int messageEnd(byte[] bytes, int start, int from, int to) {
        for (int i = Math.max(from, start + 1); i < to; i++) {
            if (bytes[i] == '\n' && bytes[i + 1] == '\r' && bytes[i - 1] == '\r' && bytes[i + 2] == '\n') {
                return i + 3;
            }
        }
        return -1;
    }

    /** The offset after the first CRLF that lies in the piece; its end where there is none. */
    static int lineEnd(byte[] bytes, int start, int end) {
        int at = start;
        for (int last = end - SIZE - 1; at <= last; at += SIZE) {
            long marks = zeros(lineEnds(bytes, at));
            if (marks != 0) {
                return at + first(marks) + 2;
            }
        }
        for (; at < end - 1; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                return at + 2;
            }
        }
        return end;
    }
}
