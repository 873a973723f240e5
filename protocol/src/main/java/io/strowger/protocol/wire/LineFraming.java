package io.strowger.protocol.wire;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the current message line by line: counts, checks every limit, and knows all the ways in which messages end.
 *
 * <p>The thorough part of {@link MessageDecoder}, which has most messages pass by it.
 */
final class LineFraming {
    /** As many bytes as it takes to tell the kind of a message. */
    private static final int LONGEST_NAME = "Response:".length();

    private final Limits limits;
    private final Carry carry;
    private boolean awaitingBanner;
    private @Nullable ProtocolException failure;

    /** How many bytes at the end of {@link #carry} belong to the line that is not complete. */
    private int lineCarried;
    /** Complete lines of the current message. */
    private int lines;

    private Framing framing = Framing.ENVELOPE;
    /** True where an empty line now would end the message. */
    private boolean mayEnd;

    /**
     * Makes a framing at the beginning of a message.
     *
     * @param carry where the part of the current message is kept that came with earlier pieces
     */
    LineFraming(Limits limits, Carry carry, boolean awaitingBanner) {
        this.limits = limits;
        this.carry = carry;
        this.awaitingBanner = awaitingBanner;
    }

    boolean awaitingBanner() {
        return awaitingBanner;
    }

    /** What was thrown, if anything was. */
    @Nullable ProtocolException failure() {
        return failure;
    }

    /**
     * Takes bytes until the current message ends, the banner does, or there are no more bytes.
     *
     * @return the offset after what was taken
     */
    int feed(byte[] piece, int start, int end, MessageDecoder.Sink sink) {
        int lineStart = start;
        for (int i = start; i < end; i++) {
            if (piece[i] != '\n') {
                continue;
            }
            int size = lineCarried + i - lineStart;
            boolean cr = size > 0 && (i > lineStart ? piece[i - 1] : carry.last()) == '\r';
            boolean empty = size == (cr ? 1 : 0);
            checkSize((long) carry.size() + i - start, size, piece, start);
            checkSize(carry.size() + i + 1L - start, 0, piece, start);
            if (empty && lines == 0) {
                next();
                return i + 1;
            }
            if (empty && cr && mayEnd) {
                byte[] whole = carry.with(piece, start, i - 1, Integer.MAX_VALUE);
                next();
                MessageDecoder.give(whole, sink);
                return i + 1;
            }
            if (lines == 0 && awaitingBanner && banner(piece, start, i, sink)) {
                next();
                return i + 1;
            }
            line(piece, start, lineStart, i, cr);
            lineCarried = 0;
            lineStart = i + 1;
        }
        keep(piece, start, lineStart, end);
        return end;
    }

    private void next() {
        carry.clear();
        lineCarried = 0;
        lines = 0;
        mayEnd = false;
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
        if (carry.isEmpty()) {
            return Framing.of(piece, start, lineFeed);
        }
        byte[] first = carry.with(piece, start, lineFeed, Integer.MAX_VALUE);
        return Framing.of(first, 0, first.length);
    }

    private boolean endsCommand(byte[] piece, int lineStart, int lineFeed) {
        int carried = carry.size();
        byte[] line = Arrays.copyOfRange(carry.bytes(), carried - lineCarried, carried + lineFeed - lineStart);
        System.arraycopy(piece, lineStart, line, lineCarried, lineFeed - lineStart);
        return CommandText.endsText(line, 0, line.length - 1);
    }

    /** Looks at the first line of the connection; false where a message begins without a banner. */
    private boolean banner(byte[] piece, int start, int lineFeed, MessageDecoder.Sink sink) {
        byte[] first = carry.with(piece, start, lineFeed, limits.bannerBytes());
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

    /** Keeps the incomplete rest of a piece. */
    private void keep(byte[] piece, int start, int lineStart, int end) {
        int more = end - start;
        if (more > 0) {
            checkSize((long) carry.size() + more, lineCarried + end - lineStart, piece, start);
            carry.add(piece, start, end);
            lineCarried += end - lineStart;
        }
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
        byte[] first = carry.with(piece, start, start + known, known);
        return MessageBytes.kind(first, 0, first.length) == Message.Kind.OTHER;
    }

    private void checkBanner(int lineBytes, byte[] piece, int start) {
        if (lineBytes > limits.bannerBytes()) {
            byte[] first = carry.with(piece, start, piece.length, limits.bannerBytes());
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
