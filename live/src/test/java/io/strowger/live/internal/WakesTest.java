package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the threads of listeners are woken. */
class WakesTest {
    private final List<Runnable> woken = new ArrayList<>();
    private Executor threads = woken::add;
    private long now;
    private final Wakes wakes = new Wakes(task -> threads.execute(task), () -> now);

    private static final Runnable FIRST = () -> {};
    private static final Runnable SECOND = () -> {};

    @Test
    void thoseOfEventsThatAreAppliedTogetherAreWokenTogether() {
        wakes.begin();
        wakes.execute(FIRST);
        wakes.applied();
        wakes.execute(SECOND);
        wakes.applied();
        assertThat(woken).isEmpty();
        wakes.end();
        assertThat(woken).containsExactly(FIRST, SECOND);
    }

    @Test
    void nobodyWaitsLongWhereEventsComeWithoutEnd() {
        wakes.begin();
        wakes.execute(FIRST);
        now += Wakes.LONGEST - 1;
        wakes.applied();
        assertThat(woken).isEmpty();
        now++;
        wakes.applied();
        assertThat(woken).containsExactly(FIRST);
        wakes.end();
        assertThat(woken).containsExactly(FIRST);
    }

    @Test
    void whatOthersHandInIsNotHeldUp() throws Exception {
        wakes.execute(FIRST);
        assertThat(woken).containsExactly(FIRST);
        wakes.begin();
        CompletableFuture.runAsync(() -> wakes.execute(SECOND)).get(10, TimeUnit.SECONDS);
        assertThat(woken).containsExactly(FIRST, SECOND);
    }

    @Test
    void whereThereIsNoThreadItIsTriedAgain() {
        threads = task -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        wakes.begin();
        wakes.execute(FIRST);
        wakes.execute(SECOND);
        wakes.end();
        assertThat(woken).isEmpty();
        threads = woken::add;
        wakes.begin();
        wakes.end();
        assertThat(woken).containsExactly(FIRST, SECOND);
    }

    @Test
    void nothingIsToldAfterTheEnd() {
        threads = task -> {
            throw new RejectedExecutionException();
        };
        wakes.begin();
        wakes.execute(FIRST);
        wakes.end();
        threads = woken::add;
        wakes.begin();
        wakes.end();
        assertThat(woken).isEmpty();
    }
}
