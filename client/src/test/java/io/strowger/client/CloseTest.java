package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CloseTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static GenericAction generic(String name) {
        return GenericAction.builder(name).build();
    }

    private static boolean hasThread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("strowger " + name));
    }

    @Test
    void logsOffAndEndsItsThreads() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        AmiClient client = peer.client().name("closing-1").connect();
        CompletableFuture<AmiException> reason = new CompletableFuture<>();
        client.events().onClosed(reason::complete);
        assertThat(hasThread("closing-1")).isTrue();
        client.close();
        peer.join();
        assertThat(client.isOpen()).isFalse();
        assertThat(hasThread("closing-1")).isFalse();
        assertThat(reason).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(ClosedException.class);
    }

    @Test
    void waitsForWhatIsPending() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            Message slow = line.action("Slow");
            asked.countDown();
            answer.await();
            line.success(slow, "Message: done");
            line.logOff();
        });
        CompletableFuture<Answer> slow = client.sendAsync(generic("Slow"));
        asked.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(client::close);
        assertThatThrownBy(() -> {
                    while (true) {
                        client.send(generic("Refused"), Duration.ofMillis(20));
                    }
                })
                .isInstanceOfAny(ClosedException.class, NotSentException.class, ActionTimeoutException.class);
        answer.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS).response().text()).isEqualTo("done");
        closed.get(10, TimeUnit.SECONDS);
    }

    @Test
    void givesUpWhatIsPendingAfterTheCloseTimeout() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            line.action("Slow");
            asked.countDown();
            over.await();
        });
        AmiClient client = peer.client().closeTimeout(Duration.ofMillis(200)).connect();
        CompletableFuture<Answer> slow = client.sendAsync(generic("Slow"));
        asked.await();
        client.close();
        assertThat(slow)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(OutcomeUnknownException.class);
        over.countDown();
    }

    @Test
    void refusesToSendAfterwards() throws Exception {
        AmiClient client = peer.connect(ScriptedPeer.Line::logOff);
        client.close();
        assertThatThrownBy(() -> client.send(generic("Late")))
                .isInstanceOf(ClosedException.class)
                .hasMessageContaining("closed");
        assertThat(client.sendAsync(generic("Late")))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ClosedException.class);
        client.close();
    }

    @Test
    void mayBeCalledByAHandler() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            ready.await();
            line.message("Event: Hangup", "Uniqueid: 1");
            line.message("Event: Hangup", "Uniqueid: 2");
            line.logOff();
        });
        AmiClient client = peer.client().name("closing-2").connect();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        CompletableFuture<AmiException> reason = new CompletableFuture<>();
        client.events().onAll(event -> {
            client.close();
            closed.complete(client.isOpen());
        });
        client.events().onClosed(reason::complete);
        ready.countDown();
        assertThat(closed.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(reason.get(10, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
    }

    @Test
    void mayBeCalledByManyAtOnceAndByDependants() throws Exception {
        AmiClient client = peer.connect(line -> {
            line.success(line.action("Last"));
            line.logOff();
        });
        CompletableFuture<Void> byDependant = client.sendAsync(generic("Last")).thenAccept(answer -> client.close());
        CompletableFuture<?>[] closers = new CompletableFuture<?>[4];
        for (int i = 0; i < closers.length; i++) {
            closers[i] = byDependant.thenRunAsync(client::close);
        }
        CompletableFuture.allOf(closers).get(20, TimeUnit.SECONDS);
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void doesNotWaitForEverForAHandlerThatBlocks() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            ready.await();
            line.message("Event: Hangup", "Uniqueid: 1");
            line.logOff();
        });
        AmiClient client = peer.client().closeTimeout(Duration.ofMillis(300)).connect();
        client.events().onAll(event -> {
            blocked.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        ready.countDown();
        blocked.await();
        client.close();
        assertThat(client.isOpen()).isFalse();
        release.countDown();
    }

    @Test
    void anInterruptedCloseHurriesAndKeepsTheFlag() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> over.await());
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread closer = new Thread(() -> {
            Thread.currentThread().interrupt();
            client.close();
            flag.complete(Thread.currentThread().isInterrupted());
        });
        closer.start();
        assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.isOpen()).isFalse();
        over.countDown();
    }

    @Test
    void futuresEndAlsoWhereTheExecutorHasBeenShutDown() throws Exception {
        CountDownLatch shutDown = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            Message slow = line.action("Slow");
            shutDown.await();
            line.message("Event: Hangup", "Uniqueid: 1");
            line.success(slow, "Message: done");
            line.success(line.action("Ping"));
        });
        ExecutorService executor = Executors.newSingleThreadExecutor();
        AmiClient client = peer.client().executor(executor).connect();
        client.events().onAll(event -> {});
        CompletableFuture<Answer> slow = client.sendAsync(generic("Slow"));
        executor.shutdown();
        shutDown.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS).response().text()).isEqualTo("done");
        assertThat(client.ping()).isPositive();
    }

    @Test
    void futuresEndAlsoWhereTheExecutorFails() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.success(line.action("First"), "Message: done");
            line.success(line.action("Ping"));
            line.awaitEnd();
        });
        AmiClient client = peer.client()
                .executor(task -> {
                    throw new IllegalStateException("a test's executor that fails");
                })
                .connect();
        client.events().onAll(event -> {});
        assertThat(client.sendAsync(generic("First"))
                        .get(10, TimeUnit.SECONDS)
                        .response()
                        .text())
                .isEqualTo("done");
        assertThat(client.ping()).isPositive();
        CompletableFuture<Answer> second = client.sendAsync(generic("Second"));
        CompletableFuture<HangupEvent> awaited =
                client.events().await(HangupEvent.class, event -> true, Duration.ofSeconds(60));
        peer.close();
        assertThat(second)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(AmiException.class);
        assertThat(awaited)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionLostException.class);
    }
}
