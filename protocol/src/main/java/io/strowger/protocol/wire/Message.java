package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private final byte[] bytes;
    private volatile int @Nullable [] index;

    private Message(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes a message over the given bytes, which end with the blank line or before it; they are copied. */
    public static Message of(byte[] bytes) {
        return new Message(bytes.clone());
    }

    /** Makes a message from text, encoded as UTF-8: for tests and tools. */
    public static Message of(String text) {
        return new Message(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a message over bytes that nobody else will change. */
    static Message wrap(byte[] bytes) {
        return new Message(bytes);
    }

    /** The kind, told by the first header alone. */
    public Kind kind() {
        throw new IllegalStateException();
    }

    /** The first header's value: the name of the event or action, or the status of the response. */
    public String name() {
        throw new IllegalStateException();
    }

    /** A copy of the bytes as received, without the blank line that ends the message. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes as received. */
    public int size() {
        return bytes.length;
    }

    /** The value of the first header of that name, without regard to case, or null. */
    public @Nullable String text(String name) {
        Objects.requireNonNull(name, "name");
        throw new IllegalStateException();
    }

    /** All values of the headers of that name, in order; empty when there is none. */
    public List<String> all(String name) {
        throw new IllegalStateException();
    }

    /** All headers, in order; a line without a colon has an empty name. */
    public List<Header> headers() {
        return new ArrayList<>();
    }

    /** The output of a command, line by line, in either of Asterisk's two formats. */
    public List<String> output() {
        throw new IllegalStateException();
    }

    /** The header as a decimal number of at most 32 bits. */
    public @Nullable Integer integer(String name) {
        throw new IllegalStateException();
    }

    /** The header as a decimal number of at most 64 bits. */
    public @Nullable Long longInteger(String name) {
        throw new IllegalStateException();
    }

    /** The header as a decimal fraction. */
    public @Nullable Double decimal(String name) {
        throw new IllegalStateException();
    }

    /** The header as a truth value in any of Asterisk's spellings. */
    public @Nullable Boolean bool(String name) {
        throw new IllegalStateException();
    }

    /** The header as a number of seconds, perhaps with a fraction. */
    public @Nullable Duration seconds(String name) {
        throw new IllegalStateException();
    }

    /** The header as a number of milliseconds. */
    public @Nullable Duration millis(String name) {
        throw new IllegalStateException();
    }

    /** The header as {@code HH:MM:SS}. */
    public @Nullable Duration clock(String name) {
        throw new IllegalStateException();
    }

    /** The header as seconds since 1970, perhaps with a fraction; 0 is null, since Asterisk means "never". */
    public @Nullable Instant epoch(String name) {
        throw new IllegalStateException();
    }
}
