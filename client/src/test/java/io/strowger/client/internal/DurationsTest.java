package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void areWrittenAsPeopleWriteThem() {
        assertThat(Durations.text(Duration.ofMillis(20))).isEqualTo("20 ms");
        assertThat(Durations.text(Duration.ofSeconds(30))).isEqualTo("30 s");
        assertThat(Durations.text(Duration.ofMillis(1500))).isEqualTo("1.5 s");
        assertThat(Durations.text(Duration.ofNanos(1_250_123_456))).isEqualTo("1.25 s");
        assertThat(Durations.text(Duration.ofHours(1))).isEqualTo("3600 s");
    }

    @Test
    void areSaidToATenthOfASecond() {
        assertThat(Durations.about(Duration.ofNanos(17_483_920_183L))).isEqualTo("17.4 s");
        assertThat(Durations.about(Duration.ofNanos(483_920_183L))).isEqualTo("483 ms");
    }

    @Test
    void thatHaveNoEndAreLongEnough() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        assertThat(System.nanoTime() + Durations.nanos(forEver)).isGreaterThan(System.nanoTime());
        assertThat(Durations.text(forEver)).endsWith(" s");
    }
}
