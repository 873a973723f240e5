package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.UserEventAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client tells of itself when asked. */
@Timeout(30)
class MetricsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    @Test
    void messagesAndBytesOfBothDirectionsAreCountedWhetherWantedOrNot() throws Exception {
        AmiClient client = peer.connect(line -> {
            Message ping = line.action("Ping");
            line.message("Event: Hangup", "Channel: PJSIP/1-1");
            line.message("Event: NobodyWantsThis", "Value: 1");
            line.success(ping, "Ping: Pong");
            line.logOff();
        });
        ClientMetrics before = client.metrics();
        client.ping();
        ClientMetrics after = client.metrics();
        client.close();

        assertThat(before.pbx()).isEqualTo("pbx");
        assertThat(before.traffic().responses()).isEqualTo(4);
        assertThat(before.traffic().actionsWritten()).isEqualTo(4);
        assertThat(after.traffic().events()).isEqualTo(2);
        assertThat(after.traffic().responses()).isEqualTo(5);
        assertThat(after.traffic().messages()).isEqualTo(7);
        assertThat(after.traffic().actionsWritten()).isEqualTo(5);
        assertThat(after.traffic().bytesRead()).isGreaterThan(before.traffic().bytesRead() + 80);
        assertThat(after.traffic().bytesWritten())
                .isGreaterThan(before.traffic().bytesWritten() + 20);
        assertThat(after.traffic().lastReadAt()).isBetween(after.at().minusSeconds(20), after.at());
        assertThat(after.connection().connected()).isTrue();
        assertThat(after.connection().sessions()).isEqualTo(1);
        assertThat(after.connection().reconnects()).isZero();
        assertThat(after.connection().heldFor()).isPositive();
        assertThat(client.metrics().connection().connected()).isFalse();
    }

    @Test
    void actionsAreCountedByOutcomeAndByName() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.success(line.action("Ping"));
            line.error(line.action("Ping"), "not now");
            Message late = line.action("UserEvent");
            line.success(line.action("Ping"));
            line.action("Ping");
            line.close();
        });
        client.send(PingAction.builder().build());
        Throwable refused =
                catchThrowable(() -> client.send(PingAction.builder().build()));
        Throwable late =
                catchThrowable(() -> client.send(UserEventAction.builder("x").build(), SHORT));
        CompletableFuture<?> answered = client.sendAsync(PingAction.builder().build());
        answered.join();
        Throwable lost = catchThrowable(() -> client.send(PingAction.builder().build()));
        Throwable notSent =
                catchThrowable(() -> client.send(PingAction.builder().build()));
        ClientMetrics.Actions actions = client.metrics().actions();
        client.close();

        assertThat(refused).isInstanceOf(ActionFailedException.class);
        assertThat(late).isInstanceOf(ActionTimeoutException.class);
        assertThat(lost).isInstanceOf(OutcomeUnknownException.class);
        assertThat(notSent).isInstanceOf(NotSentException.class);
        assertThat(actions.ended())
                .containsEntry(ActionOutcome.SUCCESS, 2L)
                .containsEntry(ActionOutcome.ERROR, 1L)
                .containsEntry(ActionOutcome.TIMED_OUT, 1L)
                .containsEntry(ActionOutcome.OUTCOME_UNKNOWN, 1L)
                .containsEntry(ActionOutcome.NOT_SENT, 1L)
                .containsEntry(ActionOutcome.CANCELLED, 0L);
        assertThat(actions.inFlight()).isZero();
        ClientMetrics.OfAction pings = actions.of("Ping");
        assertThat(pings.ended()).isEqualTo(5);
        assertThat(pings.answered()).isEqualTo(3);
        assertThat(pings.median()).isPositive().isLessThanOrEqualTo(pings.p99());
        assertThat(pings.p99()).isLessThanOrEqualTo(pings.longest());
        assertThat(pings.total()).isBetween(pings.longest(), pings.longest().multipliedBy(3));
        assertThat(actions.of("UserEvent").answered()).isZero();
    }

    @Test
    void anActionIsInFlightUntilItIsCancelled() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            line.action("CoreShowChannels");
            written.countDown();
            over.await();
            line.close();
        });
        CompletableFuture<?> future =
                client.sendAsync(CoreShowChannelsAction.builder().build());
        written.await();
        int before = client.metrics().actions().inFlight();
        future.cancel(false);
        ClientMetrics.Actions after = client.metrics().actions();
        over.countDown();
        client.close();

        assertThat(before).isEqualTo(1);
        assertThat(after.inFlight()).isZero();
        assertThat(after.ended()).containsEntry(ActionOutcome.CANCELLED, 1L);
    }

    @Test
    void aSubscriberTellsWhatWaitsAndWhatWasLost() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch subscribed = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            subscribed.await();
            line.message("Event: Hangup", "Channel: PJSIP/1-1");
            running.await();
            for (int i = 0; i < 5; i++) {
                line.message("Event: Hangup", "Channel: PJSIP/1-" + i);
            }
            line.success(line.action("Ping"));
            line.success(line.action("Ping"));
            line.logOff();
        });
        Subscriber subscriber = client.subscriber("slow").queueSize(3).open();
        subscriber.on(HangupEvent.class, event -> {
            running.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        subscribed.countDown();
        client.ping();
        // What one read brought is in the queues before the next read.
        client.ping();
        ClientMetrics full = client.metrics();
        goOn.countDown();
        client.close();

        ClientMetrics.OfSubscriber slow = full.subscribers().get(1);
        assertThat(full.subscribers())
                .extracting(ClientMetrics.OfSubscriber::name)
                .containsExactly("events", "slow");
        assertThat(slow.delivered()).isEqualTo(1);
        assertThat(slow.queuedEvents()).isEqualTo(3);
        assertThat(slow.queuedBytes()).isBetween(3 * 30L, 3 * 60L);
        assertThat(slow.lost()).isEqualTo(2);
        assertThat(slow.oldestUnread()).isLessThan(Duration.between(full.at().minusSeconds(30), Instant.now()));
        assertThat(slow.stuck()).isFalse();
    }
}
