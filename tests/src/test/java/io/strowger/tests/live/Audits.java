package io.strowger.tests.live;

import io.strowger.live.Difference;
import io.strowger.live.LiveState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Audits a live model again and again, until it is told to stop. */
final class Audits {
    private static final int PAUSE_MILLIS = 250;

    private final LiveState live;
    private final Executor later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final ConcurrentLinkedQueue<Difference> drift = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private volatile boolean goesOn = true;

    private Audits(LiveState live) {
        this.live = live;
    }

    /** Begins at once. */
    static Audits of(LiveState live) {
        Audits audits = new Audits(live);
        audits.next();
        return audits;
    }

    private void next() {
        if (!goesOn) {
            stopped.complete(null);
            return;
        }
        live.audit().whenComplete(this::ended);
    }

    private void ended(List<Difference> found, Throwable failed) {
        if (failed == null) {
            done.incrementAndGet();
            drift.addAll(found);
        } else {
            givenUp.incrementAndGet(); // since a snapshot was taken meanwhile
        }
        later.execute(this::next);
    }

    /** How many came to an end. */
    int done() {
        return done.get();
    }

    /** How many were given up, since the model was not in step. */
    int givenUp() {
        return givenUp.get();
    }

    /** What they found. */
    List<Difference> drift() {
        return List.copyOf(drift);
    }

    /** Waits for the one that is under way, and begins no other. */
    void stop() throws Exception {
        goesOn = false;
        stopped.get(2, TimeUnit.MINUTES);
    }
}
