package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiException;
import io.strowger.client.ClosedException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Overflow;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A subscriber fed by dispatchers, without a connection. */
@Timeout(60)
class QueuedSubscriberTest {
    private static final byte[] HANGUP = "Hangup".getBytes(StandardCharsets.US_ASCII);

    private static Dispatcher dispatcher() {
        return new Dispatcher(new Originations("pbx", Runnable::run), new Observer("pbx", List.of()));
    }

    private static QueuedSubscriber subscriber(Settings.Delivery delivery, Duration stuck, HandlerTrouble trouble) {
        Threads.Factory threads = new Threads.Factory("test", null);
        SubscriberSettings settings =
                new SubscriberSettings("pbx", "test", delivery, null, threads, Duration.ofSeconds(10), stuck, true);
        return new QueuedSubscriber(settings, Threads.shared(), trouble);
    }

    private static QueuedSubscriber subscriber(boolean endsWithClient) {
        SubscriberSettings settings = new SubscriberSettings(
                "fleet",
                "test",
                new Settings.Delivery(1_000_000, Long.MAX_VALUE, Overflow.KEEP_OLDEST),
                null,
                new Threads.Factory("test", null),
                Duration.ofSeconds(10),
                StuckWatch.LONG,
                endsWithClient);
        return new QueuedSubscriber(settings, Threads.shared(), HandlerTrouble.IGNORED);
    }

    private static void feed(Dispatcher dispatcher, String pbx, long number) {
        Route route = dispatcher.route(HANGUP, 0, HANGUP.length);
        if (!route.isIdle()) {
            dispatcher.event(
                    route,
                    Message.of("Event: Hangup\r\nUniqueid: " + number + "\r\n"),
                    new Arrival(pbx, 1, Instant.EPOCH),
                    number);
        }
    }

