package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.PingResponse;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final List<Peer> peers = new ArrayList<>();
    private final AmiFleet fleet = AmiFleet.builder()
            .defaults(client -> client.host("127.0.0.1").user("alice").secret("wonderland"))
            .open();

    @AfterEach
    void tearDown() throws Exception {
        fleet.close();
        for (Peer peer : peers) {
            peer.close();
        }
    }

    private Peer peer(Peer.Script script) {
        Peer peer = new Peer();
        peers.add(peer);
        peer.play(line -> {
            line.logIn();
            script.play(line);
        });
        return peer;
    }

    /** Adds a PBX, and waits until it is ready. */
    private AmiClient added(String name, Peer.Script script) throws Exception {
        Peer peer = peer(script);
        CountDownLatch ready = new CountDownLatch(1);
        Subscription watch = fleet.events().onConnection(event -> {
            if (event instanceof ConnectionEvent.Ready && event.pbx().equals(name)) {
                ready.countDown();
            }
        });
        AmiClient client = fleet.add(name, settings -> settings.port(peer.port()));
        assertThat(ready.await(20, TimeUnit.SECONDS)).isTrue();
        watch.close();
        return client;
    }

    private static void answerAll(Peer.Line line) throws Exception {
        while (true) {
            Message action = line.action();
            if (action.name().equals("Logoff")) {
                line.close();
                return;
            }
            line.success(action, "Ping: Pong");
        }
    }

    @Test
    void oneStreamHasTheEventsOfAllAndTellsWhoseTheyAre() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        fleet.events().on(HangupEvent.class, hangup -> seen.add(hangup.origin().pbx() + " " + hangup.channel()));
        for (String name : List.of("berlin", "paris")) {
            added(name, line -> {
                line.message("Event: Hangup", "Channel: PJSIP/" + name);
                answerAll(line);
            });
        }
        Set<String> all = new TreeSet<>();
        all.add(seen.poll(20, TimeUnit.SECONDS));
        all.add(seen.poll(20, TimeUnit.SECONDS));
        assertThat(all).containsExactly("berlin PJSIP/berlin", "paris PJSIP/paris");
    }

    @Test
    void theStreamHasEachConnectionFromItsFirstAttemptToItsEnd() throws Exception {
        BlockingQueue<ConnectionEvent> seen = new LinkedBlockingQueue<>();
        fleet.events().onConnection(seen::add);
        added("berlin", FleetTest::answerAll);
        assertThat(fleet.remove("berlin")).isTrue();
        assertThat(fleet.remove("berlin")).isFalse();
        List<Class<?>> kinds = new ArrayList<>();
        ConnectionEvent event;
        do {
            event = seen.poll(20, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.pbx()).isEqualTo("berlin");
            kinds.add(event.getClass());
        } while (!(event instanceof ConnectionEvent.Closed));
        assertThat(kinds)
                .containsExactly(
                        ConnectionEvent.Connecting.class,
                        ConnectionEvent.Connected.class,
                        ConnectionEvent.Ready.class,
                        ConnectionEvent.Disconnected.class,
                        ConnectionEvent.Closed.class);
        assertThat(fleet.clients()).isEmpty();
    }

    @Test
    void anActionToAllHasAnAnswerOrAFailureOfEach() throws Exception {
        added("good", FleetTest::answerAll);
        added("bad", line -> {
            line.error(line.action("Ping"), "No such channel");
            answerAll(line);
        });
        added("mute", Peer.Line::awaitEnd);
        fleet.add("down", settings -> settings.port(freePort()));

        FleetAnswers<PingResponse> answers = fleet.sendAll(PingAction.builder().build(), SHORT);

        assertThat(answers.answers()).containsOnlyKeys("good");
        assertThat(answers.failures()).containsOnlyKeys("bad", "mute", "down");
        assertThat(answers.isComplete()).isFalse();
        assertThat(answers.failures().get("bad")).isInstanceOf(ActionFailedException.class);
        assertThat(answers.failures().get("mute")).isInstanceOf(ActionTimeoutException.class);
        assertThat(answers.failures().get("down")).isInstanceOf(NotSentException.class);
    }

    @Test
    void withoutWaitingThereIsAFutureForEach() throws Exception {
        added("good", FleetTest::answerAll);
        Map<String, CompletableFuture<PingResponse>> pending =
                fleet.sendAllAsync(PingAction.builder().build());
        assertThat(pending).containsOnlyKeys("good");
        assertThat(Objects.requireNonNull(pending.get("good"))
                        .get(20, TimeUnit.SECONDS)
                        .isSuccess())
                .isTrue();
    }

    private static int freePort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    private Health healthOf(String name) {
        return Objects.requireNonNull(fleet.health().get(name), name);
    }

    @Test
    void healthTellsOfEach() throws Exception {
        BlockingQueue<ConnectionEvent> failed = new LinkedBlockingQueue<>();
        fleet.events().onConnection(event -> {
            if (event instanceof ConnectionEvent.AttemptFailed) {
                failed.add(event);
            }
        });
        added("good", line -> {
            line.message("Event: FullyBooted", "Status: Fully Booted");
            answerAll(line);
        });
        assertThat(fleet.find("good").orElseThrow().send(PingAction.builder().build()))
                .isNotNull();
        fleet.add("down", settings -> settings.port(freePort()));
        assertThat(failed.poll(20, TimeUnit.SECONDS)).isNotNull();

        Health good = healthOf("good");
        assertThat(good.state()).isEqualTo(Health.State.READY);
        assertThat(good.booted()).isTrue();
        assertThat(good.session()).isEqualTo(1);
        assertThat(good.isConnected()).isTrue();
        assertThat(good.server()).isNotNull();
        assertThat(good.problem()).isNull();
        Health down = healthOf("down");
        assertThat(down.failedAttempts()).isPositive();
        assertThat(down.isConnected()).isFalse();
        assertThat(down.problem()).isInstanceOf(AmiConnectException.class);
        assertThat(down.server()).isNull();
    }

    @Test
    void aNameIsTakenOnce() throws Exception {
        added("berlin", FleetTest::answerAll);
        assertThatThrownBy(() -> fleet.add("berlin", settings -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("berlin");
        assertThatThrownBy(() -> fleet.add("wrong", settings -> settings.port(70_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fleet.find("wrong")).isEmpty();
        assertThat(fleet.remove("berlin")).isTrue();
        assertThat(added("berlin", FleetTest::answerAll).isOpen()).isTrue();
    }

    @Test
    void aSubscriberOfItsOwnGetsThoseThatAreThereAndThoseThatCome() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        added("berlin", line -> {
            assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            line.message("Event: Hangup", "Channel: PJSIP/berlin");
            answerAll(line);
        });
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        BlockingQueue<AmiException> ended = new LinkedBlockingQueue<>();
        Subscriber wallboard = fleet.subscriber("wallboard").queueSize(10).open();
        wallboard.on(HangupEvent.class, hangup -> seen.add(hangup.origin().pbx()));
        wallboard.onClosed(ended::add);
        go.countDown();
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("berlin");
        added("paris", line -> {
            line.message("Event: Hangup", "Channel: PJSIP/paris");
            answerAll(line);
        });
        assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("paris");
        fleet.remove("paris");
        assertThat(ended).isEmpty();
        wallboard.close();
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> fleet.events().close()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void closingEndsClientsAndSubscribers() throws Exception {
        AmiClient berlin = added("berlin", FleetTest::answerAll);
        AmiClient down = fleet.add("down", settings -> settings.port(freePort()));
        BlockingQueue<AmiException> ended = new LinkedBlockingQueue<>();
        fleet.events().onClosed(ended::add);
        fleet.close();
        fleet.close();
        assertThat(ended.poll(20, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
        assertThat(berlin.isOpen()).isFalse();
        assertThat(down.isOpen()).isFalse();
        assertThatThrownBy(() -> fleet.add("late", settings -> settings.port(freePort())))
                .isInstanceOf(ClosedException.class);
        assertThat(fleet.toString()).contains("0 PBXs");
    }

    @Test
    void aHandlerMayTakeItsPbxOut() throws Exception {
        CountDownLatch removed = new CountDownLatch(1);
        fleet.events().on(HangupEvent.class, hangup -> {
            fleet.remove(hangup.origin().pbx());
            removed.countDown();
        });
        added("berlin", line -> {
            line.message("Event: Hangup", "Channel: PJSIP/berlin");
            answerAll(line);
        });
        assertThat(removed.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(fleet.find("berlin")).isEmpty();
    }

    @Test
    void aWaitForAnEventOutlastsThePbxThatEndsButNotTheFleet() throws Exception {
        added("berlin", FleetTest::answerAll);
        added("paris", line -> {
            line.success(line.action("Ping"), "Ping: Pong");
            line.message("Event: Hangup", "Channel: PJSIP/paris");
            answerAll(line);
        });
        CompletableFuture<HangupEvent> first =
                fleet.events().await(HangupEvent.class, any -> true, Duration.ofMinutes(1));
        assertThat(fleet.remove("berlin")).isTrue();
        CompletableFuture<HangupEvent> second =
                fleet.events().await(HangupEvent.class, any -> true, Duration.ofMinutes(1));
        fleet.find("paris").orElseThrow().ping();
        assertThat(first.get(20, TimeUnit.SECONDS).channel()).isEqualTo("PJSIP/paris");
        assertThat(second.get(20, TimeUnit.SECONDS).channel()).isEqualTo("PJSIP/paris");
        CompletableFuture<HangupEvent> third =
                fleet.events().await(HangupEvent.class, any -> true, Duration.ofMinutes(1));
        fleet.close();
        assertThatThrownBy(() -> third.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(ClosedException.class);
    }

    @Test
    void aPbxCostsTwoThreads() throws Exception {
        BlockingQueue<Event> seen = new LinkedBlockingQueue<>();
        fleet.events().onAll(seen::add);
        for (int i = 0; i < 10; i++) {
            added("counted" + i, line -> {
                line.message("Event: Hangup", "Channel: PJSIP/1");
                answerAll(line);
            });
        }
        for (int i = 0; i < 10; i++) {
            assertThat(seen.poll(20, TimeUnit.SECONDS)).isNotNull();
        }
        List<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("strowger counted"))
                .toList();
        assertThat(threads).hasSize(20);
    }
}
