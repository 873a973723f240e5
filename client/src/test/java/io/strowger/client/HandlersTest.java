package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What handlers can rely on, whatever the other handlers and the connection do. */
@Timeout(30)
class HandlersTest {
    private static final String[] HANGUP = {"Event: Hangup", "Uniqueid: 1"};

    private final ScriptedPeer peer = ScriptedPeer.start();

    @AfterEach
    void close() throws Exception {
        peer.close();
    }

    @Test
    void nothingComesAfterTheEnd() throws Exception {
        for (int round = 0; round < 10; round++) {
            peer.play(line -> {
                line.logIn();
                try {
                    while (true) {
                        line.message(HANGUP);
                    }
                } catch (IOException closed) {
                    // as it should be
                }
            });
            AmiClient client = peer.client()
                    .closeTimeout(Duration.ofMillis(50))
                    .eventQueueSize(1_000_000)
                    .connect();
            List<String> stream = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch first = new CountDownLatch(1);
            client.events().onAll(event -> {
                stream.add("event");
                first.countDown();
            });
            CountDownLatch ended = new CountDownLatch(1);
            client.events().onClosed(reason -> {
                stream.add("end");
                ended.countDown();
            });
            first.await();
            client.close();
            // A busy machine may take longer than the close timeout to get there.
            ended.await();
            assertThat(stream.indexOf("end")).isEqualTo(stream.size() - 1);
        }
    }

    @Test
    void anInterruptThatAHandlerLeavesBehindIsNotTheNextOnes() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        AmiClient client = peer.connect(line -> {
            ready.await();
            line.message(HANGUP);
            line.success(line.action("Ping"), "Ping: Pong");
        });
        CompletableFuture<Duration> pinged = new CompletableFuture<>();
        client.events().onAll(event -> Thread.currentThread().interrupt());
        client.events().onAll(event -> {
            try {
                pinged.complete(client.ping());
            } catch (AmiException failed) {
                pinged.completeExceptionally(failed);
            }
        });
        ready.countDown();
        assertThat(pinged).succeedsWithin(Duration.ofSeconds(10));
    }
}
