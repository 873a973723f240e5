package io.strowger.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.AmiProtocolException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.LoginException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Reconnect;
import io.strowger.testkit.Fault;
import io.strowger.testkit.FaultProxy;
import io.strowger.testkit.Faults;
import io.strowger.testkit.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that come too slowly, in pieces, twice, without an end, or that are none of AMI's. */
class OddBytesTest {
    private static final String EVENT = "Event: Hangup\r\nUniqueid: %d\r\n\r\n";

    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    /** Plays a recording through the proxy; gives how many events came before the marker behind it. */
    private static long eventsThrough(Recording recording, Faults down) throws Exception {
        CountDownLatch subscribed = new CountDownLatch(1);
        Peer player = new Peer();
        player.playToAll(line -> {
            line.logIn();
            subscribed.await();
            line.send(recording.bytes(), 0, recording.bytes().length);
            line.message("Event: Marker");
            line.serve();
        });
        AtomicLong events = new AtomicLong();
        CountDownLatch marker = new CountDownLatch(1);
        try (player;
                FaultProxy proxy = FaultProxy.to("127.0.0.1", player.port()).always(Faults.NONE, down);
                AmiClient ami = Clients.through(proxy).connect()) {
            ami.events().onAll(event -> events.incrementAndGet());
            ami.events().onLost(lost -> events.addAndGet(1_000_000));
            ami.events().on("Marker", event -> marker.countDown());
            subscribed.countDown();
            Clients.await(marker);
            assertThat(ami.ping()).isPositive();
        }
        return events.get() - 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"22/core-lists", "22/pjsip", "16/command-output", "16/filtered-user"})
    void bytesThatComeOneByOneGiveTheSameEvents(String name) throws Exception {
        Recording recording = Recording.of(name);
        assertThat(eventsThrough(recording, Faults.NONE.inPieces(1)))
                .isEqualTo(recording.eventEnds().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"22/queue-call", "16/dial-outcomes", "22/burst"})
    void piecesOfAnySizeGiveTheSameEvents(String name) throws Exception {
        Recording recording = Recording.of(name);
        for (int largest : new int[] {7, 100, 4_000}) {
            assertThat(eventsThrough(recording, Faults.NONE.inPieces(largest)))
                    .isEqualTo(recording.eventEnds().size());
        }
    }

    @Test
    void messagesThatComeTwiceAreDeliveredTwiceAndAnswerNothingTwice() throws Exception {
        Recording recording = Recording.of("22/confbridge");
        Faults down = Faults.NONE;
        int messages = recording.eventEnds().size();
        for (int i = 1; i <= messages; i++) {
            down = down.afterMessage(i, Fault.repeatMessage());
        }
        // the login's answers are repeated, too, which answers nothing: they are strays
        assertThat(eventsThrough(recording, down)).isBetween((long) messages, 2L * messages);
    }

    /** What is not AMI ends the session with the limit's name, or is skipped; it never hangs, and nothing else is lost. */
    @Test
    void garbageBeforeInsideAndAfterMessagesEndsNothingButItsSession() throws Exception {
        Random random = new Random(42);
        int rounds = Effort.rounds(300, 3_000);
        AtomicLong sent = new AtomicLong();
        peer.playToAll(line -> {
            int round = (int) sent.incrementAndGet();
            if (round > rounds) {
                line.logIn();
                line.serve();
                return;
            }
            byte[] garbage = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(garbage);
            if (round % 4 == 0) {
                line.send(garbage, 0, garbage.length);
                return;
            }
            line.logIn();
            line.send(round % 4 == 1 ? "" : String.format(EVENT, round).substring(0, round % 30));
            line.send(garbage, 0, garbage.length);
            line.send(String.format(EVENT, round));
        });
        CountDownLatch back = new CountDownLatch(1);
        List<ConnectionEvent> notices = new CopyOnWriteArrayList<>();
        try (AmiClient ami = Clients.of(peer).start()) {
            ami.events().onAll(event -> assertThat(event.name()).isNotNull());
            ami.events().onConnection(notice -> {
                notices.add(notice);
                if (notice instanceof ConnectionEvent.Ready && sent.get() > rounds) {
                    back.countDown();
                }
            });
            Clients.await(back);
            assertThat(ami.ping()).isPositive();
        }
        assertThat(notices)
                .filteredOn(ConnectionEvent.AttemptFailed.class::isInstance)
                .allMatch(failed -> ((ConnectionEvent.AttemptFailed) failed).reason() instanceof AmiException)
                .isNotEmpty();
    }

    /** Sends a line without an end; gives how many bytes were taken. */
    private static long endless(Peer.Line line, long bytes) {
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        long taken = 0;
        try {
            while (taken < bytes) {
                line.send(piece, 0, piece.length);
                taken += piece.length;
            }
        } catch (IOException hungUp) {
            return taken;
        }
        return taken;
    }

    @Test
    void aLineOfAGibibyteEndsTheSessionLongBeforeAndCostsNoMemory() throws Exception {
        CompletableFuture<Long> taken = new CompletableFuture<>();
        peer.play(line -> {
            line.logIn();
            line.action("First");
            line.send("Event: ");
            taken.complete(endless(line, 1L << 30));
        });
        try (AmiClient ami = Clients.of(peer).reconnect(Reconnect.NEVER).connect()) {
            OutcomeUnknownException ended =
                    catchThrowableOfType(OutcomeUnknownException.class, () -> ami.send(Clients.action("First")));
            assertThat(ended).hasMessageContaining("lineBytes").hasCauseInstanceOf(AmiProtocolException.class);
        }
        assertThat(Clients.get(taken)).isLessThan(64L << 20);
    }

    @Test
    void aGibibyteInsteadOfABannerIsToldAsNotAmi() {
        CompletableFuture<Long> taken = new CompletableFuture<>();
        peer.play(line -> taken.complete(endless(line, 1L << 30)));
        AmiConnectException refused = catchThrowableOfType(
                AmiConnectException.class, () -> Clients.of(peer).connect());
        assertThat(refused.kind()).isEqualTo(AmiConnectException.Kind.NOT_AMI);
        assertThat(taken.join()).isLessThan(64L << 20);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUpInTime() {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> over.await());
        long start = System.nanoTime();
        AmiConnectException silent = catchThrowableOfType(
                AmiConnectException.class,
                () -> Clients.of(peer).loginTimeout(Duration.ofMillis(300)).connect());
        assertThat(silent.kind()).isEqualTo(AmiConnectException.Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        over.countDown();
    }

    @Test
    void aServerThatAnswersOneByteASecondIsGivenUpInTime() throws Exception {
        peer.playToAll(line -> {
            line.logIn();
            line.serve();
        });
        try (FaultProxy proxy = FaultProxy.to("127.0.0.1", peer.port()).always(Faults.NONE, Faults.NONE.slowedTo(1))) {
            long start = System.nanoTime();
            AmiException slow = catchThrowableOfType(
                    AmiException.class,
                    () -> Clients.through(proxy)
                            .loginTimeout(Duration.ofSeconds(2))
                            .connect());
            assertThat(slow).isInstanceOfAny(AmiConnectException.class, LoginException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        }
    }

    /** Single bytes are no sign of life: a peer that lets one fall each second answers nothing in a useful time. */
    @Test
    void aServerThatFallsBackToOneByteASecondIsDeclaredDead() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            slow.await();
            line.send("Event: Hangup\r\nUniqueid: 1");
            byte[] drop = {'x'};
            CountDownLatch never = new CountDownLatch(1);
            try {
                do {
                    line.send(drop, 0, 1);
                } while (!never.await(100, java.util.concurrent.TimeUnit.MILLISECONDS));
            } catch (IOException givenUp) {
                // as it should be
            }
        });
        try (AmiClient ami = Clients.of(peer)
                .reconnect(Reconnect.NEVER)
                .keepAlive(Duration.ofMillis(400))
                .connect()) {
            CompletableFuture<AmiException> closed = new CompletableFuture<>();
            ami.events().onClosed(closed::complete);
            slow.countDown();
            assertThat(Clients.get(closed))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("keepAlive");
        }
    }

    @Test
    void aHalfOpenConnectionIsDeclaredDeadAndReplaced() throws Exception {
        peer.playToAll(line -> {
            line.logIn();
            line.serve();
        });
        CountDownLatch back = new CountDownLatch(1);
        try (FaultProxy proxy = FaultProxy.to("127.0.0.1", peer.port());
                AmiClient ami =
                        Clients.through(proxy).keepAlive(Duration.ofMillis(300)).connect()) {
            Clients.onReturn(ami, back::countDown);
            proxy.vanish();
            CompletableFuture<?> pending = ami.sendAsync(Clients.action("Pending"));
            Clients.await(back);
            assertThat(pending)
                    .failsWithin(Duration.ofSeconds(1))
                    .withThrowableThat()
                    .withCauseInstanceOf(OutcomeUnknownException.class);
            assertThat(ami.ping()).isPositive();
        }
    }

    @Test
    void aStallOfTheServersReadingHoldsUpNoCallerOfSendAsyncAndEndsInTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        peer.play(line -> {
            line.logIn();
            over.await();
        });
        Endings endings = new Endings();
        try (AmiClient ami = Clients.of(peer)
                .reconnect(Reconnect.NEVER)
                .writeTimeout(Duration.ofMillis(300))
                .maxInFlight(100_000)
                .connect()) {
            var big = io.strowger.protocol.action.GenericAction.builder("Big")
                    .header("Data", "x".repeat(900))
                    .build();
            for (int i = 0; i < 20_000; i++) {
                endings.watch("action " + i, ami.sendAsync(big));
            }
            endings.awaitAll();
        }
        over.countDown();
        assertThat(endings.count(Endings.Kind.OUTCOME_UNKNOWN)).isPositive();
        assertThat(endings.count(Endings.Kind.NOT_SENT)).isPositive();
        assertThat(endings.count(Endings.Kind.OUTCOME_UNKNOWN) + endings.count(Endings.Kind.NOT_SENT))
                .isEqualTo(20_000);
    }
}
