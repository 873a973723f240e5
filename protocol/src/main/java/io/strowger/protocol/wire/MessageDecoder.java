package io.strowger.protocol.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes that a server sends into messages, however the network splits them.
 *
 * <p>For use by one thread at a time. Each byte is looked at once; a message that lies within one piece is copied once, one
 * that spans pieces once more. What is kept between pieces is bounded by {@link Limits#messageBytes()}.
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

    private enum Framing {
        ENVELOPE,
        FOLLOWS,
        TEXT
    }

    private static final byte[] NOTHING = {};
    /** As many bytes as it takes to tell the kind of a message. */
    private static final int LONGEST_NAME = "Response:".length();

    private static final String EVENT = "Event:";
    private static final int KEPT_BUFFER = 64 * 1024;

    private final Limits limits;
    private boolean awaitingBanner;
    private @Nullable ProtocolException failure;

    /** The part of the current message that came with earlier pieces. */
    private byte[] carry = NOTHING;

    private int carried;
    /** How many bytes at the end of {@link #carry} belong to the line that is not complete. */
    private int lineCarried;
    /** Complete lines of the current message. */
    private int lines;

    private Framing framing = Framing.ENVELOPE;
    /** True where an empty line now would end the message. */
    private boolean mayEnd;

    /** Makes a decoder for a connection: the first line may be a banner, else it must begin a message. */
    public MessageDecoder(Limits limits) {
        this(limits, true);
    }

    private MessageDecoder(Limits limits, boolean awaitingBanner) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.awaitingBanner = awaitingBanner;
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
        if (failure != null) {
            throw failure;
        }
        int end = offset + length;
        int start = offset;
        int lineStart = offset;
        for (int i = offset; i < end; i++) {
            if (piece[i] != '\n') {
                continue;
            }
            int size = lineCarried + i - lineStart;
            boolean cr = size > 0 && (i > lineStart ? piece[i - 1] : carry[carried - 1]) == '\r';
            boolean empty = size == (cr ? 1 : 0);
            checkSize((long) carried + i - start, size, piece, start);
            checkSize(carried + i + 1L - start, 0, piece, start);
            boolean complete = empty && (lines == 0 || cr && mayEnd);
            if (complete) {
                if (lines > 0) {
                    emit(piece, start, i - 1, sink);
                }
                forget();
            } else if (lines == 0 && awaitingBanner && banner(piece, start, i, sink)) {
                forget();
            } else {
                line(piece, start, lineStart, i, cr);
                lineCarried = 0;
                lineStart = i + 1;
                continue;
            }
            start = i + 1;
            lineStart = start;
        }
        keep(piece, start, lineStart, end);
    }

    /** Like {@link #feed(byte[], int, int, Sink)}, for a whole array. */
    public void feed(byte[] piece, Sink sink) {
        feed(piece, 0, piece.length, sink);
    }

    /** True where the bytes so far end within a message, or within the banner: an end of stream now loses it. */
    public boolean midMessage() {
        return carried > 0;
    }

    /** True until the first line is complete: an end of stream now means that the server sent no banner. */
    public boolean awaitingBanner() {
        return awaitingBanner;
    }

    /** Notes a complete line of the current message. */
    private void line(byte[] piece, int start, int lineStart, int lineFeed, boolean cr) {
        if (lines == 0) {
            framing = firstLine(piece, start, lineFeed);
        }
        if (++lines > limits.headers()) {
            throw fail(new LimitExceededException("headers", limits.headers(), "a message has more lines"));
        }
        mayEnd = switch (framing) {
            case ENVELOPE -> cr;
            case FOLLOWS -> cr && endsCommand(piece, lineStart, lineFeed);
            case TEXT -> true;
        };
    }

    private Framing firstLine(byte[] piece, int start, int lineFeed) {
        if (carried > 0) {
            byte[] first = first(piece, start, lineFeed, Integer.MAX_VALUE);
            return framing(first, 0, first.length);
        }
        return framing(piece, start, lineFeed);
    }

    private static Framing framing(byte[] bytes, int start, int end) {
        if (CommandText.follows(bytes, start, end)) {
            return Framing.FOLLOWS;
        }
        return MessageBytes.kind(bytes, start, end) == Message.Kind.OTHER ? Framing.TEXT : Framing.ENVELOPE;
    }

    private boolean endsCommand(byte[] piece, int lineStart, int lineFeed) {
        byte[] line = Arrays.copyOfRange(carry, carried - lineCarried, carried + lineFeed - lineStart);
        System.arraycopy(piece, lineStart, line, lineCarried, lineFeed - lineStart);
        return CommandText.endsText(line, 0, line.length - 1);
    }

    /** Looks at the first line of the connection; false where a message begins without a banner. */
    private boolean banner(byte[] piece, int start, int lineFeed, Sink sink) {
        byte[] first = first(piece, start, lineFeed, limits.bannerBytes());
        if (MessageBytes.kind(first, 0, first.length) != Message.Kind.OTHER) {
            awaitingBanner = false;
            return false;
        }
        if (!MessageBytes.startsWith(first, 0, first.length, Banner.PREFIX)) {
            throw fail(new ProtocolException("not an Asterisk manager interface: the first line should begin with '"
                    + Banner.PREFIX + "' but is " + MessageBytes.excerpt(first, 0, first.length)));
        }
        awaitingBanner = false;
        String version = MessageBytes.text(first, Banner.PREFIX.length(), first.length);
        sink.banner(new Banner(Banner.PREFIX + version.strip()));
        return true;
    }

    /** The beginning of the current message, at most so many bytes, from what was kept and the piece. */
    private byte[] first(byte[] piece, int start, int end, int most) {
        int size = Math.min(carried + end - start, most);
        byte[] first = Arrays.copyOf(carry, size);
        if (size > carried) {
            System.arraycopy(piece, start, first, carried, size - carried);
        }
        return first;
    }

    private void emit(byte[] piece, int start, int end, Sink sink) {
        byte[] whole = null;
        boolean skipped;
        if (carried == 0) {
            skipped = isSkipped(piece, start, end, sink);
        } else {
            whole = first(piece, start, end, Integer.MAX_VALUE);
            skipped = isSkipped(whole, 0, whole.length, sink);
        }
        forget();
        if (!skipped) {
            sink.message(Message.wrap(whole != null ? whole : Arrays.copyOfRange(piece, start, end)));
        }
    }

    private static boolean isSkipped(byte[] bytes, int start, int end, Sink sink) {
        if (!MessageBytes.startsWith(bytes, start, end, EVENT)) {
            return false;
        }
        int lineEnd = MessageBytes.lineEnd(bytes, start, end, false);
        int nameStart = MessageBytes.afterBlanks(bytes, start + EVENT.length(), lineEnd);
        return sink.skipsEvent(bytes, nameStart, MessageBytes.beforeBlanks(bytes, nameStart, lineEnd));
    }

    private void forget() {
        carried = 0;
        lineCarried = 0;
        lines = 0;
        mayEnd = false;
        if (carry.length > KEPT_BUFFER) {
            carry = NOTHING;
        }
    }

    /** Keeps the incomplete rest of a piece. */
    private void keep(byte[] piece, int start, int lineStart, int end) {
        int more = end - start;
        if (more == 0) {
            return;
        }
        checkSize((long) carried + more, lineCarried + end - lineStart, piece, start);
        if (carried + more > carry.length) {
            int roomy = (int) Math.min(limits.messageBytes(), Math.max(512L, carry.length * 2L));
            carry = Arrays.copyOf(carry, Math.max(carried + more, roomy));
        }
        System.arraycopy(piece, start, carry, carried, more);
        carried += more;
        lineCarried += end - lineStart;
    }

    private void checkSize(long messageBytes, int lineBytes, byte[] piece, int start) {
        if (lineBytes <= limits.lineBytes() && messageBytes <= limits.messageBytes()) {
            if (!awaitingBanner || lineBytes <= limits.bannerBytes()) {
                return;
            }
        }
        if (awaitingBanner && lines == 0 && isBannerLine(piece, start, messageBytes)) {
            checkBanner(lineBytes, piece, start);
            return;
        }
        long lineExcess = (long) lineBytes - limits.lineBytes();
        long messageExcess = messageBytes - limits.messageBytes();
        if (lineExcess > 0 && lineExcess >= messageExcess) {
            throw fail(new LimitExceededException("lineBytes", limits.lineBytes(), "a line of a message is longer"));
        }
        if (messageExcess > 0) {
            throw fail(new LimitExceededException("messageBytes", limits.messageBytes(), "a message is longer"));
        }
    }

    /** True where the first line of the connection, as far as it came, begins no message. */
    private boolean isBannerLine(byte[] piece, int start, long messageBytes) {
        int known = (int) Math.min(messageBytes, LONGEST_NAME);
        byte[] first = first(piece, start, start + known, known);
        return MessageBytes.kind(first, 0, first.length) == Message.Kind.OTHER;
    }

    private void checkBanner(int lineBytes, byte[] piece, int start) {
        if (lineBytes > limits.bannerBytes()) {
            byte[] first = first(piece, start, piece.length, limits.bannerBytes());
            String what = "hardly an Asterisk manager interface: the first line, "
                    + MessageBytes.excerpt(first, 0, first.length) + ", is longer";
            throw fail(new LimitExceededException("bannerBytes", limits.bannerBytes(), what));
        }
    }

    private ProtocolException fail(ProtocolException exception) {
        failure = exception;
        return exception;
    }
}
