package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long events gather, by what came of it before. */
class GatheringTest {
    private static final long BUSY = TimeUnit.MICROSECONDS.toNanos(400);

    private long now = 1_000_000_000L;
    private final Gathering gathering = new Gathering(now);

    /** One round at so many bytes a second, with so much delay behind the rest; gives the next rest in nanoseconds. */
    private long round(long rest, long bytesPerSecond, long late) {
        long round = rest + late;
        now += round;
        gathering.read((int) (bytesPerSecond * round / 1_000_000_000L));
        return gathering.rest(now);
    }

    private long settled(long bytesPerSecond) {
        long rest = 0;
        for (int i = 0; i < 100; i++) {
            rest = round(rest, bytesPerSecond, BUSY);
        }
        return rest;
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    @Test
    void aRoundAsAWholeBringsAboutEightyKilobytes() {
        assertThat(millis(settled(40_000_000) + BUSY)).isBetween(1.9, 2.2);
        assertThat(millis(settled(20_000_000) + BUSY)).isBetween(3.8, 4.4);
    }

    @Test
    void theFloodWaitsTheShortestAndATrickleTheLongest() {
        assertThat(settled(1_000_000_000)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(settled(100_000)).isEqualTo(ReadingTurn.LONGEST);
        assertThat(settled(0)).isEqualTo(ReadingTurn.LONGEST);
    }

    @Test
    void aMomentWithoutEventsHardlyMakesTheNextRestLonger() {
        long usual = settled(24_000_000);
        long after = round(usual, 0, 0);
        assertThat(after).isLessThan((usual + BUSY) * 3 / 2);
    }

    @Test
    void aRoundThatTookLongIsMadeUpForByAShorterRest() {
        long usual = settled(24_000_000);
        assertThat(round(usual, 24_000_000, 2 * BUSY)).isLessThan(usual);
        assertThat(round(usual, 24_000_000, TimeUnit.SECONDS.toNanos(1))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    }

    @Test
    void restsThatAreCutShortMakeNoneLonger() {
        long usual = settled(24_000_000);
        for (int i = 0; i < 100; i++) {
            assertThat(round(0, 24_000_000, 50_000)).isBetween(usual / 2, (usual + BUSY) * 11 / 10);
        }
    }

    @Test
    void aBurstAfterALongSilenceIsNoticedWithinAFewRounds() {
        long rest = settled(10_000);
        for (int i = 0; i < 5; i++) {
            rest = round(rest, 40_000_000, BUSY);
        }
        assertThat(millis(rest)).isLessThan(3);
    }
}
