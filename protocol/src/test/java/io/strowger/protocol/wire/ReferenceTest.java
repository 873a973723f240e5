package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The decoder and the look-up of headers, which look at many bytes at once, give what a plain reference gives: for parts
 * of recordings, with random changes, in random pieces, with random limits.
 */
class ReferenceTest {
    private static final int ROUNDS = 6_000;

    private static final List<String> INSERTED = List.of(
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            "\r\r\n",
            "\n\r\n",
            ":",
            " ",
            "Event: X\r\n",
            "Response: Follows\r\n",
            "Response:  F",
            "--END COMMAND--\r\n",
            "Response: Success\r\n",
            "Action: Ping\r\n",
            "text\n",
            "CallStarted: 1\nLoggedInTime: 2\r\n",
            "LoggedInTime: 3\r\n",
            "Gr\u00fc\u00dfe: \u00e4\r\n",
            "\0",
            "No colon\r\n",
            "\r\nA: 1\r\nB:2\r\nA: 3",
            "x".repeat(100));

    private final Random random = new Random(489);
    private final List<byte[]> recordings = Transcripts.all("s2c.bin").stream()
            .map(Path.class::cast)
            .map(Transcripts::bytes)
            .toList();

    @Test
    void theDecoderGivesWhatTheReferenceGives() {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = changed(part());
            Limits limits = limits();
            boolean banner = random.nextBoolean();
            ReferenceDecoder expected = ReferenceDecoder.of(limits, banner, bytes);
            Decoded decoded = Decoded.of(
                    banner ? new MessageDecoder(limits) : MessageDecoder.withoutBanner(limits),
                    bytes,
                    cuts(bytes.length));
            assertSame(round, decoded, expected);
        }
    }

    private static void assertSame(int round, Decoded decoded, ReferenceDecoder expected) {
        assertThat(decoded.messages).as("round %d", round).hasSameSizeAs(expected.messages);
        for (int i = 0; i < expected.messages.size(); i++) {
            assertThat(decoded.messages.get(i).bytes()).as("round %d", round).isEqualTo(expected.messages.get(i));
        }
        if (expected.failure == null) {
            assertThat(decoded.failure).as("round %d", round).isNull();
            assertThat(decoded.midMessage).as("round %d", round).isEqualTo(expected.midMessage());
        } else {
            String said = expected.failure.equals("AMI") ? "not an Asterisk" : "limit " + expected.failure + " = ";
            assertThat(decoded.failure).as("round %d", round).contains(said);
        }
        Banner banner = decoded.banner;
        assertThat(banner == null ? null : banner.text()).isEqualTo(expected.banner);
    }

    @Test
    void lookUpsGiveWhatTheReferenceGives() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            byte[] bytes = changed(part());
            for (byte[] message : ReferenceDecoder.of(Limits.DEFAULT, false, bytes).messages) {
                if (!Message.of(message).name().equalsIgnoreCase("Follows")) {
                    assertReadAlike(message);
                }
            }
        }
    }

    /** Each look-up is made on a message of its own too: the first ones of a message work without an index. */
    private static void assertReadAlike(byte[] bytes) {
        List<Header> expected = ReferenceDecoder.headers(bytes);
        Message message = Message.wrap(bytes);
        assertThat(message.headers()).isEqualTo(expected);
        List<String> names =
                new ArrayList<>(List.of("", "Absent", "A", "Event", "LoggedInTime", "Gr\u00fc\u00dfe", "a:1"));
        expected.forEach(header -> names.add(header.name()));
        for (String name : names) {
            if (name.indexOf('\ufffd') < 0) {
                assertReadAlike(message, name, expected);
                assertReadAlike(Message.wrap(bytes), name, expected);
            }
        }
    }

    private static void assertReadAlike(Message message, String name, List<Header> headers) {
        String asked = name.chars().allMatch(c -> c < 0x80) ? name.toUpperCase(Locale.ROOT) : name;
        List<String> values = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(asked))
                .map(Header::value)
                .toList();
        String first = values.isEmpty() ? null : values.get(0);
        if (!Objects.equals(message.text(asked), first)
                || message.has(asked) != (first != null)
                || !message.all(asked).equals(values)
                || !Objects.equals(message.integer(asked), TextValues.integer(first))
                || !Objects.equals(message.longInteger(asked), TextValues.longInteger(first))) {
            throw new AssertionError("'" + asked + "' should be " + values + " in " + headers);
        }
    }

    private byte[] part() {
        byte[] recording = recordings.get(random.nextInt(recordings.size()));
        int from = random.nextInt(4) == 0 ? 0 : random.nextInt(recording.length);
        return Arrays.copyOfRange(recording, from, Math.min(recording.length, from + random.nextInt(3_000)));
    }

    private byte[] changed(byte[] part) {
        byte[] bytes = part;
        for (int changes = random.nextInt(8); changes > 0; changes--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + (random.nextInt(3) == 0 ? random.nextInt(40) : 0));
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            joined.write(bytes, 0, from);
            if (random.nextInt(4) > 0) {
                joined.writeBytes(Wire.bytes(INSERTED.get(random.nextInt(INSERTED.size()))));
            }
            joined.write(bytes, to, bytes.length - to);
            bytes = joined.toByteArray();
        }
        return bytes;
    }

    private Limits limits() {
        return random.nextInt(3) == 0
                ? Limits.DEFAULT
                : new Limits(
                        32 + random.nextInt(100),
                        32 + random.nextInt(random.nextBoolean() ? 100 : 3_000),
                        32 + random.nextInt(random.nextBoolean() ? 600 : 3_000),
                        1 + random.nextInt(random.nextBoolean() ? 30 : 2_000),
                        10);
    }

    private int[] cuts(int length) {
        int most = random.nextBoolean() ? 4 : 1 + length;
        return random.ints(random.nextInt(most), 0, length + 1).sorted().toArray();
    }
}
