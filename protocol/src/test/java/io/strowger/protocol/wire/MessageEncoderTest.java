package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageEncoderTest {
    @Test
    void actionFirstActionIdSecond() {
        byte[] bytes = MessageEncoder.encode(
                "Originate", "a-1", List.of(new Header("Channel", "PJSIP/100"), new Header("Variable", "A=1")));
        assertThat(bytes)
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Action: Originate\r\nActionID: a-1\r\nChannel: PJSIP/100\r\nVariable: A=1\r\n\r\n");
    }

    @Test
    void aLineHas1022BytesAtMost() {
        String name = "Data";
        int room = MessageEncoder.MAX_LINE_BYTES - name.length() - 2;
        assertThatNoException().isThrownBy(() -> encode(name, "x".repeat(room)));
        assertThatNoException().isThrownBy(() -> encode(name, "ü".repeat(room / 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(name, "x".repeat(room + 1)))
                .withMessageContaining("header Data takes a line of 1023 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> encode(name, "ü".repeat(room / 2 + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> encode(name, "😀".repeat(room / 4 + 1)));
    }

    @Test
    void aMessageHas128LinesAtMost() {
        Header header = new Header("Variable", "A=1");
        assertThatNoException()
                .isThrownBy(() -> MessageEncoder.encode("Originate", "1", Collections.nCopies(126, header)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageEncoder.encode("Originate", "1", Collections.nCopies(127, header)))
                .withMessageContaining("129 lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\tb", "ä", "Action", "ACTIONID", "actionid"})
    void namesThatAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> encode(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\u007f", "é"})
    void actionIdsThatAreRefused(String actionId) {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageEncoder.encode("Ping", actionId, List.of()));
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> encode("Data", "a\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> encode("Data", "\ude00a"));
    }

    @Test
    void noRefusalShowsAValue() {
        for (String secret : List.of("hunter2\n", "hunter2\0", "hunter2".repeat(200), "hunter2\ud83d")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> encode("Secret", secret))
                    .withMessageContaining("Secret")
                    .withMessageNotContaining("hunter2");
        }
    }

    private static byte[] encode(String name, String value) {
        return MessageEncoder.encode("Test", "1", List.of(new Header(name, value)));
    }
}
