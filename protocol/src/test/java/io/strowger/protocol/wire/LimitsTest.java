package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Limits SMALL = new Limits(40, 50, 200, 5, 10);

    @Test
    void aLineThatIsTooLong() {
        assertFails("lineBytes", Wire.bytes("Event: A\r\nX: " + "x".repeat(60)));
        assertFails("lineBytes", Wire.bytes("Event: A\r\nX: " + "x".repeat(60) + "\r\n\r\n"));
        assertPasses(Wire.bytes("Event: A\r\nX: " + "x".repeat(46) + "\r\n\r\n"));
    }

    @Test
    void aMessageThatIsTooLong() {
        assertFails("messageBytes", Wire.bytes("Event: A\r\n" + ("X: " + "x".repeat(45) + "\r\n").repeat(4)));
        assertPasses(Wire.bytes(("Event: A\r\n" + "X: " + "x".repeat(45) + "\r\n\r\n").repeat(9)));
    }

    @Test
    void aMessageWithTooManyLines() {
        assertFails("headers", Wire.bytes("Event: A\r\n" + "X: 1\r\n".repeat(5)));
        assertPasses(Wire.bytes("Event: A\r\n" + "X: 1\r\n".repeat(4) + "\r\n"));
    }

    @Test
    void aBannerThatIsTooLong() {
        assertFails("bannerBytes", Wire.bytes("Asterisk Call Manager/" + "1".repeat(30)));
        assertFails("bannerBytes", Wire.bytes("Asterisk Call Manager/" + "1".repeat(30) + "\r\n"));
        assertPasses(Wire.bytes("Asterisk Call Manager/5.0.4\r\n"));
    }

    @Test
    void commandOutputIsBoundedToo() {
        assertFails(
                "messageBytes",
                Wire.bytes("Response: Follows\r\n" + "a text of 40 bytes, and nothing else\r\n".repeat(5)));
    }

    @Test
    void afterAFailureNothingIsDecoded() {
        MessageDecoder decoder = new MessageDecoder(SMALL);
        Decoded sink = new Decoded();
        byte[] tooLong = Wire.bytes("Event: A\r\nX: " + "x".repeat(60));
        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> decoder.feed(tooLong, sink));
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> decoder.feed(Wire.bytes("\r\n\r\nEvent: B\r\n\r\n"), sink))
                .matches(e -> e.setting().equals("lineBytes") && e.limit() == 50);
        assertThat(sink.messages).isEmpty();
    }

    @Test
    void limitsHaveLeastValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.lineBytes(31));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.messageBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.bannerBytes(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.headers(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.listItems(0));
        assertThat(Limits.DEFAULT.lineBytes(99).headers(7)).isEqualTo(new Limits(256, 99, 16 << 20, 7, 1_000_000));
    }

    private static void assertPasses(byte[] bytes) {
        assertThat(Decoded.of(new MessageDecoder(SMALL), bytes).failure).isNull();
        assertThat(Decoded.byteByByte(new MessageDecoder(SMALL), bytes).failure).isNull();
    }

    private static void assertFails(String setting, byte[] bytes) {
        Decoded whole = Decoded.of(new MessageDecoder(SMALL), bytes);
        assertThat(whole.failure).contains("limit " + setting + " = ");
        assertThat(Decoded.byteByByte(new MessageDecoder(SMALL), bytes).outcome())
                .isEqualTo(whole.outcome());
        int[] thirds = {bytes.length / 3, bytes.length * 2 / 3};
        assertThat(Decoded.of(new MessageDecoder(SMALL), bytes, thirds).outcome())
                .as(Arrays.toString(thirds))
                .isEqualTo(whole.outcome());
    }
}
