package io.strowger.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Short ways for tests to write bytes as they stand on the wire. */
final class Wire {
    private Wire() {}

    /** Lines as UTF-8, each ended with CRLF. */
    static byte[] lines(String... lines) {
        return bytes(String.join("\r\n", lines) + "\r\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a decoder makes of text without a banner, after a check that no split changes it. */
    static List<Message> decode(String text) {
        byte[] bytes = bytes(text);
        Decoded whole = Decoded.of(bare(), bytes);
        for (int cut = 0; cut <= bytes.length; cut++) {
            if (!Decoded.of(bare(), bytes, cut).outcome().equals(whole.outcome())) {
                throw new AssertionError("split at " + cut + " gives something else");
            }
        }
        if (!Decoded.byteByByte(bare(), bytes).outcome().equals(whole.outcome())) {
            throw new AssertionError("byte by byte gives something else");
        }
        if (whole.failure != null || whole.midMessage) {
            throw new AssertionError("not all was decoded: " + whole.outcome());
        }
        return whole.messages;
    }

    static Message one(String text) {
        List<Message> messages = decode(text);
        if (messages.size() != 1) {
            throw new AssertionError("expected one message: " + messages);
        }
        return messages.get(0);
    }

    private static MessageDecoder bare() {
        return MessageDecoder.withoutBanner(Limits.DEFAULT);
    }
}
