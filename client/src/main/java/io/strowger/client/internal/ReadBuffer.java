package io.strowger.client.internal;

/** The bytes that the reader reads into: few while a connection is idle, more while there is much to read. */
final class ReadBuffer {
    private static final int LEAST = 2 * 1024;
    private static final int MOST = 128 * 1024;
    private static final int STEP = 4;
    /** After so many reads in a row that would have fitted a smaller one. */
    private static final int QUIET = 64;

    private byte[] bytes = new byte[LEAST];
    private int quiet;
    private boolean spacious;

    /** Where to read into. */
    byte[] next() {
        return bytes;
    }

    /** True where there was more room than bytes to read, the last time. */
    boolean isSpacious() {
        return spacious;
    }

    /** Notes how much came, all of which has been dealt with. */
    void filled(int read) {
        int size = bytes.length;
        spacious = read < size;
        if (read == size && size < MOST) {
            bytes = new byte[Math.min(MOST, size * STEP)];
            quiet = 0;
        } else if (read > size / STEP || size == LEAST) {
            quiet = 0;
        } else if (++quiet >= QUIET) {
            bytes = new byte[Math.max(LEAST, size / STEP)];
            quiet = 0;
        }
    }
}
