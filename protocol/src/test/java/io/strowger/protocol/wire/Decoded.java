package io.strowger.protocol.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decoder gave for some bytes, fed in pieces of a test's choice. */
final class Decoded implements MessageDecoder.Sink {
    final List<Message> messages = new ArrayList<>();

    @Nullable Banner banner;

    @Nullable String failure;

    boolean midMessage;

    @Override
    public void banner(Banner received) {
        if (banner != null || !messages.isEmpty()) {
            throw new AssertionError("the banner comes once, and first");
        }
        banner = received;
    }

    @Override
    public void message(Message message) {
        messages.add(message);
    }

    /** Feeds the bytes in pieces that end at the given offsets and at the end. */
    static Decoded of(MessageDecoder decoder, byte[] bytes, int... cuts) {
        Decoded decoded = new Decoded();
        int from = 0;
        try {
            for (int cut : cuts) {
                decoder.feed(bytes, from, cut - from, decoded);
                from = cut;
            }
            decoder.feed(bytes, from, bytes.length - from, decoded);
        } catch (ProtocolException e) {
            decoded.failure = e.getMessage();
        }
        decoded.midMessage = decoder.midMessage();
        return decoded;
    }

    static Decoded of(byte[] bytes, int... cuts) {
        return of(new MessageDecoder(Limits.DEFAULT), bytes, cuts);
    }

    static Decoded byteByByte(MessageDecoder decoder, byte[] bytes) {
        int[] cuts = new int[bytes.length];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i;
        }
        return of(decoder, bytes, cuts);
    }

    /** Everything that must not depend on how the bytes were split. */
    List<Object> outcome() {
        List<Object> all = new ArrayList<>(messages);
        all.add(String.valueOf(banner));
        all.add(String.valueOf(failure));
        all.add(failure == null && midMessage);
        return all;
    }
}
