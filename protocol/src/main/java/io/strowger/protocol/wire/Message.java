package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One AMI message: an ordered, case-insensitive list of headers over the bytes that were received.
 *
 * <p>Immutable and safe for use by any thread. The bytes are kept as they came; names and values are found when first
 * asked for and decoded leniently as UTF-8 each time. The first header decides the kind: an OriginateResponse event has a
 * {@code Response} header too, further down. Values keep trailing blanks but lose the line feeds that some Asterisk
 * modules leave at their end.
 *
 * <p>The typed readers ({@link #integer}, {@link #seconds}, ...) give null when the header is absent or is not of that
 * form; {@link #text} has it as sent.
 */
public final class Message {
    /** What a message is, told by its first header. */
    public enum Kind {
        /** Begins with {@code Response}. */
        RESPONSE,
        /** Begins with {@code Event}. */
        EVENT,
        /** Begins with {@code Action}: what a client sends. */
        ACTION,
        /** Anything else: bare text such as the answer to {@code IAXnetstats}. */
        OTHER
    }

    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};
    private static final byte[] BLANK_LINE_OF_TEXT = {'\n', '\r', '\n'};

    private final byte[] bytes;
    private volatile int @Nullable [] index;

    private Message(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes a message over the given bytes, which end with the blank line or before it; they are copied. */
    public static Message of(byte[] bytes) {
        boolean text = MessageBytes.kind(bytes, 0, bytes.length) == Kind.OTHER;
        boolean blankLine = MessageBytes.endsWith(bytes, 0, bytes.length, text ? BLANK_LINE_OF_TEXT : BLANK_LINE);
        return new Message(Arrays.copyOf(bytes, bytes.length - (blankLine ? 2 : 0)));
    }

    /**
     * Makes a message from text, encoded as UTF-8: for tests and tools.
     *
     * <p>Where the text has line feeds only, each stands for the end of a line.
     */
    public static Message of(String text) {
        String lines = text.indexOf('\r') < 0 ? text.replace("\n", "\r\n") : text;
        return of(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a message over bytes that nobody else will change. */
    static Message wrap(byte[] bytes) {
        return new Message(bytes);
    }

    /** The kind, told by the first header alone. */
    public Kind kind() {
        return MessageBytes.kind(bytes, 0, bytes.length);
    }

    /**
     * The first header's value: the name of the event or action, or the status of the response; empty for bare text.
     *
     * <p>Builds no index.
     */
    public String name() {
        Kind kind = kind();
        if (kind == Kind.OTHER) {
            return "";
        }
        int colon = MessageBytes.colon(bytes, 0, bytes.length);
        int end = MessageBytes.lineEnd(bytes, 0, bytes.length, kind == Kind.ACTION);
        int start = MessageBytes.afterBlanks(bytes, colon + 1, end);
        return MessageBytes.text(bytes, start, MessageBytes.beforeBlanks(bytes, start, end));
    }

    /** A copy of the bytes as received, without the blank line that ends the message. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes as received, without the blank line that ends the message. */
    public int size() {
        return bytes.length;
    }

    /** The value of the first header of that name, without regard to case, or null. */
    public @Nullable String text(String name) {
        int[] lines = index();
        int line = find(lines, 0, name);
        return line < 0 ? null : value(lines, line);
    }

    /** True where there is a header of that name, without regard to case. */
    public boolean has(String name) {
        return find(index(), 0, name) >= 0;
    }

    /** All values of the headers of that name, in order; empty when there is none. */
    public List<String> all(String name) {
        int[] lines = index();
        List<String> values = new ArrayList<>();
        for (int line = find(lines, 0, name); line >= 0; line = find(lines, line + MessageBytes.STRIDE, name)) {
            values.add(value(lines, line));
        }
        return Collections.unmodifiableList(values);
    }

    /** All headers, in order; a line without a colon has an empty name. */
    public List<Header> headers() {
        int[] lines = index();
        List<Header> headers = new ArrayList<>(lines.length / MessageBytes.STRIDE);
        for (int line = 0; line < lines.length; line += MessageBytes.STRIDE) {
            headers.add(new Header(MessageBytes.text(bytes, lines[line], lines[line + 1]), value(lines, line)));
        }
        return Collections.unmodifiableList(headers);
    }

    /**
     * The output of a command, line by line, in either of Asterisk's two formats; for text without an envelope, its lines.
     *
     * <p>Blanks at the beginning of a line are kept.
     */
    public List<String> output() {
        Kind kind = kind();
        if (isFollows()) {
            return CommandText.lines(bytes);
        }
        if (kind == Kind.OTHER) {
            return CommandText.split(bytes, 0, bytes.length);
        }
        return all("Output");
    }

    /** The header as a decimal number of at most 32 bits. */
    public @Nullable Integer integer(String name) {
        return TextValues.integer(text(name));
    }

    /** The header as a decimal number of at most 64 bits. */
    public @Nullable Long longInteger(String name) {
        return TextValues.longInteger(text(name));
    }

    /** The header as a decimal fraction. */
    public @Nullable Double decimal(String name) {
        return TextValues.decimal(text(name));
    }

    /** The header as a truth value in any of Asterisk's spellings: yes/no, true/false, on/off, 1/0, enabled/disabled. */
    public @Nullable Boolean bool(String name) {
        return TextValues.bool(text(name));
    }

    /** The header as a number of seconds, perhaps with a fraction. */
    public @Nullable Duration seconds(String name) {
        return TextValues.seconds(text(name));
    }

    /** The header as a number of milliseconds. */
    public @Nullable Duration millis(String name) {
        return TextValues.millis(text(name));
    }

    /** The header as {@code HH:MM:SS}. */
    public @Nullable Duration clock(String name) {
        return TextValues.clock(text(name));
    }

    /** The header as seconds since 1970, perhaps with a fraction; 0 is null, since Asterisk means "never". */
    public @Nullable Instant epoch(String name) {
        return TextValues.epoch(text(name));
    }

    /** True where the same bytes were received. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && Arrays.equals(bytes, message.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Shows the first header and the size; the rest may hold secrets. */
    @Override
    public String toString() {
        return kind() + " " + name() + " (" + bytes.length + " bytes)";
    }

    private int[] index() {
        int[] known = index;
        if (known == null) {
            int end = isFollows() ? CommandText.start(bytes) : bytes.length;
            known = MessageBytes.index(bytes, kind(), end);
            index = known;
        }
        return known;
    }

    private boolean isFollows() {
        return CommandText.follows(bytes, 0, bytes.length);
    }

    private int find(int[] lines, int from, String name) {
        byte[] wanted = MessageBytes.isAscii(name) ? null : name.getBytes(StandardCharsets.UTF_8);
        for (int line = from; line < lines.length; line += MessageBytes.STRIDE) {
            int start = lines[line];
            int end = lines[line + 1];
            boolean found = wanted == null
                    ? MessageBytes.is(bytes, start, end, name)
                    : Arrays.equals(bytes, start, end, wanted, 0, wanted.length);
            if (found) {
                return line;
            }
        }
        return -1;
    }

    private String value(int[] lines, int line) {
        return MessageBytes.text(bytes, lines[line + 2], lines[line + 3]);
    }
}
