package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Fault;
import io.strowger.testkit.FaultProxy;
import io.strowger.testkit.Faults;
import io.strowger.testkit.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connection ends anywhere in what the client says, or in the answers: each action ends once and rightly. */
@Timeout(600)
class CutFromClientTest {
    private static final int ACTIONS = 12;

    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    private static GenericAction tagged(String tag) {
        return GenericAction.builder("Tagged").header("Tag", tag).build();
    }

    private static void serve(Peer.Line line, Queue<String> seen) throws Exception {
        line.logIn();
        while (true) {
            Message action = line.action();
            String tag = action.text("Tag");
            if (tag != null) {
                seen.add(tag);
            }
            if (!line.answer(action)) {
                return;
            }
        }
    }

    /** How many bytes the client sends for a login and some actions. */
    private static int bytesOfASession() throws Exception {
        CompletableFuture<Integer> bytes = new CompletableFuture<>();
        try (Peer other = new Peer()) {
            other.play(line -> {
                line.logIn();
                for (int i = 0; i < ACTIONS; i++) {
                    line.success(line.action());
                }
                bytes.complete(line.received().length());
                line.serve();
            });
            try (AmiClient ami = Clients.of(other).connect()) {
                for (int i = 0; i < ACTIONS; i++) {
                    ami.send(tagged("100." + i));
                }
            }
            return Clients.get(bytes);
        }
    }

    @Test
    void aCutAnywhereInWhatTheClientSendsReplaysNothingAndLiesAboutNothing() throws Exception {
        int last = bytesOfASession();
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        peer.playToAll(line -> serve(line, seen));
        Endings endings = new Endings();
        CountDownLatch done = new CountDownLatch(1);
        try (FaultProxy proxy = FaultProxy.to("127.0.0.1", peer.port());
                AmiClient ami = Clients.through(proxy).connect()) {
            for (int cut = 0; cut <= last; cut++) {
                proxy.next(Faults.NONE.afterByte(cut, Fault.cut()), Faults.NONE);
            }
            ami.events().onConnection(notice -> {
                if (notice instanceof ConnectionEvent.Ready ready) {
                    // a few more than are sent before the last cut, so that it is reached
                    for (int i = 0; i < ACTIONS + 2; i++) {
                        String tag = ready.session() + "." + i;
                        endings.watch(tag, ami.sendAsync(tagged(tag)));
                    }
                    if (proxy.accepted() > last + 2) {
                        done.countDown();
                    }
                }
            });
            proxy.cut();
            Clients.await(done, proxy::accepted);
            endings.awaitAll();
        }
        assertThat(seen).as("replayed").doesNotHaveDuplicates();
        Set<String> arrived = ConcurrentHashMap.newKeySet();
        arrived.addAll(seen);
        endings.all().forEach((tag, kind) -> {
            switch (kind) {
                case SUCCESS -> assertThat(arrived).as("a success").contains(tag);
                case NOT_SENT -> assertThat(arrived).as("not sent").doesNotContain(tag);
                default -> assertThat(kind).as(tag).isEqualTo(Endings.Kind.OUTCOME_UNKNOWN);
            }
        });
        assertThat(endings.count(Endings.Kind.SUCCESS)).isGreaterThanOrEqualTo(ACTIONS);
        assertThat(endings.count(Endings.Kind.OUTCOME_UNKNOWN)).isPositive();
    }

    /** The answers of one session, the first of them a list, and where each is complete. */
    private static List<Integer> answer(Peer.Line line, int bytes) throws Exception {
        StringBuilder text = new StringBuilder();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < ACTIONS; i++) {
            Message action = line.action();
            String id = "ActionID: " + action.text("ActionID") + "\r\n";
            if (action.name().equals("CoreShowChannels")) {
                text.append("Response: Success\r\n").append(id).append("EventList: start\r\n\r\n");
                text.append("Event: CoreShowChannel\r\n").append(id).append("Channel: Local/1\r\n\r\n");
                text.append("Event: CoreShowChannelsComplete\r\n").append(id).append("EventList: Complete\r\n\r\n");
            } else {
                text.append("Response: Success\r\n").append(id).append("\r\n");
            }
            ends.add(text.length());
        }
        line.send(text.substring(0, Math.min(bytes, text.length())));
        return ends;
    }

    @Test
    void aCutAnywhereInTheAnswersEndsExactlyTheUnansweredAtOnceAsUnknown() throws Exception {
        int last = 900;
        List<Integer> expected = new CopyOnWriteArrayList<>();
        AtomicInteger connections = new AtomicInteger();
        peer.playToAll(line -> {
            int bytes = connections.getAndIncrement();
            line.logIn();
            List<Integer> ends = answer(line, bytes);
            expected.add((int) ends.stream().filter(end -> end <= bytes).count());
        });
        try (AmiClient ami = Clients.of(peer).connect()) {
            List<Endings> sessions = new ArrayList<>();
            CountDownLatch done = new CountDownLatch(1);
            ami.events().onConnection(notice -> {
                if (notice instanceof ConnectionEvent.Ready ready && ready.session() > 1) {
                    sessions.add(sendAll(ami));
                    if (sessions.size() > last) {
                        done.countDown();
                    }
                }
            });
            sendAll(ami).awaitAll();
            Clients.await(done, connections::get);
            for (int i = 0; i < last; i++) {
                sessions.get(i).awaitAll();
                assertThat(sessions.get(i).count(Endings.Kind.SUCCESS))
                        .as("cut at %d", i + 1)
                        .isEqualTo(expected.get(i + 1).longValue());
                assertThat(sessions.get(i).count(Endings.Kind.OUTCOME_UNKNOWN))
                        .isEqualTo(ACTIONS - expected.get(i + 1));
            }
        }
    }

    private static Endings sendAll(AmiClient ami) {
        Endings endings = new Endings();
        endings.watch("list", ami.sendAsync(CoreShowChannelsAction.builder().build()));
        for (int i = 1; i < ACTIONS; i++) {
            endings.watch("action " + i, ami.sendAsync(tagged("1." + i)));
        }
        return endings;
    }
}
