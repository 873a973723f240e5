package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.strowger.client.ActionTimeoutException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.wire.Message;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machine's clock jumps, by years and both ways: what is due is measured by another, and nothing else is harmed. */
class ClockJumpsTest {
    private static final int CUTS = 30;
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Peer peer = new Peer();

    /** Jumps each time that somebody looks. */
    private static InstantSource jumping() {
        Random random = new Random(11);
        return () -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    }

    private Connection connect() {
        Settings.Draft draft = new Settings.Draft();
        draft.host = "127.0.0.1";
        draft.port = peer.port();
        draft.user = "alice";
        draft.secret("wonderland");
        draft.keepAlive = Duration.ofSeconds(2);
        draft.reconnect = Reconnect.builder()
                .firstDelay(Duration.ofMillis(1))
                .longestDelay(Duration.ofMillis(1))
                .build();
        World real = World.REAL;
        return Connection.open(draft.settings(), new World(real.random(), real.resolver(), real.pause(), jumping()));
    }

    @Test
    void sessionsComeAndGoAndEachCutIsOneGapThatDoesNotEndBeforeItBegins() throws Exception {
        peer.playToAll(line -> {
            line.logIn();
            line.send("Event: Hangup\r\n\r\n".repeat(10));
            boolean more = true;
            while (more) {
                Message action = line.action();
                more = !action.name().equals("Cut") && line.answer(action);
            }
        });
        List<Gap> gaps = new CopyOnWriteArrayList<>();
        BlockingQueue<Integer> sessions = new LinkedBlockingQueue<>();
        Connection connection = connect();
        try {
            connection.events().onGap(gaps::add);
            connection.events().onConnection(notice -> {
                if (notice instanceof ConnectionEvent.Ready ready && ready.session() > 1) {
                    sessions.add(ready.session());
                }
            });
            for (int i = 0; i < CUTS; i++) {
                assertThat(connection.requests().ping()).isBetween(Duration.ZERO, SOON);
                assertThat(catchThrowable(() -> connection.requests().call(action("Cut"), SOON)))
                        .isInstanceOf(OutcomeUnknownException.class);
                assertThat(sessions.poll(20, TimeUnit.SECONDS)).isEqualTo(i + 2);
            }
        } finally {
            connection.close();
        }
        assertThat(gaps).hasSize(CUTS).noneMatch(gap -> gap.length().isNegative());
    }

    @Test
    void timeoutsAndTheKeepaliveGoByAnotherClock() throws Exception {
        peer.playToAll(line -> {
            line.logIn();
            while (true) {
                Message action = line.action();
                if (!action.name().equals("Silent")) {
                    line.answer(action);
                }
            }
        });
        Connection connection = connect();
        List<ConnectionEvent> notices = new CopyOnWriteArrayList<>();
        try {
            connection.events().onConnection(notices::add);
            for (int i = 0; i < 5; i++) {
                long start = System.nanoTime();
                assertThat(catchThrowable(() -> connection.requests().call(action("Silent"), SHORT)))
                        .isInstanceOf(ActionTimeoutException.class);
                assertThat(connection.events().await(HangupEvent.class, any -> true, SHORT))
                        .failsWithin(SOON)
                        .withThrowableThat()
                        .withCauseInstanceOf(TimeoutException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT.multipliedBy(2), SOON);
            }
            assertThat(connection.metrics()).isNotNull();
            assertThat(notices).as("kept alive").noneMatch(ConnectionEvent.Disconnected.class::isInstance);
        } finally {
            connection.close();
        }
    }

    private static GenericAction action(String name) {
        return GenericAction.builder(name).build();
    }

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }
}
