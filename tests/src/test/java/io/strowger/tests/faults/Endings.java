package io.strowger.tests.faults;

import io.strowger.client.ActionFailedException;
import io.strowger.client.ActionTimeoutException;
import io.strowger.client.NotSentException;
import io.strowger.client.OutcomeUnknownException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How actions ended, each by its key; fails where one ends twice, or in a way that no action may end. */
final class Endings {
    enum Kind {
        SUCCESS,
        ERROR,
        NOT_SENT,
        TIMED_OUT,
        OUTCOME_UNKNOWN,
        SOMETHING_ELSE
    }

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Map<String, Throwable> odd = new ConcurrentHashMap<>();
    private final Phaser pending = new Phaser(1);

    /** Watches an action that was sent. */
    void watch(String key, CompletableFuture<?> future) {
        pending.register();
        future.whenComplete((value, failure) -> {
            note(key, failure);
            pending.arriveAndDeregister();
        });
    }

    /** Notes the end of a blocking call. */
    void note(String key, @Nullable Throwable failure) {
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        Kind kind = kindOf(reason);
        if (kind == Kind.SOMETHING_ELSE && reason != null) {
            odd.put(key, reason);
        }
        if (kinds.put(key, kind) != null) {
            odd.put(key, new AssertionError(key + " ended twice"));
        }
    }

    static Kind kindOf(@Nullable Throwable reason) {
        if (reason == null) {
            return Kind.SUCCESS;
        } else if (reason instanceof NotSentException) {
            return Kind.NOT_SENT;
        } else if (reason instanceof OutcomeUnknownException) {
            return Kind.OUTCOME_UNKNOWN;
        } else if (reason instanceof ActionTimeoutException) {
            return Kind.TIMED_OUT;
        } else {
            return reason instanceof ActionFailedException ? Kind.ERROR : Kind.SOMETHING_ELSE;
        }
    }

    /** Waits until all that are watched have ended. */
    void awaitAll() throws InterruptedException {
        try {
            pending.awaitAdvanceInterruptibly(pending.arrive(), Clients.SOON_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            throw new AssertionError((pending.getUnarrivedParties() - 1) + " actions do not end", stuck);
        }
        if (!odd.isEmpty()) {
            Map.Entry<String, Throwable> one = odd.entrySet().iterator().next();
            throw new AssertionError(one.getKey() + " ended in no way that an action may end", one.getValue());
        }
    }

    /** How the action of that key ended. */
    @Nullable Kind of(String key) {
        return kinds.get(key);
    }

    /** How many ended so. */
    long count(Kind kind) {
        return kinds.values().stream().filter(kind::equals).count();
    }

    /** How many ended. */
    int count() {
        return kinds.size();
    }

    Map<String, Kind> all() {
        return Map.copyOf(kinds);
    }
}
