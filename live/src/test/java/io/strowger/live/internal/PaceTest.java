package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How soon snapshots follow each other. */
class PaceTest {
    private final AtomicLong now = new AtomicLong();
    private final Pace pace = new Pace(now::get);

    @Test
    void afterACalmTimeThereIsNothingToWaitFor() {
        assertThat(pace.next(Pace.LONGEST)).isZero();
    }

    @Test
    void whereNoSnapshotComesToItsEndTheyComeEverLater() {
        pace.begun();
        for (long millis : new long[] {250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000}) {
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            assertThat(pace.next(Pace.LONGEST)).hasMillis(millis);
            pace.begun();
        }
    }

    @Test
    void afterAGoodOneAndACalmTimeTheNextIsAtOnceAgain() {
        pace.begun();
        for (int i = 0; i < 3; i++) {
            pace.next(Pace.LONGEST);
        }
        pace.finished();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(pace.next(Pace.LONGEST)).hasMillis(2_000);
        pace.begun();
        pace.finished();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(pace.next(Pace.LONGEST)).isZero();
    }

    @Test
    void whatIsSureToBeInVainMayWaitLonger() {
        pace.begun();
        Duration last = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            last = pace.next(Pace.LONGEST_IN_VAIN);
        }
        assertThat(last).isEqualTo(Pace.LONGEST_IN_VAIN);
    }

    @Test
    void whatWasMissedDoesNotWaitForWhatIsInVainAllTheTime() {
        for (int i = 0; i < 20; i++) {
            pace.begun();
            pace.finished();
            pace.settled(true);
            pace.next(Pace.LONGEST_IN_VAIN);
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(pace.next(Pace.LONGEST)).isZero();
        pace.begun();
        assertThat(pace.next(Pace.LONGEST)).hasMillis(250);
        assertThat(pace.next(Pace.LONGEST_IN_VAIN)).isEqualTo(Pace.LONGEST_IN_VAIN);
    }

    @Test
    void whatWasNotInVainBeginsAnew() {
        for (int i = 0; i < 20; i++) {
            pace.next(Pace.LONGEST_IN_VAIN);
        }
        pace.settled(false);
        assertThat(pace.next(Pace.LONGEST_IN_VAIN)).hasMillis(250);
    }
}
