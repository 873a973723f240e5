package io.strowger.protocol.wire;

import java.util.Arrays;

/** The part of a message that came with earlier pieces. */
final class Carry {
    private static final byte[] NOTHING = {};
    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final int KEPT_BUFFER = 64 * 1024;
    private static final long LEAST_BUFFER = 512;

    private final int mostBytes;
    private byte[] bytes = NOTHING;
    private int size;

    /** Makes an empty one that will never be given more than so many bytes. */
    Carry(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** What is here, in an array that may be longer, and is this object's own. */
    byte[] bytes() {
        return bytes;
    }

    /** The last byte; there must be one. */
    byte last() {
        return bytes[size - 1];
    }

    void add(byte[] piece, int start, int end) {
        int more = end - start;
        if (size + more > bytes.length) {
            int roomy = (int) Math.min(mostBytes, Math.max(LEAST_BUFFER, bytes.length * 2L));
            bytes = Arrays.copyOf(bytes, Math.max(size + more, roomy));
        }
        System.arraycopy(piece, start, bytes, size, more);
        size += more;
    }

    void clear() {
        size = 0;
        if (bytes.length > KEPT_BUFFER) {
            bytes = NOTHING;
        }
    }

    /** The beginning of the message, at most so many bytes, from what is here and the piece after it, in a new array. */
    byte[] with(byte[] piece, int start, int end, int most) {
        int length = Math.min(size + end - start, most);
        byte[] joined = Arrays.copyOf(bytes, length);
        if (length > size) {
            System.arraycopy(piece, start, joined, size, length - size);
        }
        return joined;
    }

    /** The offset in the piece after a CRLF CRLF that begins here, or -1. */
    int endAcross(byte[] piece, int start, int end) {
        for (int there = 1; there < END.length && there <= end - start; there++) {
            int here = END.length - there;
            if (here <= size
                    && Arrays.equals(bytes, size - here, size, END, 0, here)
                    && Arrays.equals(piece, start, start + there, END, here, END.length)) {
                return start + there;
            }
        }
        return -1;
    }
}
