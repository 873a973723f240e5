package io.strowger.protocol.wire;

/**
 * How much a server may send before the connection is given up: the bounds of everything that grows with its words.
 *
 * <p>Immutable. Crossing one of the first four ends as {@link LimitExceededException} that names the limit; the last is for
 * those who collect lists. The defaults leave room for every answer of a large PBX; {@code GetConfigJSON} puts a whole
 * configuration file into one line, and {@code Command} one header a line of output.
 *
 * @param bannerBytes the longest first line of a connection, in bytes without its line feed; 32 or more, default 256
 * @param lineBytes the longest line of a message, in bytes without its line feed; 32 or more, default 4 MiB
 * @param messageBytes the longest message, in bytes with its line ends; 32 or more, default 16 MiB
 * @param headers the most lines of one message; 1 or more, default 250,000
 * @param listItems the most events of one list that are collected; 1 or more, default 1,000,000
 */
public record Limits(int bannerBytes, int lineBytes, int messageBytes, int headers, int listItems) {
    /** The limits that apply when nothing is said. */
    public static final Limits DEFAULT = new Limits(256, 4 << 20, 16 << 20, 250_000, 1_000_000);

    private static final int LEAST_BYTES = 32;

    /** Makes limits; each has a least value. */
    public Limits {
        atLeast(LEAST_BYTES, "bannerBytes", bannerBytes);
        atLeast(LEAST_BYTES, "lineBytes", lineBytes);
        atLeast(LEAST_BYTES, "messageBytes", messageBytes);
        atLeast(1, "headers", headers);
        atLeast(1, "listItems", listItems);
    }

    /** These limits with another longest first line, in bytes. */
    public Limits bannerBytes(int bytes) {
        return new Limits(bytes, lineBytes, messageBytes, headers, listItems);
    }

    /** These limits with another longest line, in bytes. */
    public Limits lineBytes(int bytes) {
        return new Limits(bannerBytes, bytes, messageBytes, headers, listItems);
    }

    /** These limits with another longest message, in bytes. */
    public Limits messageBytes(int bytes) {
        return new Limits(bannerBytes, lineBytes, bytes, headers, listItems);
    }

    /** These limits with another number of lines of one message. */
    public Limits headers(int lines) {
        return new Limits(bannerBytes, lineBytes, messageBytes, lines, listItems);
    }

    /** These limits with another number of events of one list. */
    public Limits listItems(int items) {
        return new Limits(bannerBytes, lineBytes, messageBytes, headers, items);
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
        }
    }
}
