package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.ActionOutcome;
import io.strowger.client.ClientMetrics;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void everyTimeIsOfTheClassThatItsBoundsSay() {
        for (long nanos : new long[] {0, 1, 1023, 1024, 1025, 1279, 1280, 5_000, 1_000_000, 999_999_999, 1L << 39}) {
            int index = Latencies.classOf(nanos);
            assertThat(nanos).as("below the end of its class").isLessThan(Latencies.end(index));
            if (index > 0) {
                assertThat(nanos).as("not of the class before").isGreaterThanOrEqualTo(Latencies.end(index - 1));
                assertThat(Latencies.end(index)).isLessThanOrEqualTo(nanos + nanos / 4 + 1);
            }
        }
        assertThat(Latencies.classOf(Long.MAX_VALUE)).isEqualTo(Latencies.CLASSES - 1);
    }

    @Test
    void medianAndNinetyNinthAreNotTooLowAndAtMostAQuarterTooHigh() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1000; millis++) {
            latencies.answered(Duration.ofMillis(millis).toNanos());
        }
        latencies.ended();
        ClientMetrics.OfAction picture = latencies.picture();

        assertThat(picture.ended()).isEqualTo(1001);
        assertThat(picture.answered()).isEqualTo(1000);
        assertThat(picture.median()).isBetween(Duration.ofMillis(500), Duration.ofMillis(625));
        assertThat(picture.p99()).isBetween(Duration.ofMillis(990), Duration.ofMillis(1000));
        assertThat(picture.longest()).isEqualTo(Duration.ofMillis(1000));
        assertThat(picture.total()).isEqualTo(Duration.ofMillis(500_500));
    }

    @Test
    void namesAreBounded() {
        ActionMetrics metrics = new ActionMetrics();
        for (int i = 0; i < 1_000; i++) {
            metrics.answered("Name" + i, ActionOutcome.SUCCESS, 1);
        }
        ClientMetrics.Actions actions = metrics.picture(0, 0);

        assertThat(actions.byName()).hasSize(101).containsKeys("Name0", "Name99", "(others)");
        assertThat(actions.of("(others)").ended()).isEqualTo(900);
        assertThat(actions.ended()).containsEntry(ActionOutcome.SUCCESS, 1_000L);
    }
}
