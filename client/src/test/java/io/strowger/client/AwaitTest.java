package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewchannelEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for one event. */
@Timeout(30)
class AwaitTest {
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
        return peer.client().connect();
    }

    private static String hangup(int number) {
        return "Event: Hangup|Privilege: call,all|Channel: PJSIP/" + number + "|Uniqueid: " + number + "|Cause: 16";
    }

    @Test
    void awaitsTheFirstEventThatPassesTheTest() throws Exception {
        AmiClient client = connect(
                "Event: Newchannel|Channel: PJSIP/1|Uniqueid: 1", "Event: Newchannel|Channel: PJSIP/2|Uniqueid: 2");
        CompletableFuture<NewchannelEvent> found = client.events()
                .await(NewchannelEvent.class, event -> "2".equals(event.uniqueid()), Duration.ofSeconds(10));
        ready.countDown();
        assertThat(found)
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(event -> assertThat(event.channel()).isEqualTo("PJSIP/2"));
    }

    @Test
    void anAwaitedEventThatDoesNotComeTimesOut() {
        AmiClient client = connect();
        assertThat(client.events().await(HangupEvent.class, event -> true, Duration.ofMillis(50)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void anAwaitedEventFailsWithItsTestAndWithTheConnection() throws Exception {
        AmiClient client = connect(hangup(1));
        CompletableFuture<HangupEvent> failing = client.events()
                .await(
                        HangupEvent.class,
                        event -> {
                            throw new IllegalStateException("test");
                        },
                        Duration.ofSeconds(10));
        CompletableFuture<HangupEvent> waiting =
                client.events().await(HangupEvent.class, event -> false, Duration.ofSeconds(10));
        ready.countDown();
        assertThat(failing)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
        peer.close();
        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionLostException.class);
    }
}
