package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.HangupEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers are promised also holds while they read their answers themselves, which takes several in quick succession. */
@Timeout(60)
class CallersReadTest {
    private static final int PINGS = 500;
    private static final PingAction PING = PingAction.builder().build();

    private final ScriptedPeer peer = ScriptedPeer.start();
    private final CountDownLatch slowReceived = new CountDownLatch(1);
    private final CountDownLatch slowMayEnd = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    /** Answers Pings, each behind an event; Slow when the test lets it, and Hangup by hanging up. */
    private AmiClient connect() {
        peer.play(line -> {
            line.logIn();
            int number = 0;
            while (true) {
                var action = line.action();
                switch (action.name()) {
                    case "Ping" -> {
                        line.message("Event: Hangup", "Privilege: call,all", "Uniqueid: " + ++number);
                        line.success(action, "Ping: Pong");
                    }
                    case "Slow" -> {
                        slowReceived.countDown();
                        slowMayEnd.await();
                        line.success(action);
                    }
                    default -> {
                        line.close();
                        return;
                    }
                }
            }
        });
        return peer.client().reconnect(Reconnect.NEVER).connect();
    }

    private static void pingOften(AmiClient client) {
        for (int i = 0; i < PINGS; i++) {
            assertThat(client.send(PING).isSuccess()).isTrue();
        }
    }

    @Test
    void eventsBetweenTheAnswersArriveInOrder() throws Exception {
        AmiClient client = connect();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(PINGS);
        client.events().on(HangupEvent.class, event -> {
            seen.add(event.uniqueid());
            all.countDown();
        });
        pingOften(client);
        all.await();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= PINGS; i++) {
            expected.add(String.valueOf(i));
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void anAnswerThatTakesLongIsReadAndAnInterruptEndsTheWait() throws Exception {
        AmiClient client = connect();
        pingOften(client);
        Thread caller = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (slowReceived.getCount() > 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
        });
        interrupter.start();
        assertThatThrownBy(() -> client.send(GenericAction.builder("Slow").build()))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(Thread.interrupted()).isTrue();
        slowMayEnd.countDown();
        pingOften(client);
    }

    @Test
    void aTimeoutEndsTheWait() {
        AmiClient client = connect();
        pingOften(client);
        assertThatThrownBy(() -> client.send(GenericAction.builder("Slow").build(), Duration.ofMillis(50)))
                .isInstanceOf(ActionTimeoutException.class);
        slowMayEnd.countDown();
        pingOften(client);
    }

    @Test
    void theEndOfTheConnectionIsTold() throws Exception {
        AmiClient client = connect();
        CompletableFuture<AmiException> ended = new CompletableFuture<>();
        client.events().onClosed(ended::complete);
        pingOften(client);
        assertThatThrownBy(() -> client.send(GenericAction.builder("Hangup").build()))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(ended.join()).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void othersAreAnsweredWhoDoNotRead() {
        AmiClient client = connect();
        for (int i = 0; i < PINGS; i++) {
            assertThat(client.send(PING).isSuccess()).isTrue();
            assertThat(client.sendAsync(PING).join().isSuccess()).isTrue();
        }
    }
}
