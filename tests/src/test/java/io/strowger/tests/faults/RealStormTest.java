package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import io.strowger.client.Overflow;
import io.strowger.client.Reconnect;
import io.strowger.client.Subscriber;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real servers at the most they can do. */
@RealAsterisk
@Timeout(300)
record RealStormTest(LabServer pbx) {
    private static final int CALLS_AT_ONCE = 200;
    private static final int ACTIONS = 10_000;
    private static final Reconnect SOON = Reconnect.builder()
            .firstDelay(Duration.ofMillis(100))
            .longestDelay(Duration.ofSeconds(1))
            .build();

    /** Calls as fast as the server takes them, until it is told to stop or the server is gone. */
    private static final class Storm implements AutoCloseable {
        private final AmiClient ami;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong calls = new AtomicLong();

        Storm(LabServer server) {
            ami = server.client("admin").noEvents().reconnect(Reconnect.NEVER).connect();
            for (int i = 0; i < CALLS_AT_ONCE; i++) {
                call();
            }
        }

        private void call() {
            CompletableFuture<?> unused = ami.sendAsync(OriginateAction.builder("Local/flash@lab")
                            .application("NoOp")
                            .async(true)
                            .build())
                    .whenComplete((answer, failure) -> {
                        calls.incrementAndGet();
                        if (!over.get() && ami.isConnected()) {
                            call();
                        }
                    });
        }

        @Override
        public void close() {
            over.set(true);
            ami.close();
        }
    }

    private static void countInto(Subscriber subscriber, AtomicLong delivered, AtomicLong lost) {
        subscriber.onAll(event -> delivered.incrementAndGet());
        subscriber.onLost(notice -> lost.addAndGet(notice.count()));
    }

    @Test
    void aKillInAStormWithTenThousandActionsInFlightEndsEachOnceAndTheClientComesBack() throws Exception {
        LabServer own = LabServer.start(pbx.version());
        AtomicLong all = new AtomicLong();
        AtomicLong allLost = new AtomicLong();
        AtomicLong some = new AtomicLong();
        AtomicLong lost = new AtomicLong();
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        CountDownLatch back = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(20_000);
        Endings endings = new Endings();
        try (AmiClient ami = own.client("admin")
                .reconnect(SOON)
                .maxInFlight(2 * ACTIONS)
                .eventQueueSize(10_000_000)
                .eventQueueBytes(1L << 31)
                .connect()) {
            ami.events().onAll(event -> busy.countDown());
            countInto(ami.events(), all, allLost);
            Subscriber narrow = ami.subscriber("narrow")
                    .queueSize(50)
                    .overflow(Overflow.KEEP_NEWEST)
                    .open();
            countInto(narrow, some, lost);
            ami.events().onGap(gaps::add);
            ami.events().onConnection(notice -> {
                if (notice instanceof ConnectionEvent.Ready ready && ready.session() == 2) {
                    back.countDown();
                }
            });
            try (Storm storm = new Storm(own)) {
                Clients.await(busy);
                // holds up the session, so that the pings behind it are all in flight at the kill
                endings.watch(
                        "originate",
                        ami.sendAsync(OriginateAction.builder("Local/ring@lab")
                                .application("NoOp")
                                .timeout(Duration.ofSeconds(20))
                                .build()));
                for (int i = 0; i < ACTIONS; i++) {
                    endings.watch(
                            "ping " + i, ami.sendAsync(PingAction.builder().build()));
                }
                own.kill();
                assertThat(storm.calls.get()).isPositive();
            }
            own.restart();
            Clients.await(back);
            endings.awaitAll();
            assertThat(ami.ping()).isPositive();
        } finally {
            own.remove();
        }
        assertThat(endings.count()).isEqualTo(ACTIONS + 1);
        assertThat(endings.count(Endings.Kind.OUTCOME_UNKNOWN) + endings.count(Endings.Kind.NOT_SENT))
                .isPositive();
        assertThat(endings.count(Endings.Kind.SOMETHING_ELSE)).isZero();
        assertThat(gaps).hasSize(1);
        assertThat(allLost.get()).isZero();
        assertThat(some.get() + lost.get()).isEqualTo(all.get());
    }

    /** The lab's user {@code readonly} has the usual write timeout of 100 ms. */
    @Test
    void inAFloodAStoppedSubscriberHarmsNeitherTheOthersNorTheAnswersNorTheConnection() throws Exception {
        LabServer own = LabServer.start(pbx.version());
        AtomicLong all = new AtomicLong();
        AtomicLong allLost = new AtomicLong();
        AtomicLong stoppedLost = new AtomicLong();
        AtomicLong stopped = new AtomicLong();
        CountDownLatch release = new CountDownLatch(1);
        List<ConnectionEvent> notices = new CopyOnWriteArrayList<>();
        List<Duration> roundTrips = new ArrayList<>();
        long seconds = Effort.isLong() ? 60 : 6;
        try (AmiClient ami = own.client("readonly")
                .reconnect(SOON)
                .eventQueueSize(10_000_000)
                .eventQueueBytes(1L << 31)
                .closeTimeout(Duration.ofSeconds(30))
                .connect()) {
            countInto(ami.events(), all, allLost);
            ami.events().onConnection(notices::add);
            Subscriber still = ami.subscriber("stopped").queueSize(1_000).open();
            still.onAll(event -> {
                stopped.incrementAndGet();
                awaitQuietly(release);
            });
            still.onLost(notice -> stoppedLost.addAndGet(notice.count()));
            try (Storm storm = new Storm(own)) {
                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
                while (System.nanoTime() < until) {
                    roundTrips.add(ami.ping());
                }
                assertThat(storm.calls.get()).isPositive();
            }
            assertThat(ami.isConnected()).isTrue();
            assertThat(notices).noneMatch(ConnectionEvent.Disconnected.class::isInstance);
            release.countDown();
        } finally {
            own.remove();
        }
        Duration[] sorted = roundTrips.toArray(Duration[]::new);
        Arrays.sort(sorted);
        System.out.printf(
                "%s: %d events/s, %d pings, median %d us, longest %d us, the stopped one lost %d%n",
                pbx,
                all.get() / seconds,
                sorted.length,
                sorted[sorted.length / 2].toNanos() / 1_000,
                sorted[sorted.length - 1].toNanos() / 1_000,
                stoppedLost.get());
        assertThat(allLost.get()).isZero();
        assertThat(stopped.get() + stoppedLost.get()).isEqualTo(all.get());
    }

    private static void awaitQuietly(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
