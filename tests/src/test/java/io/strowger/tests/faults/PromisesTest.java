package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.ActionTimeoutException;
import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Reconnect;
import io.strowger.client.Subscription;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client of AMI has to do and many do not: one test for each promise. */
class PromisesTest {
    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    /** Connects to a peer that sends these events once the subscriptions are made, and then answers everything. */
    private AmiClient connect(CountDownLatch subscribed, String... messages) {
        peer.play(line -> {
            line.logIn();
            subscribed.await();
            for (String message : messages) {
                line.send(message);
            }
            line.serve();
        });
        return Clients.of(peer).reconnect(Reconnect.NEVER).connect();
    }

    private static void block(CountDownLatch entered, CountDownLatch release) {
        entered.countDown();
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException stopped) {
                // a handler that blocks for ever listens to nothing
            }
        }
    }

    @Test
    void aHundredPingsAreAnsweredWhileAListenerBlocks() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (AmiClient ami = connect(subscribed, "Event: Hangup\r\n\r\n".repeat(50_000))) {
            ami.events().onAll(event -> block(entered, release));
            subscribed.countDown();
            Clients.await(entered);
            Endings endings = new Endings();
            for (int i = 0; i < 50; i++) {
                assertThat(ami.ping()).isPositive();
                endings.watch("ping " + i, ami.sendAsync(PingAction.builder().build()));
            }
            endings.awaitAll();
            assertThat(endings.count(Endings.Kind.SUCCESS)).isEqualTo(50);
            release.countDown();
        }
    }

    @Test
    void aListenerOfTwentyMicrosecondsLosesNothingSilently() throws Exception {
        int burst = 200_000;
        CountDownLatch subscribed = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            subscribed.await();
            String events = "Event: Hangup\r\nPrivilege: call,all\r\nUniqueid: 1\r\n\r\n".repeat(1_000);
            for (int i = 0; i < burst; i += 1_000) {
                line.send(events);
            }
            line.message("Event: Marker");
            line.serve();
        });
        AtomicLong delivered = new AtomicLong();
        AtomicLong lost = new AtomicLong();
        CountDownLatch marker = new CountDownLatch(1);
        try (AmiClient ami = Clients.of(peer).reconnect(Reconnect.NEVER).connect()) {
            ami.events().on(HangupEvent.class, event -> {
                long until = System.nanoTime() + 20_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                delivered.incrementAndGet();
            });
            ami.events().onLost(notice -> lost.addAndGet(notice.count()));
            var quick = ami.subscriber("quick").open();
            quick.on("Marker", event -> marker.countDown());
            subscribed.countDown();
            Clients.await(marker);
            // whatever was read before the answer is in the queue, and nothing is behind it
            assertThat(ami.ping()).isPositive();
        }
        assertThat(delivered.get() + lost.get()).isEqualTo(burst);
        assertThat(delivered.get()).isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void aHandlerMaySendAndWait() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CompletableFuture<Duration> answer = new CompletableFuture<>();
        try (AmiClient ami = connect(subscribed, "Event: Hangup\r\n\r\n")) {
            ami.events().on(HangupEvent.class, event -> answer.complete(ami.ping()));
            subscribed.countDown();
            assertThat(Clients.get(answer)).isPositive();
        }
    }

    @Test
    void subscribingWaitsForNoHandler() throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (AmiClient ami = connect(subscribed, "Event: Hangup\r\n\r\n")) {
            ami.events().onAll(event -> block(entered, release));
            subscribed.countDown();
            Clients.await(entered);
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
                Subscription more = ami.events().on(HangupEvent.class, event -> {});
                ami.events().onAll(event -> {}).close();
                ami.subscriber("another").open().close();
                more.close();
            });
            Clients.get(done);
            assertThat(release.getCount()).isEqualTo(1);
            release.countDown();
        }
    }

    @Test
    void twoHundredActionsThatTimedOutLeaveNothing() throws Exception {
        CountDownLatch timedOut = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            List<Message> late = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                late.add(line.action("Slow"));
            }
            timedOut.await();
            for (Message action : late) {
                line.success(action, "Message: late");
            }
            line.serve();
        });
        // as many as may be in flight: were one still counted, the next would be refused
        try (AmiClient ami =
                Clients.of(peer).reconnect(Reconnect.NEVER).maxInFlight(200).connect()) {
            Endings endings = new Endings();
            for (int i = 0; i < 200; i++) {
                endings.watch("slow " + i, ami.sendAsync(Clients.action("Slow"), Duration.ofMillis(100)));
            }
            endings.awaitAll();
            assertThat(endings.count(Endings.Kind.TIMED_OUT)).isEqualTo(200);
            timedOut.countDown();
            Endings more = new Endings();
            for (int i = 0; i < 200; i++) {
                more.watch("next " + i, ami.sendAsync(Clients.action("Next")));
            }
            more.awaitAll();
            assertThat(more.count(Endings.Kind.SUCCESS)).isEqualTo(200);
        }
    }

    @Test
    void anActionInFlightAtADisconnectEndsAtOnceAsUnknown() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("First");
            line.close();
        });
        try (AmiClient ami = Clients.of(peer).reconnect(Reconnect.NEVER).connect()) {
            long start = System.nanoTime();
            OutcomeUnknownException ended = catchThrowableOfType(
                    OutcomeUnknownException.class, () -> ami.send(Clients.action("First"), Duration.ofSeconds(60)));
            assertThat(ended).hasCauseInstanceOf(ConnectionLostException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aLoginWithoutRightsIsQuickAndTakesFewActions() throws Exception {
        AtomicReference<String> sent = new AtomicReference<>("");
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 123456789");
            line.success(line.action("Login"), "Message: Authentication accepted");
            Message next = line.action();
            while (!next.name().equals("Logoff")) {
                line.error(next, "Permission denied");
                next = line.action();
            }
            sent.set(line.received());
            line.answer(next);
        });
        long start = System.nanoTime();
        try (AmiClient ami = Clients.of(peer).reconnect(Reconnect.NEVER).connect()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(ami.isConnected()).isTrue();
        }
        peer.join();
        assertThat(sent.get().split("Action: ", -1).length - 1)
                .as("challenge, login, at most two questions, logoff")
                .isLessThanOrEqualTo(5);
    }

    @Test
    void aTimeoutTellsHowLongAndAStrayThreadPermitDoesNotEndTheWait() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("Slow");
            line.serve();
        });
        try (AmiClient ami = Clients.of(peer).reconnect(Reconnect.NEVER).connect()) {
            LockSupport.unpark(Thread.currentThread());
            ActionTimeoutException late = catchThrowableOfType(
                    ActionTimeoutException.class, () -> ami.send(Clients.action("Slow"), Duration.ofMillis(150)));
            assertThat(late.timeout()).isEqualTo(Duration.ofMillis(150));
        }
    }
}
