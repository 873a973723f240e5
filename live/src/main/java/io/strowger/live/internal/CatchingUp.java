package io.strowger.live.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who waits for the model to have caught up with what was received; used with the model's lock held. */
final class CatchingUp {
    private record Waiting(long target, CompletableFuture<Void> future) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private long handled;

    /** Completes when so many more events have been handled, and are applied. */
    CompletableFuture<Void> after(int events, boolean isApplying) {
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
            // Their dependants must not run under the lock.
            one.future.completeAsync(() -> null);
            return true;
        });
    }

    void end(Throwable reason) {
        waiting.forEach(one -> CompletableFuture.runAsync(() -> one.future.completeExceptionally(reason)));
        waiting.clear();
    }
}
