package io.strowger.tests.live;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Subscription;
import io.strowger.live.Difference;
import io.strowger.live.Freshness;
import io.strowger.live.LiveState;
import io.strowger.live.ViewStatus;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits until a live model is as fresh as a test needs it. */
final class InStep {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private InStep() {}

    /** Audits; an audit that a new snapshot interrupts, as when a server has just booted, is asked for again. */
    static List<Difference> audit(LiveState live) throws Exception {
        IllegalStateException interrupted = new IllegalStateException("never in step");
        for (int attempt = 0; attempt < 5; attempt++) {
            settle(live);
            try {
                return live.audit().get(60, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof IllegalStateException notInStep)) {
                    throw failed;
                }
                interrupted = notInStep;
            }
        }
        throw interrupted;
    }

    /** Waits until all that was sent is applied, and the model is in step. */
    static void settle(LiveState live) {
        Stage.get(live.caughtUp());
        CompletableFuture<Void> again = again(live);
        if (live.channels().freshness() == Freshness.IN_STEP) {
            again.complete(null);
        }
        again.join();
    }

    /** Kills the server and starts it anew; returns when that was noticed, and the model is in step again. */
    static void throughACrash(LabServer server, LiveState live, Runnable whileAway) throws Exception {
        CompletableFuture<Void> away = away(live);
        server.kill();
        away.get(30, TimeUnit.SECONDS);
        whileAway.run();
        CompletableFuture<Void> again = again(live);
        server.restart();
        again.get(90, TimeUnit.SECONDS);
    }

    /** Completes when the channels are in step, from now on. */
    private static CompletableFuture<Void> again(LiveState live) {
        return reached(live, status -> status.freshness() == Freshness.IN_STEP);
    }

    /** Completes when the connection is lost, from now on: a view may be stale for other reasons, and in step again at once. */
    private static CompletableFuture<Void> away(LiveState live) {
        return reached(
                live,
                status -> status.freshness() == Freshness.STALE
                        && String.valueOf(status.reason()).startsWith("disconnected"));
    }

    private static CompletableFuture<Void> reached(LiveState live, Predicate<ViewStatus> wanted) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        Subscription watching = live.onStatus(status -> {
            if (status.view().equals("channels") && wanted.test(status)) {
                reached.complete(null);
            }
        });
        reached.whenComplete((done, failed) -> watching.close());
        return reached.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until actions can be sent. */
    static void connected(AmiClient ami) throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try (Subscription watching = ami.events().onConnection(notice -> {
            if (notice instanceof ConnectionEvent.Ready) {
                ready.complete(null);
            }
        })) {
            if (!ami.isConnected()) {
                ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }
}
