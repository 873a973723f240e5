package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiException;
import io.strowger.client.Lost;
import io.strowger.client.Overflow;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue of a subscriber on an executor with several threads. */
@Timeout(60)
class EventQueueTest {
    private static final Event EVENT =
            EventTypes.read(Message.of("Event: Hangup\r\nUniqueid: 1\r\n"), new Origin("pbx", 1, 1, Instant.EPOCH));

    private final ExecutorService executor = Executors.newFixedThreadPool(4);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** Counts what comes, and whether ever two threads, or a thread not known as the worker, had it. */
    private static final class Counting implements EventConsumer {
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger wrong = new AtomicInteger();
        final AtomicLong delivered = new AtomicLong();
        final AtomicLong lost = new AtomicLong();
        final CountDownLatch ended = new CountDownLatch(1);
        private final EventQueue queue;

        Counting(int capacity, Executor executor) {
            queue = new EventQueue(
                    new Settings.Delivery(capacity, Long.MAX_VALUE, Overflow.KEEP_OLDEST),
                    executor,
                    this,
                    StuckWatch.LONG);
        }

        @Override
        public boolean wants(String name) {
            return true;
        }

        @Override
        public void event(Event event) {
            if (inside.incrementAndGet() != 1 || !queue.isWorker()) {
                wrong.incrementAndGet();
            }
            inside.decrementAndGet();
            delivered.incrementAndGet();
        }

        @Override
        public void lost(Lost notice) {
            lost.addAndGet(notice.count());
        }

        @Override
        public void notice(io.strowger.client.ConnectionEvent notice) {}

        @Override
        public void ended(AmiException reason) {
            ended.countDown();
        }
    }

    @Test
    void isWorkedOnByOneThreadAtATimeAndLosesNoWakeUp() throws Exception {
        Counting counting = new Counting(8, executor);
        EventQueue queue = counting.queue;
        int offered = 200_000;
        for (int i = 0; i < offered; i++) {
            RecordedQueue.publish(queue, List.of(EVENT));
        }
        queue.ended(new AmiException("end", null));
        assertThat(counting.ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(counting.delivered.get() + counting.lost.get()).isEqualTo(offered);
        assertThat(counting.delivered.get()).isPositive();
        assertThat(counting.wrong).hasValue(0);
    }

    @Test
    void knowsItsWorkerAlsoWhereOneFollowsCloselyOnAnother() throws Exception {
        Counting counting = new Counting(8, executor);
        EventQueue queue = counting.queue;
        for (int i = 0; i < 10_000; i++) {
            RecordedQueue.publish(queue, List.of(EVENT));
            while (counting.delivered.get() <= i) {
                Thread.onSpinWait();
            }
        }
        assertThat(counting.wrong).hasValue(0);
    }

    @Test
    void whereNoEventCanBeMadeTheEndIsTold() throws Exception {
        Counting counting = new Counting(8, executor);
        Message message = EVENT.message();
        Parcel odd = new Parcel(
                new Arrival("pbx", 1, Instant.EPOCH),
                new Message[] {message},
                new EventReader[1],
                new long[] {1},
                1,
                message.size());
        assertThat(counting.queue.publish(odd)).isTrue();
        assertThat(counting.ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(RecordedQueue.publish(counting.queue, List.of(EVENT))).isFalse();
        counting.queue.awaitIdle(TimeUnit.SECONDS.toNanos(20));
        assertThat(counting.wrong).hasValue(0);
    }
}
