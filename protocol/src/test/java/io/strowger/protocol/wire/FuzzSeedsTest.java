package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what the fuzzers check without a fuzzer: on the recordings and on random pieces of the grammar. */
class FuzzSeedsTest {
    private static final List<String> PIECES = List.of(
            "Asterisk Call Manager/5.0.4",
            "Event:",
            "Response:",
            "Action:",
            " ",
            "Follows",
            "--END COMMAND--",
            "\r\n",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            ":",
            "Output: x",
            "CallStarted: 1\n",
            "ActionID: 1",
            "text",
            "\u00fc",
            "\0",
            "12.5",
            "Privilege: Command",
            "a,b\"c\\d(e)[f]",
            "\u0001",
            "x".repeat(70));

    static List<Path> recordings() {
        return Transcripts.all("s2c.bin");
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordingsPassTheDecodersChecks(Path recording) {
        byte[] input = Transcripts.bytes(recording);
        assertThatNoException().isThrownBy(() -> DecoderFuzz.fuzzerTestOneInput(input));
    }

    @Test
    void randomPiecesPassTheDecodersChecks() {
        Random random = new Random(22);
        for (int i = 0; i < 20_000; i++) {
            byte[] input = random(random, "", (char) random.nextInt(4) + "");
            assertThatNoException().as("input %d", i).isThrownBy(() -> DecoderFuzz.fuzzerTestOneInput(input));
        }
    }

    @Test
    void randomPiecesPassTheEncodersChecks() {
        Random random = new Random(16);
        for (int i = 0; i < 20_000; i++) {
            byte[] input = random(random, "Ping\u00011\u0001Name\u0001", "");
            assertThatNoException().as("input %d", i).isThrownBy(() -> EncoderFuzz.fuzzerTestOneInput(input));
        }
    }

    private static byte[] random(Random random, String beginning, String end) {
        StringBuilder text = new StringBuilder(beginning);
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.append(end).toString().getBytes(StandardCharsets.UTF_8);
    }
}
