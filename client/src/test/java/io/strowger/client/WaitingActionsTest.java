package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actions that wait for their turn: for a place among those in flight, or for the next connection. */
@Timeout(60)
class WaitingActionsTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static GenericAction number(int n) {
        return GenericAction.builder("Number").header("N", Integer.toString(n)).build();
    }

    @Test
    void whatFindsTheWindowFullWaitsInOrder() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        List<String> order = new ArrayList<>();
        peer.play(line -> {
            line.logIn();
            full.await();
            for (int i = 0; i < 4; i++) {
                Message action = line.action("Number");
                order.add(action.text("N"));
                line.success(action, "Message: " + action.text("N"));
            }
            line.awaitEnd();
        });
        AmiClient client = peer.client().maxInFlight(2).whenFull(WhenFull.WAIT).connect();
        List<CompletableFuture<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(client.sendAsync(number(i)));
        }
        CompletableFuture<Answer> tooMany = client.sendAsync(number(4));
        full.countDown();
        for (CompletableFuture<Answer> each : sent) {
            assertThat(each.get(20, TimeUnit.SECONDS).response().isSuccess()).isTrue();
        }
        assertThat(order).containsExactly("0", "1", "2", "3");
        assertThat(tooMany)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(TooManyInFlightException.class);
        client.close();
        assertThat(client.connection().remembered()).isZero();
    }

    @Test
    void theEndOfTheConnectionTellsHowManyWait() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            line.action("Number");
            waiting.await();
            line.close();
        });
        AmiClient client = peer.client()
                .maxInFlight(1)
                .whenFull(WhenFull.WAIT)
                .whenDisconnected(WhenDisconnected.WAIT)
                .reconnect(Reconnect.ALWAYS)
                .connect();
        Notices notices = Notices.of(client.events());
        CompletableFuture<Answer> first = client.sendAsync(number(0));
        CompletableFuture<Answer> second = client.sendAsync(number(1));
        waiting.countDown();
        ConnectionEvent.Disconnected end = notices.skipTo(ConnectionEvent.Disconnected.class);
        assertThat(end.outcomeUnknown()).isEqualTo(1);
        assertThat(end.notSent()).isEqualTo(1);
        assertThat(first)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(OutcomeUnknownException.class);
        assertThat(second).isNotDone();
        client.close();
    }

    @Test
    void whatWasNotWrittenWaitsForTheNextSession() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.action("Number");
            line.close();
        });
        CountDownLatch waiting = new CountDownLatch(1);
        AmiClient client = peer.client()
                .whenDisconnected(WhenDisconnected.WAIT)
                .reconnect(Reconnect.builder().firstDelay(Duration.ofMillis(10)).build())
                .connect();
        CompletableFuture<Answer> cut = client.sendAsync(number(0));
        assertThat(cut)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(OutcomeUnknownException.class);
        CompletableFuture<Answer> next = client.sendAsync(number(1));
        peer.play(line -> {
            waiting.await();
            line.logIn();
            Message action = line.action("Number");
            line.success(action, "Message: " + action.text("N"));
            line.awaitEnd();
        });
        waiting.countDown();
        assertThat(next.get(20, TimeUnit.SECONDS).response().text()).isEqualTo("1");
        client.close();
    }
}
