package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.protocol.action.PingAction;
import io.strowger.testkit.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Interrupts hit callers, and the client's own threads: whoever is hit learns of it, everybody else goes on. */
class InterruptsTest {
    private final Peer peer = new Peer();

    @BeforeEach
    void serve() {
        peer.playToAll(line -> {
            line.logIn();
            line.serve();
        });
    }

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    @Test
    void interruptedCallersLearnOfItAndKeepTheirFlagAndOthersNoticeNothing() throws Exception {
        try (AmiClient ami = Clients.of(peer).connect()) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong calm = new AtomicLong();
            AtomicLong interrupted = new AtomicLong();
            List<Throwable> odd = new ArrayList<>();
            Thread victim = new Thread(() -> {
                while (!over.get()) {
                    try {
                        ami.send(PingAction.builder().build());
                    } catch (AmiException ended) {
                        if (Thread.interrupted()) {
                            interrupted.incrementAndGet();
                        } else {
                            odd.add(ended);
                        }
                    }
                }
            });
            Thread bystander = new Thread(() -> {
                while (!over.get()) {
                    calm.addAndGet(ami.ping().isNegative() ? 0 : 1);
                }
            });
            victim.start();
            bystander.start();
            int rounds = Effort.rounds(3_000, 100_000);
            for (int i = 0; i < rounds; i++) {
                victim.interrupt();
                if (i % 10 == 0) {
                    assertThat(ami.ping()).isPositive();
                }
            }
            over.set(true);
            victim.join();
            bystander.join();
            assertThat(odd).isEmpty();
            assertThat(interrupted.get()).isPositive();
            assertThat(calm.get()).isPositive();
            assertThat(ami.ping()).isPositive();
        }
    }

    private static List<Thread> threadsOf(String pbx) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("strowger " + pbx + " ")
                        || thread.getName().startsWith("strowger timer")
                        || thread.getName().startsWith("strowger completions"))
                .toList();
    }

    /** Code that interrupts whatever threads it finds must not leave a client that is neither alive nor ended. */
    @Test
    void interruptsOfTheClientsOwnThreadsLeaveItAliveOrEndIt() throws Exception {
        try (AmiClient ami = Clients.of(peer).name("victim").connect()) {
            CountDownLatch closed = new CountDownLatch(1);
            ami.events().onClosed(reason -> closed.countDown());
            AtomicLong ends = new AtomicLong();
            for (int i = 0; i < 200; i++) {
                threadsOf("victim").forEach(Thread::interrupt);
                Endings endings = new Endings();
                for (int k = 0; k < 20; k++) {
                    endings.watch(
                            "ping " + k, ami.sendAsync(PingAction.builder().build()));
                }
                endings.awaitAll();
                ends.addAndGet(endings.count());
            }
            assertThat(ends.get()).isEqualTo(4_000);
            if (ami.isOpen()) {
                assertThat(closed.getCount()).isEqualTo(1);
            } else {
                Clients.await(closed);
            }
        }
        for (Thread thread : threadsOf("victim")) {
            if (thread.getName().startsWith("strowger victim ")) {
                thread.join(5_000);
                assertThat(thread.isAlive()).as("%s lives on", thread.getName()).isFalse();
            }
        }
        try (AmiClient another = Clients.of(peer).name("another").connect()) {
            assertThat(another.ping()).isPositive();
            another.sendAsync(PingAction.builder().build()).join();
        }
    }
}
