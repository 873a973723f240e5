package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.WhenDisconnected;
import io.strowger.client.WhenFull;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reader's rests: who may read meanwhile, and what ends them. */
@Timeout(30)
class ReadingTurnTest {
    private final PendingActions pending = new PendingActions("pbx", 10, WhenFull.WAIT, WhenDisconnected.FAIL);
    private final ReadingTurn turn = new ReadingTurn(pending, true);
    private final AtomicInteger rests = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean over;
    private final Thread reader = new Thread(this::rest);

    private void rest() {
        turn.begin();
        begun.countDown();
        while (!over) {
            turn.rest(ReadingTurn.LONGEST);
            rests.incrementAndGet();
        }
    }

    @BeforeEach
    void begin() throws InterruptedException {
        reader.start();
        begun.await();
    }

    @AfterEach
    void end() throws InterruptedException {
        over = true;
        reader.join();
    }

    @Test
    void aRestEndsByItself() {
        int before = rests.get();
        while (rests.get() < before + 3) {
            Thread.onSpinWait();
        }
        assertThat(rests.get()).isGreaterThanOrEqualTo(before + 3);
    }

    @Test
    void whoeverWaitsReadsWhileTheReaderRestsAndNoLongerThanItsAnswerTakes() {
        Waiter waiter = new Waiter();
        List<Thread> readers = new ArrayList<>();
        while (!waiter.hasEnded()) {
            turn.await(waiter, timeout -> {
                assertThat(timeout).isPositive();
                readers.add(Thread.currentThread());
                if (readers.size() == 3) {
                    waiter.end(new Ending.Cancelled(true));
                }
                return true;
            });
        }
        assertThat(readers).hasSize(3).containsOnly(Thread.currentThread());
    }

    @Test
    void whoeverWaitsForLongLeavesItToTheReader() {
        Waiter waiter = new Waiter();
        AtomicInteger reads = new AtomicInteger();
        while (reads.get() == 0) {
            turn.await(waiter, timeout -> {
                reads.incrementAndGet();
                return false;
            });
        }
        assertThat(reads).hasValue(1);
        assertThat(waiter.hasEnded()).isFalse();
    }

    @Test
    void oneThreadReadsAtATime() throws InterruptedException {
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                while (reads.get() < 2_000) {
                    Waiter waiter = new Waiter();
                    turn.await(waiter, timeout -> {
                        most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                        reads.incrementAndGet();
                        reading.decrementAndGet();
                        waiter.end(new Ending.Cancelled(true));
                        return true;
                    });
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void nobodyReadsInsideARead() {
        Waiter outer = new Waiter();
        AtomicInteger inner = new AtomicInteger();
        while (!outer.hasEnded()) {
            turn.await(outer, timeout -> {
                turn.await(new Waiter(), again -> {
                    inner.incrementAndGet();
                    return false;
                });
                outer.end(new Ending.Cancelled(true));
                return true;
            });
        }
        assertThat(inner).hasValue(0);
    }

    @Test
    void whereAReadCannotBeGivenUpTheReaderIsCalled() {
        ReadingTurn secured = new ReadingTurn(pending, false);
        secured.begin();
        AtomicInteger reads = new AtomicInteger();
        Waiter waiter = new Waiter();
        CountDownLatch called = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            while (called.getCount() > 0) {
                secured.await(waiter, timeout -> reads.incrementAndGet() < 0);
                secured.resume();
            }
        });
        other.start();
        long begin = System.nanoTime();
        secured.rest(ReadingTurn.LONGEST);
        called.countDown();
        assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertThat(reads).hasValue(0);
    }
}
