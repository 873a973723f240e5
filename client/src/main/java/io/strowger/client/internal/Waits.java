package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The waits for single events that were begun with one subscriber, and end with it. */
final class Waits {
    private final Executor completions;
    private final Set<AwaitedEvent<?>> pending = ConcurrentHashMap.newKeySet();
    private volatile @Nullable AmiException end;

    Waits(Executor completions) {
        this.completions = completions;
    }

    /** Begins to wait for an event that one of the dispatchers gives. */
    <E extends Event> CompletableFuture<E> begin(
            AwaitedEvent<E> awaited, Duration timeout, List<Dispatcher> dispatchers) {
        CompletableFuture<E> future = awaited.arm(timeout, dispatchers, completions);
        pending.add(awaited);
        CompletableFuture<?> unused = future.whenComplete((event, failure) -> pending.remove(awaited));
        AmiException over = end;
        if (over != null) {
            awaited.ended(over);
        }
        return future;
    }

    /** The subscriber has ended. */
    void end(AmiException reason) {
        end = reason;
        pending.forEach(awaited -> awaited.ended(reason));
    }
}
