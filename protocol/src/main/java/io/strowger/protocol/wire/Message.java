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

    /** So many look-ups are made without an index. */
    private static final int UNINDEXED = 3;

    private final byte[] bytes;
    /** Set once, or by several threads to arrays that are equal. */
    private volatile char @Nullable [] index;
    /** Not exact where threads look up at once; all that depends on it is when the index is made. */
    private byte lookups;

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
        long value = find(name);
        return value < 0 ? null : MessageBytes.text(bytes, value);
    }

    /** True where there is a header of that name, without regard to case. */
    public boolean has(String name) {
        return find(name) >= 0;
    }

    /** All values of the headers of that name, in order; empty when there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        if (isPlain() && HeaderSearch.isPlain(name)) {
            int colon = HeaderSearch.first(bytes, name);
            while (colon >= 0) {
                values.add(MessageBytes.text(bytes, valueBehind(colon)));
                colon = HeaderSearch.next(bytes, colon, name);
            }
        } else {
            int end = headersEnd();
            int line = MessageBytes.line(bytes, 0, end, anyLineFeed(), name);
            while (line >= 0) {
                int next = MessageBytes.nextLine(bytes, line, end, anyLineFeed());
                values.add(MessageBytes.text(bytes, value(line, next)));
                line = MessageBytes.line(bytes, next, end, anyLineFeed(), name);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** All headers, in order; a line without a colon has an empty name. */
    public List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        int end = headersEnd();
        boolean anyLineFeed = anyLineFeed();
        int line = 0;
        while (line < end) {
            int next = MessageBytes.nextLine(bytes, line, end, anyLineFeed);
            int colon = Math.max(MessageBytes.colon(bytes, line, next), line);
            headers.add(new Header(MessageBytes.text(bytes, line, colon), MessageBytes.text(bytes, value(line, next))));
            line = next;
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
        long value = find(name);
        if (value < 0) {
            return null;
        }
        long digits = TextValues.digits(bytes, MessageBytes.start(value), MessageBytes.end(value));
        return digits >= 0 && digits <= Integer.MAX_VALUE
                ? (Integer) (int) digits
                : TextValues.integer(MessageBytes.text(bytes, value));
    }

    /** The header as a decimal number of at most 64 bits. */
    public @Nullable Long longInteger(String name) {
        long value = find(name);
        if (value < 0) {
            return null;
        }
        long digits = TextValues.digits(bytes, MessageBytes.start(value), MessageBytes.end(value));
        return digits >= 0 ? (Long) digits : TextValues.longInteger(MessageBytes.text(bytes, value));
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

    /** Where the value of the first header of that name is, or -1. */
    private long find(String name) {
        if (isPlain() && !name.isEmpty() && !HeaderSearch.isOfAgents(name)) {
            int colon = colon(name);
            if (colon >= 0) {
                return valueBehind(colon);
            }
            if (HeaderSearch.isPlain(name)) {
                return -1;
            }
        }
        int end = headersEnd();
        int line = MessageBytes.line(bytes, 0, end, anyLineFeed(), name);
        return line < 0 ? -1 : value(line, MessageBytes.nextLine(bytes, line, end, anyLineFeed()));
    }

    private int colon(String name) {
        char[] known = index;
        if (known != null) {
            return HeaderSearch.first(bytes, known, name);
        }
        if (lookups < UNINDEXED || bytes.length > HeaderSearch.LONGEST_INDEXED) {
            lookups++;
            return HeaderSearch.first(bytes, name);
        }
        known = HeaderSearch.index(bytes);
        index = known;
        return HeaderSearch.first(bytes, known, name);
    }

    /** True where all lines are headers, and end with CRLF but for those of {@link HeaderSearch#isOfAgents}. */
    private boolean isPlain() {
        return MessageBytes.isEvent(bytes, 0, bytes.length) || kind() == Kind.RESPONSE && !isFollows();
    }

    private boolean isFollows() {
        return CommandText.follows(bytes, 0, bytes.length);
    }

    private int headersEnd() {
        return isFollows() ? CommandText.start(bytes) : bytes.length;
    }

    private boolean anyLineFeed() {
        Kind kind = kind();
        return kind == Kind.OTHER || kind == Kind.ACTION;
    }

    private long value(int line, int next) {
        int colon = MessageBytes.colon(bytes, line, next);
        return colon < 0
                ? MessageBytes.range(line, MessageBytes.withoutLineEnd(bytes, line, next))
                : valueBehind(colon, next);
    }

    /** Where a value is that ends with its line, in a message that is plain. */
    private long valueBehind(int colon) {
        return valueBehind(colon, Words.lineEnd(bytes, colon, bytes.length));
    }

    /** Where a value is: after a colon and one blank, without the line end. */
    private long valueBehind(int colon, int next) {
        int end = MessageBytes.withoutLineEnd(bytes, colon + 1, next);
        return MessageBytes.range(MessageBytes.afterBlank(bytes, colon + 1, end), end);
    }
}
