package io.strowger.protocol.wire;

import java.util.Arrays;
import java.util.Objects;

/**
 * Cuts the bytes that a server sends into messages, however the network splits them.
 *
 * <p>For use by one thread at a time. A message that lies within one piece is copied once, one that spans pieces once
 * more. What is kept between pieces is bounded by {@link Limits#messageBytes()}.
 *
 * <p>How messages end, as {@code main/manager.c} and the modules write them:
 *
 * <ul>
 *   <li>a message that begins with {@code Response}, {@code Event} or {@code Action} ends with CRLF CRLF, and only so: a
 *       lone LF before a CRLF belongs to a value;
 *   <li>{@code Response: Follows} (the output of {@code Command} up to Asterisk 13) ends with the line
 *       {@code --END COMMAND--} and an empty one, and may hold empty lines before;
 *   <li>text without an envelope ({@code IAXnetstats}, {@code Queues}) ends with an empty line too, and the line before it
 *       may end with a lone LF;
 *   <li>empty lines between messages are skipped ({@code QueueRule} sends one too many, {@code IAXnetstats} without calls
 *       sends nothing else).
 * </ul>
 *
 * <p>The items of {@code SKINNYdevices} and {@code SKINNYlines} lack their empty lines, and so are one message with several
 * headers called {@code Event}: only who knows that such a list is expected can tell them from a UserEvent with a header of
 * that name.
 *
 * <p>Nearly all messages have an envelope and are too short to cross any limit, whatever their lines are: of those, only
 * the end is looked for. All else is looked at line by line.
 */
public final class MessageDecoder {
    /** Takes what was decoded, in the order received, on the thread that feeds the decoder. */
    public interface Sink {
        /** Called at most once, before any message; not at all where the peer sends no banner, as over HTTP. */
        void banner(Banner banner);

        /**
         * Asked for each complete event before it is copied: true where nobody wants it, so that {@link #message} is not
         * called and nothing is copied. False unless a sink says otherwise.
         *
         * <p>The event's name is a piece of the buffer, without the blanks around it. The buffer is the decoder's or its
         * caller's: it must not be changed, and holds these bytes only during the call.
         *
         * @param nameStart where the name begins in the buffer
         * @param nameEnd where it ends, exclusive; equal to the start for an empty name
         */
        default boolean skipsEvent(byte[] buffer, int nameStart, int nameEnd) {
            return false;
        }

        /** Called for each complete message, but for the events that are skipped. */
        void message(Message message);
    }

    private static final String EVENT = "Event:";

    /** A message of at most so many bytes crosses no limit: it cannot have more lines, or a longer one. */
    private final int safeBytes;

    /** The part of the current message that came with earlier pieces. */
    private final Carry carry;

    private final LineFraming lines;

    /** True where {@link #carry} is a message with an envelope, of at most {@link #safeBytes}, that {@link #lines} has not seen. */
    private boolean unseen;

    /** Makes a decoder for a connection: the first line may be a banner, else it must begin a message. */
    public MessageDecoder(Limits limits) {
        this(limits, true);
    }

    private MessageDecoder(Limits limits, boolean awaitingBanner) {
        Objects.requireNonNull(limits, "limits");
        this.safeBytes = Math.min(limits.headers(), Math.min(limits.lineBytes(), limits.messageBytes()));
        this.carry = new Carry(limits.messageBytes());
        this.lines = new LineFraming(limits, carry, awaitingBanner);
    }

    /** Makes a decoder that expects no banner and takes bare text as the first message too: for AMI over HTTP. */
    public static MessageDecoder withoutBanner(Limits limits) {
        return new MessageDecoder(limits, false);
    }

    /**
     * Takes the next piece of the byte stream and gives each message that it completes to the sink.
     *
     * <p>The piece is not kept: the array may be used again.
     *
     * @throws ProtocolException where the peer does not speak AMI, or crosses a limit; from then on at every call
     */
    public void feed(byte[] piece, int offset, int length, Sink sink) {
        Objects.checkFromIndexSize(offset, length, piece.length);
        ProtocolException failure = lines.failure();
        if (failure != null) {
            throw failure;
        }
        int end = offset + length;
        int at = unseen ? resume(piece, offset, end, sink) : offset;
        while (at < end) {
            if (carry.isEmpty() && !lines.awaitingBanner()) {
                at = wholeMessages(piece, at, end, sink);
            }
            at = lines.feed(piece, at, end, sink);
        }
    }

    /**
     * Takes messages as long as they have an envelope and are short, and the beginning of one more.
     *
     * @return the offset of the first message that is to be looked at line by line, or {@code end}
     */
    private int wholeMessages(byte[] piece, int offset, int end, Sink sink) {
        int start = offset;
        while (start < end && Framing.isEnvelope(piece, start, end)) {
            int most = safeBytes < end - start ? start + safeBytes : end;
            int next = Words.messageEnd(piece, start, most);
            if (next >= 0) {
                emit(piece, start, next - 2, sink);
                start = next;
            } else if (most == end) {
                carry.add(piece, start, end);
                unseen = true;
                return end;
            } else {
                return start;
            }
        }
        return start;
    }

    /** Goes on with a message whose lines were not looked at yet; now they are, if it became too long for that. */
    private int resume(byte[] piece, int offset, int end, Sink sink) {
        int safe = safeBytes - carry.size();
        int most = safe < end - offset ? offset + safe : end;
        int next = carry.endAcross(piece, offset, most);
        if (next < 0) {
            next = Words.messageEnd(piece, offset, most);
        }
        if (next >= 0) {
            carry.add(piece, offset, next);
            byte[] bytes = carry.bytes();
            int size = carry.size() - 2;
            unseen = false;
            carry.clear();
            emit(bytes, 0, size, sink);
            return next;
        }
        if (most == end) {
            carry.add(piece, offset, end);
            return end;
        }
        byte[] begun = carry.with(piece, offset, offset, carry.size());
        unseen = false;
        carry.clear();
        lines.feed(begun, 0, begun.length, sink);
        return offset;
    }

    /** Like {@link #feed(byte[], int, int, Sink)}, for a whole array. */
    public void feed(byte[] piece, Sink sink) {
        feed(piece, 0, piece.length, sink);
    }

    /** True where the bytes so far end within a message, or within the banner: an end of stream now loses it. */
    public boolean midMessage() {
        return !carry.isEmpty();
    }

    /** True until the first line is complete: an end of stream now means that the server sent no banner. */
    public boolean awaitingBanner() {
        return lines.awaitingBanner();
    }

    /** Gives a message to the sink, unless it is an event to be skipped; the bytes are copied. */
    private static void emit(byte[] bytes, int start, int end, Sink sink) {
        if (!isSkipped(bytes, start, end, sink)) {
            sink.message(Message.wrap(Arrays.copyOfRange(bytes, start, end)));
        }
    }

    /** Gives a message to the sink, unless it is an event to be skipped; nobody else may change the bytes. */
    static void give(byte[] bytes, Sink sink) {
        if (!isSkipped(bytes, 0, bytes.length, sink)) {
            sink.message(Message.wrap(bytes));
        }
    }

    private static boolean isSkipped(byte[] bytes, int start, int end, Sink sink) {
        if (!MessageBytes.isEvent(bytes, start, end)) {
            return false;
        }
        int afterColon = start + EVENT.length();
        int lineEnd = Words.lineEnd(bytes, afterColon, end);
        int nameStart = MessageBytes.afterBlanks(bytes, afterColon, lineEnd);
        return sink.skipsEvent(bytes, nameStart, MessageBytes.beforeBlanks(bytes, nameStart, lineEnd));
    }
}
