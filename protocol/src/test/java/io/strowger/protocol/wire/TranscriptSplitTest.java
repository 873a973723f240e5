package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recording gives the same messages, however the network splits it. */
class TranscriptSplitTest {
    /** Pieces of recordings in which every offset is tried as a split; longer than nearly all messages. */
    private static final int WINDOW = 4 * 1024;

    /** Longer recordings repeat themselves; every offset is tried up to here, and random ones beyond. */
    private static final int EVERY_OFFSET = 64 * 1024;

    static List<Path> recordings() {
        return Transcripts.all(".bin");
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothingIsLostOrAdded(Path recording) {
        byte[] bytes = Transcripts.bytes(recording);
        Decoded decoded = Decoded.of(bytes);
        assertThat(decoded.failure).isNull();
        assertThat(decoded.midMessage).isFalse();

        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        if (decoded.banner != null) {
            joined.writeBytes((decoded.banner.text() + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Message message : decoded.messages) {
            joined.writeBytes(message.bytes());
            joined.writeBytes(new byte[] {'\r', '\n'});
        }
        assertThat(joined.toString(StandardCharsets.ISO_8859_1)).isEqualTo(withoutStrayLines(bytes));
    }

    /** The bytes with empty lines between messages taken out, found without the decoder. */
    private static String withoutStrayLines(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replaceAll("(\r\n\r\n)(?:\r\n)+", "$1");
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void byteByByteGivesTheSame(Path recording) {
        byte[] bytes = Transcripts.bytes(recording);
        List<Object> whole = Decoded.of(bytes).outcome();
        assertThat(Decoded.byteByByte(new MessageDecoder(Limits.DEFAULT), bytes).outcome())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void twoPiecesGiveTheSame(Path recording) {
        byte[] bytes = Transcripts.bytes(recording);
        for (int[] window : windows(bytes)) {
            byte[] part = Arrays.copyOfRange(bytes, window[0], window[1]);
            List<Object> whole = Decoded.of(MessageDecoder.withoutBanner(Limits.DEFAULT), part)
                    .outcome();
            for (int cut = 0; cut <= part.length; cut++) {
                List<Object> split = Decoded.of(MessageDecoder.withoutBanner(Limits.DEFAULT), part, cut)
                        .outcome();
                assertThat(split).as("split at %d of window %d", cut, window[0]).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void manyPiecesGiveTheSame(Path recording) {
        byte[] bytes = Transcripts.bytes(recording);
        List<Object> whole = Decoded.of(bytes).outcome();
        Random random = new Random(bytes.length);
        for (int round = 0; round < 20; round++) {
            int[] cuts = random.ints(1 + random.nextInt(1000), 0, bytes.length + 1)
                    .sorted()
                    .toArray();
            assertThat(Decoded.of(bytes, cuts).outcome()).as("round %d", round).isEqualTo(whole);
        }
    }

    /** Windows that overlap by half, so that each offset is a split within a message somewhere. */
    private static List<int[]> windows(byte[] bytes) {
        List<int[]> windows = new ArrayList<>();
        int end = Math.min(bytes.length, EVERY_OFFSET);
        for (int start = 0; start == 0 || start + WINDOW / 2 < end; start += WINDOW / 2) {
            windows.add(new int[] {start, Math.min(end, start + WINDOW)});
        }
        return windows;
    }
}
