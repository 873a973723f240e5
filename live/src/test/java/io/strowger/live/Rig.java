package io.strowger.live;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Reconnect;
import io.strowger.client.Subscription;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.Moment;
import io.strowger.testkit.FaultProxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the tests of the live model share: a simulator, a client that reaches it through a proxy, and waiting without a clock. */
final class Rig implements AutoCloseable {
    /** Nobody listens there. */
    private static final int NO_PORT = 1;

    private static final Reconnect SOON = Reconnect.builder()
            .firstDelay(Duration.ofMillis(20))
            .longestDelay(Duration.ofMillis(50))
            .build();

    final AmiSimulator asterisk;
    private final FaultProxy proxy;
    final AmiClient client;

    Rig() {
        this(AmiSimulator.builder().lenient().start());
    }

    Rig(AmiSimulator asterisk) {
        this.asterisk = asterisk;
        proxy = FaultProxy.to(asterisk.host(), asterisk.port());
        client = AmiClient.builder()
                .host(FaultProxy.HOST)
                .port(proxy.port())
                .user(asterisk.user())
                .secret(asterisk.secret())
                .reconnect(SOON)
                .connect();
    }

    /** A client that nothing happens to. */
    static AmiClient direct(AmiSimulator asterisk) {
        return AmiClient.builder()
                .host(asterisk.host())
                .port(asterisk.port())
                .user(asterisk.user())
                .secret(asterisk.secret())
                .reconnect(SOON)
                .connect();
    }

    void advance(Duration time) {
        asterisk.advance(time);
    }

    /** Cuts the connection; the client comes back soon. */
    void cut() {
        proxy.cut();
    }

    /** Resets the connection; the client comes back soon. */
    void reset() {
        proxy.reset();
    }

    /** Cuts the connection, lets things happen that nobody hears, and returns when the model is in step again. */
    void cutAnd(LiveState live, Runnable unheard) {
        proxy.target(FaultProxy.HOST, NO_PORT);
        proxy.cut();
        waitFor(live, Freshness.STALE);
        unheard.run();
        proxy.target(asterisk.host(), asterisk.port());
        waitFor(live, Freshness.IN_STEP);
        caughtUp(live);
    }

    /** Lets the server end and begin anew, and returns when the model is in step again and the other client can be used. */
    void restart(LiveState live, AmiClient other, Fault.Restart restart) {
        CompletableFuture<Void> returned = new CompletableFuture<>();
        try (Subscription watching = other.events().onConnection(notice -> {
            if (notice instanceof ConnectionEvent.Ready) {
                returned.complete(null);
            }
        })) {
            asterisk.inject(restart, Moment.now());
            advance(restart.refusing());
            waitFor(live, Freshness.STALE);
            advance(restart.down());
            wait(returned);
            waitFor(live, Freshness.IN_STEP);
            caughtUp(live);
        }
    }

    /** Waits until the model is in step and has all that was sent. */
    static void settled(LiveState live) {
        do {
            caughtUp(live);
            waitFor(live, Freshness.IN_STEP);
            caughtUp(live);
        } while (live.channels().freshness() != Freshness.IN_STEP);
    }

    static void caughtUp(LiveState live) {
        wait(live.caughtUp());
    }

    /** Waits until the channels are as fresh as that. */
    static void waitFor(LiveState live, Freshness freshness) {
        waitFor(live, "channels", freshness);
    }

    /** Waits until that view is as fresh as that. */
    static void waitFor(LiveState live, String view, Freshness freshness) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        try (Subscription watching = live.onStatus(status -> {
            if (status.view().equals(view) && status.freshness() == freshness) {
                reached.complete(null);
            }
        })) {
            boolean isSo = live.status().stream()
                    .anyMatch(status -> status.view().equals(view) && status.freshness() == freshness);
            if (!isSo) {
                wait(reached);
            }
        }
    }

    static <T> T wait(CompletableFuture<T> future) {
        try {
            return future.get(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("waited for two minutes in vain", e);
        }
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
        asterisk.close();
    }
}
