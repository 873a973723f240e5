package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Actions that hold up their session, and dependants that hold up their thread. */
@Timeout(60)
class BlockingActionsTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    private static GenericAction generic(String name) {
        return GenericAction.builder(name).build();
    }

    @Test
    void goOverASecondConnectionWhereAskedFor() throws Exception {
        CountDownLatch pinged = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            line.success(line.action("Ping"), "Ping: Pong");
            pinged.countDown();
            line.awaitEnd();
        });
        AmiClient client = peer.client()
                .blockingActions(BlockingActions.SEPARATE_CONNECTION)
                .connect();
        peer.play(line -> {
            line.logIn();
            Message originate = line.action("Originate");
            pinged.await();
            line.success(originate, "Message: done");
            line.awaitEnd();
        });
        CompletableFuture<Answer> originate = client.sendAsync(generic("originate"));
        assertThat(client.ping()).isPositive();
        assertThat(originate.get(20, TimeUnit.SECONDS).response().text()).isEqualTo("done");
        client.close();
        peer.join();
    }

    @Test
    void aSecondConnectionThatIsRefusedIsNotTriedWithEachAction() throws Exception {
        peer.play(line -> {
            line.logIn();
            line.logOff();
        });
        AmiClient client = peer.client()
                .blockingActions(BlockingActions.SEPARATE_CONNECTION)
                .connect();
        peer.play(line -> {
            line.send("Asterisk Call Manager/11.0.0\r\n");
            line.success(line.action("Challenge"), "Challenge: 1");
            line.error(line.action("Login"), "Authentication failed");
            line.close();
        });
        AtomicInteger more = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            NotSentException refused =
                    catchThrowableOfType(NotSentException.class, () -> client.send(generic("WaitEvent")));
            assertThat(refused).hasMessageContaining("Authentication failed");
            if (i == 0) {
                peer.playToAll(line -> {
                    more.incrementAndGet();
                    line.close();
                });
            }
        }
        assertThat(more).hasValue(0);
        client.close();
        peer.join();
    }

    @Test
    void blockedDependantsHoldUpNoOtherFuture() throws Exception {
        int blocked = 10;
        // What is done with an answer that is there already is done by whoever says so.
        CountDownLatch said = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            said.await();
            for (int i = 0; i <= blocked; i++) {
                line.success(line.action("Number"));
            }
            line.awaitEnd();
        });
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(blocked);
        for (int i = 0; i < blocked; i++) {
            CompletableFuture<?> unused = client.sendAsync(generic("Number")).thenAccept(answer -> {
                running.countDown();
                try {
                    release.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        CompletableFuture<Answer> last = client.sendAsync(generic("Number"));
        said.countDown();
        assertThat(last.get(20, TimeUnit.SECONDS).response().isSuccess()).isTrue();
        assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        client.close();
    }

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        AmiClient client = peer.connect(line -> line.success(line.action("Ping"), "Ping: Pong"));
        Thread.currentThread().interrupt();
        try {
            client.send(generic("Never"));
        } catch (NotSentException expected) {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(client.ping()).isPositive();
        peer.join();
    }
}
