package io.strowger.protocol.wire;

import java.util.Objects;

/**
 * The first line of a connection, by which Asterisk names itself and the version of its AMI, as in
 * {@code Asterisk Call Manager/5.0.4}.
 *
 * <p>The version is the interface's, not the server's: see {@code AsteriskVersion.of(Banner)}. A server that has too many
 * connections that are not logged in ({@code authlimit}) sends no banner; it closes the connection.
 *
 * @param text the line as received, without its line end
 */
public record Banner(String text) {
    /** What every banner of Asterisk begins with. */
    public static final String PREFIX = "Asterisk Call Manager/";

    private static final int MOST_DIGITS = 9;

    /** Makes a banner; the text must begin with {@link #PREFIX}. */
    public Banner {
        Objects.requireNonNull(text, "text");
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a banner begins with '" + PREFIX + "'");
        }
    }

    /** The version of the interface as sent, such as {@code 5.0.4}; empty where the server sent none. */
    public String version() {
        return text.substring(PREFIX.length()).strip();
    }

    /** The first number of the version, or -1 where there is none. */
    public int major() {
        return number(0);
    }

    /** The second number of the version, or -1 where there is none. */
    public int minor() {
        return number(1);
    }

    private int number(int which) {
        String version = version();
        int from = 0;
        for (int i = 0; i < which; i++) {
            from = endOfDigits(version, from) + 1;
        }
        int to = endOfDigits(version, from);
        return to <= from || to - from > MOST_DIGITS ? -1 : Integer.parseInt(version, from, to, 10);
    }

    private static int endOfDigits(String version, int from) {
        int end = from;
        while (end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
