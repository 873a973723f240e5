package io.strowger.tests.faults;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.GenericAction;
import io.strowger.testkit.FaultProxy;
import io.strowger.testkit.Peer;
import io.strowger.testkit.Watchdog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Clients of scripted peers, with the settings that tests of faults want. */
final class Clients {
    /** Comes back at once, as often as it takes. */
    static final Reconnect AT_ONCE = Reconnect.builder()
            .firstDelay(Duration.ofNanos(1_000))
            .longestDelay(Duration.ofMillis(1))
            .stableAfter(Duration.ofNanos(1))
            .build();

    /** How long anything may take that has to happen. */
    static final long SOON_SECONDS = 30;

    /** What is logged of thousands of faults made on purpose would only hide what matters. */
    private static final Logger QUIET = Logger.getLogger("io.strowger.client");

    static {
        QUIET.setLevel(Level.SEVERE);
        QUIET.setFilter(record -> !String.valueOf(record.getMessage()).startsWith("A handler"));
    }

    private Clients() {}

    /** The settings of a client of that peer, which comes back at once. */
    static AmiClientBuilder of(Peer peer) {
        return at("127.0.0.1", peer.port());
    }

    /** The settings of a client of whatever is behind that proxy. */
    static AmiClientBuilder through(FaultProxy proxy) {
        return at(FaultProxy.HOST, proxy.port());
    }

    static AmiClientBuilder at(String host, int port) {
        return AmiClient.builder()
                .host(host)
                .port(port)
                .user("alice")
                .secret("wonderland")
                .name("pbx")
                .reconnect(AT_ONCE);
    }

    static GenericAction action(String name) {
        return GenericAction.builder(name).build();
    }

    /** Tells each time when the client has come back, and may be used again. */
    static void onReturn(AmiClient ami, Runnable told) {
        ami.events().onConnection(notice -> {
            if (notice instanceof ConnectionEvent.Ready ready && ready.session() > 1) {
                told.run();
            }
        });
    }

    /** Waits for what has to happen. */
    static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(SOON_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("nothing happened in " + SOON_SECONDS + " s\n" + Watchdog.stacks());
        }
    }

    /** Waits for the end of many things, as long as one after the other happens. */
    static void await(CountDownLatch latch, LongSupplier progress) throws InterruptedException {
        long before = -1;
        for (long now = progress.getAsLong(); now != before; now = progress.getAsLong()) {
            before = now;
            if (latch.await(SOON_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        }
        throw new AssertionError(
                "nothing happened in " + SOON_SECONDS + " s, after " + before + "\n" + Watchdog.stacks());
    }

    /** The value of a future that has to end well. */
    static <T> T get(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(SOON_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("failed: " + failed.getCause(), failed.getCause());
        } catch (TimeoutException stuck) {
            throw new AssertionError("no end in " + SOON_SECONDS + " s\n" + Watchdog.stacks(), stuck);
        }
    }
}
