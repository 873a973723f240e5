package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that say nothing, or next to nothing, in every stage: all is bounded. */
@Timeout(60)
class DeadPeerTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    private final ScriptedPeer peer = ScriptedPeer.start();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void close() throws Exception {
        clock.shutdownNow();
        peer.close();
    }

    /** Sends the text, one character each 20 ms, over and over. */
    private Future<?> trickle(ScriptedPeer.Line line, String text) {
        int[] at = {0};
        return clock.scheduleAtFixedRate(
                () -> {
                    try {
                        line.send(text.substring(at[0], at[0] + 1));
                        at[0] = (at[0] + 1) % text.length();
                    } catch (IOException gone) {
                        throw new IllegalStateException(gone);
                    }
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
    }

    /** Answers whatever comes, and says goodbye in the end. */
    private static void answerAll(ScriptedPeer.Line line) throws IOException {
        for (Message action = line.action(); !action.name().equals("Logoff"); action = line.action()) {
            line.success(action);
        }
        line.close();
    }

    @Test
    void oneThatIsSilentIsAskedAndGivenUp() throws Exception {
        CompletableFuture<Message> asked = new CompletableFuture<>();
        peer.play(line -> {
            line.logIn();
            asked.complete(line.action("Ping"));
            line.awaitEnd();
            assertThat(line.received().split("Action: Ping", -1)).hasSize(2);
        });
        AmiClient client = peer.client().keepAlive(SHORT).connect();
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        client.events().onClosed(closed::complete);
        asked.get(20, TimeUnit.SECONDS);
        assertThat(closed.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("keepAlive");
        peer.join();
    }

    @Test
    void oneThatAnswersLives() throws Exception {
        CountDownLatch pings = new CountDownLatch(4);
        peer.play(line -> {
            line.logIn();
            while (pings.getCount() > 0) {
                line.success(line.action("Ping"), "Ping: Pong");
                pings.countDown();
            }
            answerAll(line);
        });
        AmiClient client = peer.client().keepAlive(SHORT).connect();
        assertThat(pings.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.isConnected()).isTrue();
        client.close();
        peer.join();
    }

    @Test
    void oneThatIsBusyWithAnActionOfOursIsGivenThatActionsTime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            Message originate = line.action();
            while (!originate.name().equals("Originate")) {
                line.success(originate);
                originate = line.action();
            }
            asked.countDown();
            answer.await();
            line.success(originate);
            answerAll(line);
        });
        AmiClient client = peer.client().keepAlive(SHORT).connect();
        CountDownLatch over = new CountDownLatch(1);
        client.events().onClosed(reason -> over.countDown());
        CompletableFuture<Answer> waiting =
                client.sendAsync(GenericAction.builder("Originate").build(), Duration.ofSeconds(30));
        asked.await();
        assertThat(over.await(4 * SHORT.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        answer.countDown();
        assertThat(waiting.get(20, TimeUnit.SECONDS).response().isSuccess()).isTrue();
        client.close();
        peer.join();
    }

    @Test
    void oneThatAnswersAByteNowAndThenIsGivenUpToo() throws Exception {
        peer.play(line -> {
            line.logIn();
            Future<?> trickle = trickle(line, "Event: Endless\r\nHeader: " + "x".repeat(10_000));
            line.awaitEnd();
            trickle.cancel(false);
        });
        AmiClient client = peer.client().keepAlive(SHORT).connect();
        CompletableFuture<AmiException> closed = new CompletableFuture<>();
        client.events().onClosed(closed::complete);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(ConnectionLostException.class);
    }

    @Test
    void aBannerThatComesByteByByteIsBounded() throws Exception {
        peer.play(line -> {
            Future<?> trickle = trickle(line, "Asterisk Call Manager/" + "1".repeat(60));
            line.awaitEnd();
            trickle.cancel(false);
        });
        AmiConnectException late = catchThrowableOfType(
                AmiConnectException.class,
                () -> peer.client().loginTimeout(Duration.ofMillis(300)).connect());
        assertThat(late.kind()).isEqualTo(AmiConnectException.Kind.TIMEOUT);
    }

    @Test
    void aLoginThatIsAnsweredByteByByteIsBounded() throws Exception {
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            Message challenge = line.action("Challenge");
            Future<?> trickle = trickle(
                    line,
                    "Response: Success\r\nActionID: " + challenge.text("ActionID") + "\r\nChallenge: 1234567890123");
            line.awaitEnd();
            trickle.cancel(false);
        });
        LoginException late = catchThrowableOfType(
                LoginException.class,
                () -> peer.client().loginTimeout(Duration.ofMillis(300)).connect());
        assertThat(late.kind()).isEqualTo(LoginException.Kind.TIMEOUT);
    }

    @Test
    void aTlsHandshakeThatComesByteByByteIsBounded() throws Exception {
        peer.play(line -> {
            Future<?> trickle = trickle(line, "\u0016\u0003\u0003\u0010\u0000" + "x".repeat(1000));
            line.awaitEnd();
            trickle.cancel(false);
        });
        AmiConnectException late = catchThrowableOfType(
                AmiConnectException.class,
                () -> peer.client()
                        .insecureTrustAnyCertificate()
                        .connectTimeout(Duration.ofMillis(300))
                        .connect());
        assertThat(late.kind()).isEqualTo(AmiConnectException.Kind.TIMEOUT);
    }
}
