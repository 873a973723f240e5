package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.OriginateResponseEvent;
import io.strowger.protocol.event.UnknownEvent;
import io.strowger.protocol.event.UserEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventsTest {
    private final ScriptedPeer peer = ScriptedPeer.start();
    /** Opened by a test when its handlers are in place. */
    private final CountDownLatch ready = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        ready.countDown();
        peer.close();
    }

    /** Connects; the peer sends the messages when the test is ready, and answers Pings after them. */
    private AmiClient connect(String... messages) {
        return connect(peer.client(), messages);
    }

    private AmiClient connect(AmiClientBuilder builder, String... messages) {
        peer.play(line -> {
            line.logIn();
            ready.await();
            for (String message : messages) {
                line.message(message.split("\\|"));
            }
            while (true) {
                line.success(line.action("Ping"), "Ping: Pong");
            }
        });
        return builder.connect();
    }

    private static String hangup(int number) {
        return "Event: Hangup|Privilege: call,all|Channel: PJSIP/" + number + "|Uniqueid: " + number + "|Cause: 16";
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void deliversByTypeFamilyNameAndAllInOrder() throws Exception {
        AmiClient client = connect(
                "Event: Newchannel|Channel: PJSIP/1|Uniqueid: 1",
                "Event: PeerStatus|Peer: PJSIP/1",
                "Event: zOrRo|Mask: black",
                hangup(1));
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(4);
        Subscriber events = client.events();
        events.on(HangupEvent.class, event -> log.add("type " + event.header("Cause")));
        events.on(ChannelEvent.class, event -> log.add("family " + event.channel()));
        events.on("ZORRO", event -> log.add("name " + event.header("Mask")));
        events.on("hangup", event -> log.add("name Hangup"));
        events.on(UnknownEvent.class, event -> log.add("unknown " + event.name()));
        events.onAll(event -> {
            log.add("all " + event.name());
            all.countDown();
        });
        ready.countDown();
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(log)
                .containsExactly(
                        "family PJSIP/1",
                        "all Newchannel",
                        "all PeerStatus",
                        "name black",
                        "unknown zOrRo",
                        "all zOrRo",
                        "type 16",
                        "family PJSIP/1",
                        "name Hangup",
                        "all Hangup");
    }

    @Test
    void tellsWhereAndWhenAnEventWasReceived() throws Exception {
        AmiClient client = connect(hangup(1), hangup(2));
        BlockingQueue<Event> received = new LinkedBlockingQueue<>();
        client.events().onAll(received::add);
        ready.countDown();
        Event first = next(received);
        Event second = next(received);
        assertThat(first.origin().pbx()).isEqualTo("pbx");
        assertThat(first.origin().session()).isEqualTo(1);
        assertThat(second.origin().sequence()).isEqualTo(first.origin().sequence() + 1);
        assertThat(second.origin().receivedAt()).isAfterOrEqualTo(first.origin().receivedAt());
    }

    @Test
    void deliversEventsThatCarryAnothersActionId() throws Exception {
        AmiClient client = connect(
                "Event: OriginateResponse|ActionID: other-1|Response: Failure|Reason: 0|Uniqueid: <unknown>",
                "Event: UserEvent|UserEvent: X|ActionID: other-2");
        BlockingQueue<Event> received = new LinkedBlockingQueue<>();
        client.events().onAll(received::add);
        ready.countDown();
        assertThat(next(received)).isInstanceOf(OriginateResponseEvent.class);
        assertThat(next(received)).isInstanceOf(UserEvent.class);
    }

    @Test
    void aHandlerThatThrowsGetsTheNextEvent() throws Exception {
        AmiClient client = connect(hangup(1), hangup(2));
        BlockingQueue<Event> received = new LinkedBlockingQueue<>();
        AtomicInteger calls = new AtomicInteger();
        client.events().onAll(event -> {
            calls.incrementAndGet();
            throw new IllegalStateException("a test's handler that fails");
        });
        client.events().onAll(received::add);
        ready.countDown();
        next(received);
        next(received);
        assertThat(calls).hasValue(2);
    }

    @Test
    void aHandlerThatBlocksDelaysNoResponse() throws Exception {
        AmiClient client = connect(hangup(1));
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        client.events().onAll(event -> {
            blocked.countDown();
            awaitQuietly(release);
        });
        ready.countDown();
        blocked.await();
        for (int i = 0; i < 100; i++) {
            client.ping();
        }
        assertThat(client.sendAsync(PingAction.builder().build())).succeedsWithin(Duration.ofSeconds(10));
        release.countDown();
    }

    @Test
    void aHandlerMaySendActionsAndWaitForEvents() throws Exception {
        AmiClient client = connect(hangup(1), hangup(2));
        CompletableFuture<Duration> pinged = new CompletableFuture<>();
        CompletableFuture<HangupEvent> awaited = client.events()
                .await(HangupEvent.class, event -> "PJSIP/2".equals(event.channel()), Duration.ofSeconds(10));
        client.events().on(HangupEvent.class, event -> {
            pinged.complete(client.ping());
            awaited.join();
        });
        ready.countDown();
        assertThat(pinged).succeedsWithin(Duration.ofSeconds(10));
        assertThat(awaited).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void countsExactlyWhatAFullQueueLost() throws Exception {
        int sent = 1_000;
        String[] messages = new String[sent];
        for (int i = 0; i < sent; i++) {
            messages[i] = hangup(i);
        }
        AmiClient client = connect(peer.client().eventQueueSize(10), messages);
        CountDownLatch release = new CountDownLatch(1);
        List<Object> stream = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        client.events().on(HangupEvent.class, event -> {
            awaitQuietly(release);
            stream.add(Integer.parseInt(event.uniqueid()));
        });
        client.events().onLost(stream::add);
        client.events().onClosed(closed::complete);
        ready.countDown();
        client.ping();
        release.countDown();
        peer.close();
        closed.get(10, TimeUnit.SECONDS);
        long lost = stream.stream()
                .filter(Lost.class::isInstance)
                .mapToLong(each -> ((Lost) each).count())
                .sum();
        long delivered = stream.stream().filter(Integer.class::isInstance).count();
        assertThat(delivered + lost).isEqualTo(sent);
        assertThat(lost).isGreaterThan(900);
        // in its place: what is delivered after the notice comes after what was lost
        int expected = 0;
        for (Object each : List.copyOf(stream)) {
            if (each instanceof Lost gap) {
                expected += (int) gap.count();
                assertThat(gap.to()).isAfterOrEqualTo(gap.from());
            } else {
                assertThat(each).isEqualTo(expected++);
            }
        }
    }

    @Test
    void aClosedSubscriptionGetsNothingMore() throws Exception {
        AmiClient client = connect(hangup(1), hangup(2), hangup(3));
        BlockingQueue<Event> received = new LinkedBlockingQueue<>();
        AtomicInteger calls = new AtomicInteger();
        Subscription[] own = new Subscription[1];
        own[0] = client.events().onAll(event -> {
            calls.incrementAndGet();
            own[0].close();
        });
        client.events().onAll(received::add);
        ready.countDown();
        for (int i = 0; i < 3; i++) {
            next(received);
        }
        assertThat(calls).hasValue(1);
        assertThat(own[0].isOpen()).isFalse();
    }

    @Test
    void tellsTheEndAfterAllEventsAndAlsoToThoseWhoComeLater() throws Exception {
        peer.play(line -> {
            line.logIn();
            ready.await();
            line.message("Event: Hangup", "Uniqueid: 1");
            line.close();
        });
        AmiClient client = peer.client().connect();
        BlockingQueue<Object> stream = new LinkedBlockingQueue<>();
        client.events().onAll(event -> stream.add(event.name()));
        client.events().onClosed(stream::add);
        ready.countDown();
        assertThat(next(stream)).isEqualTo("Hangup");
        assertThat(next(stream)).isInstanceOf(ConnectionLostException.class);
        CompletableFuture<AmiException> late = new CompletableFuture<>();
        client.events().onClosed(late::complete);
        assertThat(late).succeedsWithin(Duration.ofSeconds(10));
        client.close();
        CompletableFuture<AmiException> later = new CompletableFuture<>();
        client.events().onClosed(later::complete);
        assertThat(later).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void runsHandlersOnTheExecutorItWasGivenOneAtATime() throws Exception {
        var pool = java.util.concurrent.Executors.newFixedThreadPool(4, task -> new Thread(task, "own"));
        try {
            AmiClient client = connect(peer.client().executor(pool), hangup(0), hangup(1), hangup(2), hangup(3));
            BlockingQueue<String> seen = new LinkedBlockingQueue<>();
            client.events()
                    .on(
                            HangupEvent.class,
                            event -> seen.add(Thread.currentThread().getName() + event.uniqueid()));
            ready.countDown();
            for (int i = 0; i < 4; i++) {
                assertThat(next(seen)).isEqualTo("own" + i);
            }
            client.close();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesATypeThatNoEventHas() {
        AmiClient client = connect();
        interface NoEvent extends Event {}
        assertThatThrownBy(() -> client.events().on(NoEvent.class, event -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
