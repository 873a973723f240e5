package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.strowger.client.AmiClient;
import io.strowger.client.Reconnect;
import io.strowger.client.Subscriber;
import io.strowger.client.Subscription;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.testkit.Peer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is opened, sent, awaited and given up many times leaves heap, threads and file descriptors where they were. */
@Timeout(7_200)
class LeaksTest {
    private static final long TOLERATED_HEAP = 4L << 20;
    private static final int TOLERATED_THREADS = 8;
    private static final int TOLERATED_FILES = 8;

    /** What a process takes up. */
    private record Footprint(long heap, int threads, long files) {
        static Footprint now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return new Footprint(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                            .getOpenFileDescriptorCount());
        }
    }

    private interface Step {
        void take(int number) throws Exception;
    }

    private final Peer peer = new Peer();

    @BeforeEach
    void serve() {
        peer.playToAll(line -> {
            line.logIn();
            boolean more = true;
            while (more) {
                var action = line.action();
                if (!action.name().equals("Silent")) {
                    more = line.answer(action);
                }
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    /** Takes the step a fifth as often to warm up, and then so often; what is taken up must not have grown. */
    private static void assertNothingStays(int usually, int perMinute, Step step) throws Exception {
        int times = Effort.rounds(usually, perMinute);
        for (int i = 0; i < usually / 5; i++) {
            step.take(i);
        }
        Footprint before = Footprint.now();
        for (int i = 0; i < times; i++) {
            step.take(i);
        }
        Footprint after = Footprint.now();
        assertThat(after.heap - before.heap).as("bytes of heap").isLessThan(TOLERATED_HEAP);
        assertThat(after.threads - before.threads).as("threads").isLessThan(TOLERATED_THREADS);
        assertThat(after.files - before.files).as("file descriptors").isLessThan(TOLERATED_FILES);
    }

    private AmiClient connect() {
        return Clients.of(peer).reconnect(Reconnect.NEVER).connect();
    }

    @Test
    void connections() throws Exception {
        assertNothingStays(1_000, 20_000, number -> {
            try (AmiClient ami = connect()) {
                assertThat(ami.isConnected()).isTrue();
            }
        });
    }

    @Test
    void connectionsThatFail() throws Exception {
        assertNothingStaysOf(line -> line.send("Asterisk Call Manager/11.0.0\r\n"));
    }

    @Test
    void connectionsThatFailWhileWriting() throws Exception {
        assertNothingStaysOf(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.reset();
        });
    }

    private static void assertNothingStaysOf(Peer.Script refusal) throws Exception {
        try (Peer refusing = new Peer()) {
            refusing.playToAll(refusal);
            assertNothingStays(1_000, 20_000, number -> {
                Throwable failed = org.assertj.core.api.Assertions.catchThrowable(
                        () -> Clients.of(refusing).connect());
                assertThat(failed).isNotNull();
            });
        }
    }

    @Test
    void subscriptionsAndSubscribers() throws Exception {
        try (AmiClient ami = connect()) {
            assertNothingStays(20_000, 200_000, number -> {
                Subscription one = ami.events().on(HangupEvent.class, event -> {});
                Subscription other = ami.events().on("Newcomer" + number, event -> {});
                one.close();
                other.close();
                if (number % 10 == 0) {
                    try (Subscriber subscriber = ami.subscriber("short").open()) {
                        Subscription unused = subscriber.onAll(event -> {});
                    }
                }
            });
        }
    }

    @Test
    void timeouts() throws Exception {
        try (AmiClient ami =
                Clients.of(peer).reconnect(Reconnect.NEVER).maxInFlight(1_000).connect()) {
            assertNothingStays(20, 500, number -> {
                Endings endings = new Endings();
                for (int i = 0; i < 500; i++) {
                    endings.watch("silent " + i, ami.sendAsync(Clients.action("Silent"), Duration.ofMillis(100)));
                }
                endings.awaitAll();
                assertThat(endings.all().values()).containsOnly(Endings.Kind.TIMED_OUT);
                assertThat(ami.ping()).isPositive();
            });
        }
    }

    @Test
    void cancellations() throws Exception {
        try (AmiClient ami = connect()) {
            assertNothingStays(10_000, 200_000, number -> {
                CompletableFuture<?> answer = ami.sendAsync(Clients.action("Silent"));
                assertThat(answer.cancel(true)).isTrue();
                CompletableFuture<?> event = ami.events().await(HangupEvent.class, any -> true, Duration.ofMinutes(10));
                assertThat(event.cancel(true)).isTrue();
                if (number % 100 == 0) {
                    assertThat(ami.ping()).isPositive();
                }
            });
        }
    }

    @Test
    void awaitedEventsThatDoNotCome() throws Exception {
        try (AmiClient ami = connect()) {
            assertNothingStays(5_000, 50_000, number -> {
                CompletableFuture<?> event =
                        ami.events().await(HangupEvent.class, any -> true, Duration.ofNanos(1_000));
                assertThat(event.handle((value, failure) -> failure).get()).isNotNull();
            });
        }
    }
}
