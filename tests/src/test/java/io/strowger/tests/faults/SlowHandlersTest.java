package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.Overflow;
import io.strowger.client.Reconnect;
import io.strowger.client.Subscriber;
import io.strowger.protocol.event.Event;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A handler that throws, blocks or dawdles delays no response and no other subscriber. */
class SlowHandlersTest {
    private static final int EVENTS = 100_000;

    enum Misbehaviour implements Consumer<Event> {
        THROWS {
            @Override
            public void accept(Event event) {
                throw new IllegalStateException("a handler of a test that throws");
            }
        },
        FAILS_WITH_AN_ERROR {
            @Override
            public void accept(Event event) {
                throw new StackOverflowError("a handler of a test that fails badly");
            }
        },
        BLOCKS_FOR_EVER {
            @Override
            public void accept(Event event) {
                CompletableFuture<Void> never = new CompletableFuture<>();
                never.join();
            }
        },
        TAKES_TWENTY_MICROSECONDS {
            @Override
            public void accept(Event event) {
                long until = System.nanoTime() + 20_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
        },
        INTERRUPTS_ITSELF {
            @Override
            public void accept(Event event) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    @ParameterizedTest
    @EnumSource
    void noResponseAndNoOtherSubscriberIsDelayed(Misbehaviour misbehaviour) throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        int few = misbehaviour == Misbehaviour.FAILS_WITH_AN_ERROR || misbehaviour == Misbehaviour.THROWS ? 100 : 1;
        int events = EVENTS / few;
        peer.play(line -> {
            line.logIn();
            subscribed.await();
            for (int i = 0; i < events; i += 100) {
                line.send("Event: Hangup\r\nUniqueid: 1\r\n\r\n".repeat(100));
            }
            line.serve();
        });
        AtomicLong others = new AtomicLong();
        CountDownLatch all = new CountDownLatch(1);
        try (AmiClient ami = Clients.of(peer)
                .reconnect(Reconnect.NEVER)
                .closeTimeout(Duration.ofMillis(500))
                .connect()) {
            Subscriber bad =
                    ami.subscriber("bad").overflow(Overflow.KEEP_NEWEST).open();
            bad.onAll(misbehaviour);
            Subscriber good = ami.subscriber("good").queueSize(EVENTS + 1).open();
            good.onAll(event -> {
                if (others.incrementAndGet() == events) {
                    all.countDown();
                }
            });
            good.onLost(lost -> others.addAndGet(EVENTS));
            subscribed.countDown();
            long[] roundTrips = new long[200];
            for (int i = 0; i < roundTrips.length; i++) {
                roundTrips[i] = ami.ping().toNanos();
            }
            answered.countDown();
            Clients.await(all);
            assertThat(others.get()).isEqualTo(events);
            Arrays.sort(roundTrips);
            assertThat(Duration.ofNanos(roundTrips[roundTrips.length / 2])).isLessThan(Duration.ofMillis(500));
        }
    }
}
