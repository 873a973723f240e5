package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.ClientMetrics;
import io.strowger.protocol.action.PingAction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Who waits for the model to have caught up with what was received; used with the model's lock held, unless it says otherwise. */
final class CatchingUp {
    private record Waiting(long target, CompletableFuture<Void> future) {}

    private final AmiClient client;
    private final String subscriber;
    private final Ground ground;
    private final Executor applying;
    private final List<Waiting> waiting = new ArrayList<>();
    private long handled;

    /** Makes one; {@code applying} runs what the subscriber's queue hands over. */
    CatchingUp(AmiClient client, String subscriber, Ground ground, Executor applying) {
        this.client = client;
        this.subscriber = subscriber;
        this.ground = ground;
        this.applying = applying;
    }

    /** Asks for a sign of life, and completes when all that came before it is applied. Called without the lock. */
    CompletableFuture<Void> ask(BooleanSupplier isApplying) {
        return client.sendAsync(PingAction.builder().build())
                .thenComposeAsync(answer -> behindAllThatWaits(isApplying), applying)
                // Elsewhere, so that what depends on it may wait, and may ask again.
                .whenCompleteAsync((nothing, failure) -> {});
    }

    /** Called by the thread that applies, so that no event is half handled. */
    private CompletableFuture<Void> behindAllThatWaits(BooleanSupplier isApplying) {
        int queued = client.metrics().subscribers().stream()
                .filter(metrics -> metrics.name().equals(subscriber))
                .mapToInt(ClientMetrics.OfSubscriber::queuedEvents)
                .sum();
        return ground.answer(() -> after(queued, isApplying.getAsBoolean()));
    }

    /** Completes when so many more events have been handled, and are applied. */
    private CompletableFuture<Void> after(int events, boolean isApplying) {
        Waiting one = new Waiting(handled + events, new CompletableFuture<>());
        if (events == 0 && isApplying) {
            one.future.complete(null);
        } else {
            waiting.add(one);
        }
        return one.future;
    }

    /** An event was handled: applied, or kept to be applied later. */
    void handled(boolean isApplied) {
        handled++;
        if (isApplied && !waiting.isEmpty()) {
            applied();
        }
    }

    /** All that was handled is applied. */
    void applied() {
        waiting.removeIf(one -> {
            if (one.target > handled) {
                return false;
            }
            // Behind a notice of loss that may follow; and their dependants must not run under the lock.
            one.future.completeAsync(() -> null, applying);
            return true;
        });
    }

    void end(Throwable reason) {
        waiting.forEach(one -> CompletableFuture.runAsync(() -> one.future.completeExceptionally(reason)));
        waiting.clear();
    }
}
