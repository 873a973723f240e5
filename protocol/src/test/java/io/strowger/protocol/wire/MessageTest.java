package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1 2", "0x10", "--1", "1e5", "99999999999999999999999999999999999999999", "NaN", "."})
    void whatIsNotOfItsTypeIsNull(String value) {
        Message message = value(value);
        assertThat(message.longInteger("V")).isNull();
        assertThat(message.integer("V")).isNull();
        assertThat(message.clock("V")).isNull();
        assertThat(message.bool("V")).isNull();
        if (!value.equals("1e5") && !value.startsWith("999")) {
            assertThat(message.decimal("V")).isNull();
        }
        assertThat(message.seconds("V")).isNull();
        assertThat(message.millis("V")).isNull();
        assertThat(message.epoch("V")).isNull();
        assertThat(message.text("V")).isEqualTo(value);
    }

    @Test
    void whatIsAbsentIsNull() {
        Message message = value("1");
        assertThat(message.integer("W")).isNull();
        assertThat(message.bool("W")).isNull();
        assertThat(message.clock("W")).isNull();
        assertThat(message.epoch("W")).isNull();
    }

    @Test
    void numbers() {
        assertThat(value("42").integer("v")).isEqualTo(42);
        assertThat(value(" -7 ").integer("v")).isEqualTo(-7);
        assertThat(value("3000000000").integer("v")).isNull();
        assertThat(value("3000000000").longInteger("v")).isEqualTo(3_000_000_000L);
        assertThat(value("0.25").decimal("v")).isEqualTo(0.25);
        assertThat(value("1.5e-3").decimal("v")).isEqualTo(0.0015);
    }

    @ParameterizedTest
    @CsvSource({
        "yes,true",
        "No,false",
        "TRUE,true",
        "off,false",
        "1,true",
        "0,false",
        "y,true",
        "N,false",
        "Enabled,true"
    })
    void truthValues(String text, boolean expected) {
        assertThat(value(text).bool("V")).isEqualTo(expected);
    }

    @Test
    void times() {
        assertThat(value("90").seconds("V")).isEqualTo(Duration.ofSeconds(90));
        assertThat(value("1.25").seconds("V")).isEqualTo(Duration.ofMillis(1250));
        assertThat(value("-1.5").seconds("V")).isEqualTo(Duration.ofMillis(-1500));
        assertThat(value("1500").millis("V")).isEqualTo(Duration.ofMillis(1500));
        assertThat(value("0.5").millis("V")).isEqualTo(Duration.ofNanos(500_000));
        assertThat(value("01:02:03").clock("V")).isEqualTo(Duration.ofSeconds(3723));
        assertThat(value("100:00:00").clock("V")).isEqualTo(Duration.ofHours(100));
        assertThat(value("00:61:00").clock("V")).isNull();
        assertThat(value("1700000000.5").epoch("V")).isEqualTo(Instant.ofEpochSecond(1_700_000_000L, 500_000_000L));
        assertThat(value("0").epoch("V")).as("never").isNull();
    }

    @Test
    void madeFromTextOrBytesInEitherForm() {
        Message message = Message.of("Event: A\nX: 1\n\n");
        assertThat(message)
                .isEqualTo(Message.of("Event: A\r\nX: 1\r\n"))
                .hasSameHashCodeAs(Message.of(message.bytes()));
        assertThat(message.headers()).containsExactly(new Header("Event", "A"), new Header("X", "1"));
        assertThat(message.size()).isEqualTo(16);
    }

    @Test
    void theBytesCannotBeChanged() {
        byte[] bytes = Wire.bytes("Event: A\r\n");
        Message message = Message.of(bytes);
        bytes[7] = 'B';
        message.bytes()[7] = 'C';
        assertThat(message.name()).isEqualTo("A");
    }

    @Test
    void toStringShowsNoValues() {
        assertThat(Message.of("Action: Login\r\nSecret: hunter2\r\n"))
                .asString()
                .doesNotContain("hunter2");
    }

    @Test
    void anEmptyMessage() {
        Message message = Message.of("");
        assertThat(message.kind()).isEqualTo(Message.Kind.OTHER);
        assertThat(message.headers()).isEmpty();
        assertThat(message.output()).isEqualTo(List.of());
    }

    @Test
    void namesOutsideAscii() {
        Message message = Message.of("Event: A\r\nNäme: x\r\n");
        assertThat(message.text("Näme")).isEqualTo("x");
        assertThat(message.text("N?me")).isNull();
    }

    private static Message value(String value) {
        return Message.of("Event: A\r\nV: " + value + "\r\n");
    }
}
