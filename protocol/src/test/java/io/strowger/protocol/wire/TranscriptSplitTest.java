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
    /** In longer messages every offset this close to the start and the end is tried, and every 97th between. */
    private static final int EDGE = 2 * 1024;

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

    /**
     * Each message is split at every offset, together with the one before and the one after it; those of more than 4 KiB
     * at every offset near their ends and at some between.
     */
    @ParameterizedTest
    @MethodSource("recordings")
    void twoPiecesGiveTheSame(Path recording) {
        byte[] bytes = Transcripts.bytes(recording);
        List<Integer> ends = ends(bytes);
        for (int i = 0; i + 1 < ends.size(); i++) {
            int from = ends.get(Math.max(0, i - 1));
            byte[] part = Arrays.copyOfRange(bytes, from, ends.get(Math.min(ends.size() - 1, i + 2)));
            int end = ends.get(i + 1) - from;
            List<Object> whole = decodePart(part).outcome();
            for (int cut = ends.get(i) - from; cut <= end; cut = next(cut, ends.get(i) - from, end)) {
                List<Object> split = decodePart(part, cut).outcome();
                if (!split.equals(whole)) {
                    assertThat(split).as("split at %d", from + cut).isEqualTo(whole);
                }
            }
        }
    }

    private static Decoded decodePart(byte[] part, int... cuts) {
        return Decoded.of(MessageDecoder.withoutBanner(Limits.DEFAULT), part, cuts);
    }

    private static int next(int cut, int start, int end) {
        return cut < start + EDGE || cut > end - EDGE - 97 ? cut + 1 : cut + 97;
    }

    /** Where messages end, found without the decoder, and both ends of the recording. */
    private static List<Integer> ends(byte[] bytes) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("\r\n\r\n"); at >= 0; at = text.indexOf("\r\n\r\n", at + 4)) {
            ends.add(at + 4);
        }
        if (ends.get(ends.size() - 1) < bytes.length) {
            ends.add(bytes.length);
        }
        return ends;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void manyPiecesGiveTheSame(Path recording) {
        byte[] bytes = Transcripts.bytes(recording);
        List<Object> whole = Decoded.of(bytes).outcome();
        Random random = new Random(bytes.length);
        for (int round = 0; round < 10; round++) {
            int[] cuts = random.ints(1 + random.nextInt(1000), 0, bytes.length + 1)
                    .sorted()
                    .toArray();
            assertThat(Decoded.of(bytes, cuts).outcome()).as("round %d", round).isEqualTo(whole);
        }
    }
}
