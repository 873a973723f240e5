package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.event.HangupEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several subscribers of one client, and what one cannot do to the others. */
@Timeout(60)
class SubscribersTest {
    private static final int EVENTS = 5_000;

    private final ScriptedPeer peer = ScriptedPeer.start();
    /** Opened by a test when its handlers are in place. */
    private final CountDownLatch ready = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        ready.countDown();
        peer.close();
    }

    private AmiClient connect() {
        peer.play(line -> {
            line.logIn();
            ready.await();
            for (int number = 0; number < EVENTS; number++) {
                line.message("Event: Hangup", "Privilege: call,all", "Uniqueid: " + number);
            }
            while (true) {
                line.success(line.action(), "Ping: Pong");
            }
        });
        return peer.client().connect();
    }

    @Test
    void oneThatBlocksDelaysNoOther() throws Exception {
        AmiClient client = connect();
        CountDownLatch release = new CountDownLatch(1);
        AtomicLong delivered = new AtomicLong();
        AtomicLong lost = new AtomicLong();
        CountDownLatch last = new CountDownLatch(1);
        Subscriber stuck = client.subscriber("stuck")
                .queueSize(10)
                .overflow(Overflow.KEEP_NEWEST)
                .open();
        stuck.onLost(notice -> lost.addAndGet(notice.count()));
        stuck.on(HangupEvent.class, event -> {
            awaitQuietly(release);
            delivered.incrementAndGet();
            if (Integer.toString(EVENTS - 1).equals(event.uniqueid())) {
                last.countDown();
            }
        });
        CountDownLatch all = new CountDownLatch(EVENTS);
        Subscriber other = client.subscriber("other").open();
        other.onAll(event -> all.countDown());
        ready.countDown();
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        client.ping();
        release.countDown();
        assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(delivered.get() + lost.get()).isEqualTo(EVENTS);
        assertThat(delivered.get()).isLessThanOrEqualTo(11);
        client.close();
    }

    @Test
    void oneThatIsToFailEndsAloneAndSaysWhy() throws Exception {
        AmiClient client = connect();
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<AmiException> end = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        Subscriber failing = client.subscriber("failing")
                .queueSize(10)
                .overflow(Overflow.FAIL)
                .open();
        failing.onAll(event -> {
            calls.incrementAndGet();
            awaitQuietly(release);
        });
        failing.onClosed(end::complete);
        CountDownLatch all = new CountDownLatch(EVENTS);
        client.events().onAll(event -> all.countDown());
        ready.countDown();
        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        assertThat(end).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(SubscriberOverflowException.class);
        assertThat(calls.get()).isBetween(1, 11);
        CompletableFuture<AmiException> late = new CompletableFuture<>();
        failing.onClosed(late::complete);
        assertThat(late).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(SubscriberOverflowException.class);
        client.ping();
        client.close();
    }

    @Test
    void oneMayBeClosedByItsOwnHandler() throws Exception {
        AmiClient client = connect();
        Subscriber own = client.subscriber("own").open();
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<AmiException> end = new CompletableFuture<>();
        AtomicInteger ends = new AtomicInteger();
        own.onAll(event -> {
            calls.incrementAndGet();
            own.close();
        });
        own.onAll(event -> calls.incrementAndGet());
        own.onClosed(reason -> {
            ends.incrementAndGet();
            end.complete(reason);
        });
        ready.countDown();
        assertThat(end).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(ClosedException.class);
        own.close();
        client.close();
        assertThat(calls).hasValue(1);
        assertThat(ends).hasValue(1);
    }

    @Test
    void closingWaitsForTheHandlerThatRuns() throws Exception {
        AmiClient client = connect();
        Subscriber own = client.subscriber("own").open();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        own.onAll(event -> {
            running.countDown();
            awaitQuietly(release);
            calls.incrementAndGet();
        });
        ready.countDown();
        running.await();
        Thread closing = new Thread(own::close);
        closing.start();
        release.countDown();
        closing.join();
        int then = calls.get();
        assertThat(then).isPositive().isLessThan(EVENTS);
        client.close();
        assertThat(calls).hasValue(then);
    }

    @Test
    void aHandlerOfOneMayCloseTheClient() throws Exception {
        AmiClient client = connect();
        CompletableFuture<AmiException> end = new CompletableFuture<>();
        CompletableFuture<AmiException> endOfDefault = new CompletableFuture<>();
        Subscriber own = client.subscriber("own").open();
        own.on(HangupEvent.class, event -> client.close());
        own.onClosed(end::complete);
        client.events().onClosed(endOfDefault::complete);
        ready.countDown();
        assertThat(end).succeedsWithin(Duration.ofSeconds(30)).isInstanceOf(ClosedException.class);
        assertThat(endOfDefault).succeedsWithin(Duration.ofSeconds(30)).isInstanceOf(ClosedException.class);
        CompletableFuture<AmiException> late = new CompletableFuture<>();
        client.subscriber("late").open().onClosed(late::complete);
        assertThat(late).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(ClosedException.class);
    }

    @Test
    void theDefaultOneEndsWithItsClientOnly() {
        AmiClient client = connect();
        assertThatThrownBy(() -> client.events().close()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> client.subscriber(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.subscriber("x").queueSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.subscriber("x").queueBytes(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReconnectIsToldInItsPlaceAmongTheEvents() throws Exception {
        for (int session = 1; session <= 2; session++) {
            String number = Integer.toString(session);
            peer.play(line -> {
                line.logIn();
                ready.await();
                line.message("Event: Hangup", "Uniqueid: " + number);
                line.action("Ping");
                line.close();
            });
        }
        Reconnect soon = Reconnect.builder()
                .firstDelay(Duration.ofMillis(1))
                .longestDelay(Duration.ofMillis(10))
                .build();
        AmiClient client = peer.client().reconnect(soon).connect();
        var stream = new java.util.concurrent.LinkedBlockingQueue<String>();
        Subscriber own = client.subscriber("own").open();
        own.onAll(event -> stream.add("event " + event.origin().session()));
        own.onGap(gap -> stream.add("gap"));
        own.onConnection(notice -> {
            if (!(notice instanceof ConnectionEvent.Connecting) && !(notice instanceof ConnectionEvent.AttemptFailed)) {
                stream.add(notice.getClass().getSimpleName());
            }
        });
        ready.countDown();
        assertThat(stream.poll(20, TimeUnit.SECONDS)).isEqualTo("event 1");
        client.sendAsync(io.strowger.protocol.action.PingAction.builder().build());
        assertThat(stream.poll(20, TimeUnit.SECONDS)).isEqualTo("Disconnected");
        assertThat(stream.poll(20, TimeUnit.SECONDS)).isEqualTo("gap");
        assertThat(stream.poll(20, TimeUnit.SECONDS)).isEqualTo("Connected");
        String next = stream.poll(20, TimeUnit.SECONDS);
        String afterNext = stream.poll(20, TimeUnit.SECONDS);
        assertThat(java.util.List.of(next, afterNext)).containsExactlyInAnyOrder("Ready", "event 2");
        client.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