    @Test
    void getsTheEventsOfSeveralClientsEachInItsOrder() throws Exception {
        QueuedSubscriber fleet = subscriber(false);
        List<String> wrong = new ArrayList<>();
        long[] last = new long[4];
        int each = 50_000;
        CountDownLatch all = new CountDownLatch(4 * each);
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        CountDownLatch endedClients = new CountDownLatch(4);
        fleet.onAll(event -> {
            int pbx = Integer.parseInt(event.origin().pbx());
            if (event.origin().sequence() != ++last[pbx]) {
                wrong.add(event.toString());
            }
            all.countDown();
        });
        fleet.onConnection(notice -> endedClients.countDown());
        fleet.onClosed(closed::complete);
        List<Thread> readers = new ArrayList<>();
        for (int pbx = 0; pbx < 4; pbx++) {
            String name = Integer.toString(pbx);
            Dispatcher dispatcher = dispatcher();
            fleet.attach(dispatcher);
            Thread reader = new Thread(() -> read(dispatcher, name, each));
            readers.add(reader);
            reader.start();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(endedClients.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong).isEmpty();
        assertThat(closed).isNotDone();
        fleet.close();
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(ClosedException.class);
    }

    private static void read(Dispatcher dispatcher, String pbx, int events) {
        for (int number = 1; number <= events; number++) {
            if (number % 7 == 1) {
                dispatcher.reading(true);
            }
            feed(dispatcher, pbx, number);
            if (number % 7 == 0) {
                dispatcher.flush();
            }
        }
        dispatcher.flush();
        dispatcher.notice(new ConnectionEvent.Closed(pbx, Instant.EPOCH, new AmiException("end", null)));
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = "KEEP_.*", mode = EnumSource.Mode.MATCH_ALL)
    void deliveredAndLostAreAllThatCameAlsoWithASlowHandler(Overflow overflow) throws Exception {
        QueuedSubscriber slow =
                subscriber(new Settings.Delivery(50, 5_000, overflow), StuckWatch.LONG, HandlerTrouble.IGNORED);
        AtomicLong delivered = new AtomicLong();
        AtomicLong lost = new AtomicLong();
        AtomicLong last = new AtomicLong();
        AtomicInteger disorder = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        slow.onAll(event -> {
            long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(20);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            delivered.incrementAndGet();
            disorder.addAndGet(
                    last.getAndSet(event.origin().sequence()) < event.origin().sequence() ? 0 : 1);
        });
        slow.onLost(notice -> lost.addAndGet(notice.count()));
        slow.onClosed(reason -> end.countDown());
        Dispatcher dispatcher = dispatcher();
        slow.attach(dispatcher);
        read(dispatcher, "pbx", 100_000);
        assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(delivered.get() + lost.get()).isEqualTo(100_000);
        assertThat(lost.get()).isPositive();
        assertThat(disorder).hasValue(0);
        assertThat(slow.metrics().delivered()).isEqualTo(delivered.get());
        assertThat(slow.metrics().lost()).isEqualTo(lost.get());
    }

    @Test
    void aStuckHandlerIsReportedOnceWithItsStack() throws Exception {
        BlockingQueue<String> reports = new LinkedBlockingQueue<>();
        HandlerTrouble trouble = new HandlerTrouble() {
            @Override
            public void failed(String subscriber, Throwable thrown) {}

            @Override
            public void stuck(String subscriber, String what, StuckWatch.Report report) {
                reports.add(subscriber + " " + what + " " + List.of(report.stack()));
            }
        };
        QueuedSubscriber subscriber = subscriber(
                new Settings.Delivery(10, Long.MAX_VALUE, Overflow.KEEP_OLDEST), Duration.ofMillis(20), trouble);
        BlockingQueue<CountDownLatch> blocked = new LinkedBlockingQueue<>();
        subscriber.on(HangupEvent.class, event -> {
            CountDownLatch release = new CountDownLatch(1);
            blocked.add(release);
            awaitQuietly(release);
        });
        Dispatcher dispatcher = dispatcher();
        subscriber.attach(dispatcher);
        feed(dispatcher, "pbx", 1);
        feed(dispatcher, "pbx", 2);
        dispatcher.flush();
        for (int report = 1; report <= 2; report++) {
            assertThat(reports.poll(20, TimeUnit.SECONDS))
                    .startsWith("test Hangup")
                    .contains("QueuedSubscriberTest.awaitQuietly");
            assertThat(subscriber.metrics().stuck()).isTrue();
            assertThat(subscriber.metrics().handlersStuck()).isEqualTo(report);
            blocked.take().countDown();
        }
        subscriber.close();
        assertThat(reports).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aThousandSubscriptionsComeAndGoUnderAFlood() throws Exception {
        QueuedSubscriber subscriber = subscriber(true);
        AtomicLong always = new AtomicLong();
        AtomicLong sometimes = new AtomicLong();
        CompletableFuture<AmiException> end = new CompletableFuture<>();
        subscriber.on(HangupEvent.class, event -> always.incrementAndGet());
        subscriber.onClosed(end::complete);
        Dispatcher dispatcher = dispatcher();
        subscriber.attach(dispatcher);
        Thread reader = new Thread(() -> read(dispatcher, "pbx", 200_000));
        reader.start();
        for (int round = 0; round < 1_000; round++) {
            List<AutoCloseable> some = List.of(
                    subscriber.onAll(event -> sometimes.incrementAndGet()),
                    subscriber.on("hangup", event -> sometimes.incrementAndGet()),
                    subscriber.on("Other" + round, event -> sometimes.incrementAndGet()),
                    subscriber.onLost(lost -> {}));
            for (AutoCloseable each : some) {
                each.close();
            }
        }
        reader.join();
        assertThat(end).succeedsWithin(Duration.ofSeconds(20));
        assertThat(always).hasValue(200_000);
        assertThat(subscriber.wants("Hangup")).isTrue();
        assertThat(subscriber.wants("Other1")).isFalse();
    }

    @Test
    void anAwaitedEventOutlastsAReconnectAndTellsOfItWhenItDoesNotCome() {
        QueuedSubscriber subscriber = subscriber(true);
        Dispatcher dispatcher = dispatcher();
        subscriber.attach(dispatcher);
        CompletableFuture<HangupEvent> comes =
                subscriber.await(HangupEvent.class, event -> true, Duration.ofSeconds(20));
        CompletableFuture<Event> never = subscriber.await(Event.class, event -> false, Duration.ofMillis(200));
        AmiException reason = new AmiException("test", null);
        dispatcher.notice(new ConnectionEvent.Disconnected("pbx", Instant.EPOCH, 1, reason, 0, 0, null));
        feed(dispatcher, "pbx", 1);
        dispatcher.flush();
        assertThat(comes).succeedsWithin(Duration.ofSeconds(20));
        assertThat(never)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class)
                .withMessageContaining("The connection was down meanwhile");
    }
}
