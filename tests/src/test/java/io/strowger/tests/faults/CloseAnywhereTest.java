package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.ClosedException;
import io.strowger.protocol.action.PingAction;
import io.strowger.testkit.Fault;
import io.strowger.testkit.FaultProxy;
import io.strowger.testkit.Faults;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client is closed at every stage, by many threads at once, by handlers: it ends, once, and leaves no thread. */
class CloseAnywhereTest {
    private final Peer peer = new Peer();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What the peer waits for before it says a word. */
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void serve() {
        peer.playToAll(line -> {
            gate.await();
            line.logIn();
            line.send("Event: Hangup\r\n\r\n".repeat(100));
            line.serve();
        });
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        peer.join();
        peer.close();
    }

    /** Those that have just completed the last futures may be on their way out. */
    private static void assertNoThreadIsLeft(String pbx) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("strowger " + pbx + " ")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as("%s lives on", thread.getName()).isFalse();
            }
        }
    }

    private static void assertClosed(AmiClient ami, CompletableFuture<AmiException> closed) throws Exception {
        assertThat(Clients.get(closed)).isInstanceOf(ClosedException.class);
        assertThat(ami.isOpen()).isFalse();
        assertThat(ami.isConnected()).isFalse();
        assertThat(ami.sendAsync(PingAction.builder().build())).isCompletedExceptionally();
    }

    /** The peer falls silent after each byte of what it says at a login, and the client is closed then. */
    @Test
    void atEveryByteOfALogin() throws Exception {
        int bytes = Effort.isLong() ? 520 : 130;
        for (int i = 0; i < bytes; i++) {
            int at = Effort.isLong() ? i : 4 * i;
            CountDownLatch there = new CountDownLatch(1);
            Faults silent = Faults.NONE.afterByte(at, Fault.tell(there)).afterByte(at, Fault.silence());
            try (FaultProxy proxy = FaultProxy.to("127.0.0.1", peer.port()).always(Faults.NONE, silent)) {
                AmiClient ami = Clients.through(proxy)
                        .name("login")
                        .closeTimeout(Duration.ofMillis(100))
                        .start();
                CompletableFuture<AmiException> closed = new CompletableFuture<>();
                ami.events().onClosed(closed::complete);
                CompletableFuture<?> pending =
                        ami.sendAsync(PingAction.builder().build());
                Clients.await(there);
                ami.close();
                assertClosed(ami, closed);
                assertThat(pending).isCompletedExceptionally();
            }
        }
        assertNoThreadIsLeft("login");
    }

    @Test
    void whileItComesAndGoes() throws Exception {
        Random random = new Random(7);
        int rounds = Effort.rounds(150, 5_000);
        for (int i = 0; i < rounds; i++) {
            try (FaultProxy proxy = FaultProxy.to("127.0.0.1", peer.port())
                    .always(Faults.NONE, Faults.NONE.afterByte(300 + random.nextInt(1_500), Fault.reset()))) {
                AmiClient ami = Clients.through(proxy).name("restless").start();
                CompletableFuture<AmiException> closed = new CompletableFuture<>();
                CountDownLatch enough = new CountDownLatch(1 + random.nextInt(20));
                ami.events().onConnection(notice -> enough.countDown());
                ami.events().onClosed(closed::complete);
                Clients.await(enough);
                ami.close();
                assertClosed(ami, closed);
            }
        }
        assertNoThreadIsLeft("restless");
    }

    @Test
    void byManyThreadsWhileOthersSend() throws Exception {
        int rounds = Effort.rounds(60, 2_000);
        for (int i = 0; i < rounds; i++) {
            AmiClient ami = Clients.of(peer).name("crowd").connect();
            CompletableFuture<AmiException> closed = new CompletableFuture<>();
            ami.events().onClosed(closed::complete);
            CountDownLatch go = new CountDownLatch(1);
            Endings endings = new Endings();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                String sender = "sender " + k + " ";
                all.add(CompletableFuture.runAsync(() -> sendUntilClosed(ami, sender, go, endings), threads));
                all.add(CompletableFuture.runAsync(() -> closeAt(go, ami), threads));
            }
            go.countDown();
            for (CompletableFuture<Void> each : all) {
                Clients.get(each);
            }
            endings.awaitAll();
            assertThat(endings.count(Endings.Kind.SOMETHING_ELSE)).isZero();
            assertClosed(ami, closed);
        }
        assertNoThreadIsLeft("crowd");
    }

    private static void sendUntilClosed(AmiClient ami, String sender, CountDownLatch go, Endings endings) {
        awaitStart(go);
        for (int i = 0; i < 1_000 && ami.isOpen(); i++) {
            endings.watch(sender + i, ami.sendAsync(PingAction.builder().build()));
        }
    }

    private static void closeAt(CountDownLatch go, AmiClient ami) {
        awaitStart(go);
        ami.close();
    }

    private static void awaitStart(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void byHandlersOfAllKinds() throws Exception {
        for (String kind : List.of("event", "connection", "future", "closed", "other subscriber")) {
            gate = new CountDownLatch(1);
            AmiClient ami = Clients.of(peer).name("handlers").start();
            CompletableFuture<AmiException> closed = new CompletableFuture<>();
            CompletableFuture<Void> returned = new CompletableFuture<>();
            Runnable close = () -> {
                ami.close();
                returned.complete(null);
            };
            ami.events().onClosed(closed::complete);
            switch (kind) {
                case "event" -> ami.events().onAll(event -> close.run());
                case "connection" -> ami.events().onConnection(notice -> close.run());
                case "other subscriber" -> ami.subscriber("other").open().onAll(event -> close.run());
                case "closed" -> {
                    ami.events().onClosed(reason -> close.run());
                    gate.countDown();
                    ami.close();
                }
                default -> {
                    CompletableFuture<Void> unused = ami.sendAsync(
                                    PingAction.builder().build())
                            .handle((value, failure) -> {
                                close.run();
                                return null;
                            });
                }
            }
            gate.countDown();
            Clients.get(returned);
            assertClosed(ami, closed);
        }
    }
}
