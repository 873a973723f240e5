package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.live.Cause;
import io.strowger.live.Difference;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Audits a model from time to time, or when asked: one audit at a time, and counts what was found. */
final class Auditor {
    private final AmiClient client;
    private final Model model;
    private final ReentrantLock lock;
    private final LiveSettings settings;
    private final Executor applying;
    private final Supplier<Model> shadows;

    private @Nullable Audit running;
    private long audits;
    private long drift;
    private boolean closed;

    Auditor(AmiClient client, Model model, Executor applying, Supplier<Model> shadows) {
        this.client = client;
        this.model = model;
        this.lock = model.ground().lock();
        this.settings = model.ground().settings();
        this.applying = applying;
        this.shadows = shadows;
    }

    /** What the follower does for an audit: tells whether events are applied, waits for those received, and begins anew. */
    interface Hands {
        boolean isFollowing();

        CompletableFuture<Void> caughtUp();

        void drifted(int differences);
    }

    /** Begins to audit by itself, where that is set. */
    void start(Hands hands) {
        Duration every = settings.auditEvery();
        if (every != null) {
            CompletableFuture.delayedExecutor(every.toNanos(), TimeUnit.NANOSECONDS, applying)
                    .execute(() -> audit(hands).whenComplete((found, failed) -> {
                        if (!isClosed()) {
                            start(hands);
                        }
                    }));
        }
    }

    private boolean isClosed() {
        return model.ground().answer(() -> closed);
    }

    /** Audits, or joins the audit that is under way. */
    CompletableFuture<List<Difference>> audit(Hands hands) {
        Audit audit;
        lock.lock();
        try {
            if (running != null) {
                return running.result().copy();
            }
            if (!hands.isFollowing() || closed) {
                return CompletableFuture.failedFuture(
                        new IllegalStateException("The live model cannot be audited while it is not in step: "
                                + model.channels().status()));
            }
            audit = Audit.firstLook(model, shadows.get());
            running = audit;
        } finally {
            lock.unlock();
        }
        look(audit, hands);
        return audit.result().copy();
    }

    private void look(Audit audit, Hands hands) {
        Executor later =
                CompletableFuture.delayedExecutor(settings.settleTime().toNanos(), TimeUnit.NANOSECONDS, applying);
        Snapshot.take(client, audit.listings(), settings.snapshotTimeout())
                .thenAcceptAsync(results -> model.ground().locked(() -> taken(audit, results)), applying)
                .thenComposeAsync(taken -> hands.caughtUp(), later)
                .thenRunAsync(() -> model.ground().locked(() -> compare(audit, hands)), applying)
                .whenComplete((done, failed) -> {
                    if (failed != null) {
                        model.ground().locked(() -> end(audit));
                        CompletableFuture<Void> elsewhere =
                                CompletableFuture.runAsync(() -> audit.result().completeExceptionally(failed));
                    }
                });
    }

    private void taken(Audit audit, List<Snapshot.Result> results) {
        if (running == audit) {
            audit.taken(results);
        }
    }

    private void compare(Audit audit, Hands hands) {
        if (running != audit) {
            return;
        }
        List<Difference> found = audit.differences();
        model.tell(Cause.of(Cause.Reason.RESYNCHRONISED));
        if (audit.isFirstLook() && !found.isEmpty()) {
            Audit second = audit.secondLook(shadows.get(), found);
            running = second;
            look(second, hands);
            return;
        }
        running = null;
        audits++;
        drift += found.size();
        if (!found.isEmpty()) {
            hands.drifted(found.size());
        }
        audit.result().completeAsync(() -> found);
    }

    private void end(Audit audit) {
        if (running == audit) {
            running = null;
        }
    }

    /** Called with the lock held, for each event that the model gets. */
    void event(Event event) {
        Audit audit = running;
        if (audit != null && !audit.event(event)) {
            interrupted("more than " + settings.bufferedEvents() + " events came meanwhile");
        }
    }

    /** Called with the lock held: what comes from now on does not follow what came before. */
    void interrupted(String reason) {
        Audit audit = running;
        if (audit != null) {
            running = null;
            IllegalStateException why = new IllegalStateException("The audit was given up: " + reason);
            CompletableFuture.runAsync(() -> audit.result().completeExceptionally(why));
        }
    }

    void close() {
        model.ground().locked(() -> {
            closed = true;
            interrupted("the live model was closed");
        });
    }

    /** How many audits came to their end. */
    long audits() {
        return model.ground().answer(() -> audits);
    }

    /** How many differences they found together. */
    long drift() {
        return model.ground().answer(() -> drift);
    }
}
