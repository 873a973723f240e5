package io.strowger.protocol.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What must hold for any bytes that a server may send; run by Jazzer, see {@code protocol/fuzz.sh}.
 *
 * <p>The last byte of the input chooses limits and the splits, the rest is what the server sends; a recording, whose last
 * byte is a line feed, stands for a connection with a banner and the usual limits.
 */
public final class DecoderFuzz {
    private static final Limits SMALL = new Limits(40, 64, 256, 8, 10);

    private DecoderFuzz() {}

    /** Called by Jazzer with each input; an error thrown is a finding. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int choice = input[input.length - 1];
        byte[] bytes = Arrays.copyOf(input, input.length - 1);
        Decoded whole = Decoded.of(decoder(choice), bytes);
        same(whole, Decoded.byteByByte(decoder(choice), bytes));
        int[] cuts = new Random(choice).ints(5, 0, bytes.length + 1).sorted().toArray();
        same(whole, Decoded.of(decoder(choice), bytes, cuts));
        whole.messages.forEach(DecoderFuzz::readable);
        nothingAdded(whole, bytes);
    }

    private static MessageDecoder decoder(int choice) {
        Limits limits = (choice & 1) == 0 ? Limits.DEFAULT : SMALL;
        return (choice & 2) == 0 ? MessageDecoder.withoutBanner(limits) : new MessageDecoder(limits);
    }

    private static void same(Decoded whole, Decoded split) {
        if (!whole.outcome().equals(split.outcome())) {
            throw new AssertionError("a split changes the outcome: " + whole.outcome() + " or " + split.outcome());
        }
    }

    /** Every way to read a message ends without an exception, and the ways agree. */
    private static void readable(Message message) {
        List<Header> headers = message.headers();
        for (Header header : headers) {
            if (!header.name().contains("\ufffd") && !header.name().isEmpty()) {
                if (!message.has(header.name()) || message.all(header.name()).isEmpty()) {
                    throw new AssertionError("a header that is listed is not found: " + header.name());
                }
            }
            message.integer(header.name());
            message.longInteger(header.name());
            message.decimal(header.name());
            message.bool(header.name());
            message.seconds(header.name());
            message.millis(header.name());
            message.clock(header.name());
            message.epoch(header.name());
        }
        if (message.kind() != Message.Kind.OTHER && headers.isEmpty()) {
            throw new AssertionError("a message with an envelope has a first header");
        }
        message.name();
        message.output();
        if (!Message.of(message.bytes()).headers().equals(headers)) {
            throw new AssertionError("a message made from the bytes of another has other headers");
        }
    }

    /** The messages hold the bytes received, in order: only line ends and the banner lie between them. */
    private static void nothingAdded(Decoded decoded, byte[] bytes) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        decoded.messages.forEach(message -> received.writeBytes(message.bytes()));
        byte[] joined = received.toByteArray();
        int at = 0;
        if (decoded.banner != null) {
            while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
                at++;
            }
            while (bytes[at] != '\n') {
                at++;
            }
        }
        for (byte b : joined) {
            while (at < bytes.length && bytes[at] != b) {
                if (bytes[at] != '\r' && bytes[at] != '\n') {
                    throw new AssertionError("a byte received at " + at + " is in no message");
                }
                at++;
            }
            if (at++ >= bytes.length) {
                throw new AssertionError("messages hold more than was received");
            }
        }
    }
}
