package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.BlockingActions;
import io.strowger.client.ClosedException;
import io.strowger.client.NotSentException;
import io.strowger.client.TooManyInFlightException;
import io.strowger.protocol.action.Action;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of actions that hold up their session: a warning, or a second connection of the same user.
 *
 * <p>That one is made by the first who needs it, on the caller's thread or for futures on one of the {@link Crew}; it is
 * closed when it has been idle for a while. One action at a time goes over it: any input would end a {@code WaitEvent}.
 */
final class BlockingRoute {
    private static final long IDLE = TimeUnit.SECONDS.toNanos(30);

    private final Settings settings;
    private final Completions completions;
    private final Observer observer;
    private final Crew crew;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    /** Who has it may use the second connection, make it and close it. */
    private final Semaphore turn = new Semaphore(1, true);

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Connection second;
    private volatile long usedAt;
    private volatile boolean closed;
    /** Why the last attempt to make the second connection was refused, or null; for who has the turn, as the next. */
    private @Nullable AmiException refusal;

    private long refusedAt;

    BlockingRoute(Settings settings, Completions completions, Observer observer) {
        this.settings = settings;
        this.completions = completions;
        this.observer = observer;
        this.crew = new Crew(Threads.factory(settings));
    }

    /** True where the action has to go over the second connection; warns where it should. */
    boolean takes(Action<?> action) {
        if (!Blocking.waits(action)) {
            return false;
        }
        if (settings.endurance().blockingActions() == BlockingActions.SEPARATE_CONNECTION) {
            return true;
        }
        if (warned.add(action.name().toLowerCase(Locale.ROOT))) {
            Log.LOGGER.log(
                    Level.WARNING,
                    "{0} holds up everything that is sent to {1} behind it until it is done:"
                            + " BlockingActions.SEPARATE_CONNECTION sends it over a connection of its own",
                    action.name(),
                    settings.pbx());
        }
        return false;
    }

    /** Sends an action over the second connection and waits for its answer. */
    <R> R call(Action<R> action, Duration timeout) {
        long begun = System.nanoTime();
        long deadline = begun + Durations.nanos(timeout);
        boolean handedOver = false;
        try {
            awaitTurn(action, timeout);
            try {
                Requests second = connection(action).requests();
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new NotSentException(notSent(action) + " within " + Durations.text(timeout) + ".", null);
                }
                handedOver = true;
                return second.callHere(action, Duration.ofNanos(left));
            } finally {
                usedAt = System.nanoTime();
                turn.release();
                Future<?> unused = Timers.after(IDLE, () -> crew.take(List.of(this::closeIfIdle)));
            }
        } finally {
            if (!handedOver) {
                observer.refused(action.name(), begun);
            }
        }
    }

    private void awaitTurn(Action<?> action, Duration timeout) {
        if (waiting.incrementAndGet() > settings.maxInFlight()) {
            waiting.decrementAndGet();
            throw new TooManyInFlightException(
                    settings.maxInFlight(), notSent(action) + ": too many wait for the second connection already.");
        }
        try {
            if (!turn.tryAcquire(Durations.nanos(timeout), TimeUnit.NANOSECONDS)) {
                throw new NotSentException(
                        notSent(action) + " within " + Durations.text(timeout)
                                + ": others before it hold up the second connection.",
                        null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotSentException(notSent(action) + ": the thread was interrupted before.", stopped);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Sends an action over the second connection without waiting. */
    <R> CompletableFuture<R> submit(Action<R> action, Duration timeout) {
        CompletableFuture<R> future = new CompletableFuture<>();
        crew.take(List.of(() -> {
            if (future.isDone()) {
                return;
            }
            try {
                R value = call(action, timeout);
                completions.execute(() -> future.complete(value));
            } catch (RuntimeException | Error failure) {
                completions.execute(() -> future.completeExceptionally(failure));
            }
        }));
        return future;
    }

    private Connection connection(Action<?> action) {
        Connection known = second;
        if (known != null && known.isConnected()) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        if (closed) {
            throw new ClosedException(notSent(action) + ": the client is closed.");
        }
        checkNotRefused(action);
        try {
            Connection made = Connection.second(settings.forBlockingActions(), observer);
            second = made;
            if (closed) {
                made.close();
            }
            return made;
        } catch (AmiException failed) {
            refusal = Backoff.isRefusal(failed) ? failed : null;
            refusedAt = System.nanoTime();
            throw new NotSentException(
                    notSent(action) + ": the second connection failed. " + failed.getMessage(), failed);
        }
    }

    /** Who tries wrong secrets quickly gets banned, here as elsewhere. */
    private void checkNotRefused(Action<?> action) {
        AmiException known = refusal;
        Duration delay = settings.endurance().reconnect().refusedDelay();
        if (known != null && System.nanoTime() - refusedAt < Durations.nanos(delay)) {
            throw new NotSentException(
                    notSent(action) + ": the second connection was refused, and is not tried again for "
                            + Durations.text(delay) + ". " + known.getMessage(),
                    known);
        }
    }

    private String notSent(Action<?> action) {
        return action.name() + " was not sent to " + settings.pbx();
    }

    private void closeIfIdle() {
        if (System.nanoTime() - usedAt < IDLE || !turn.tryAcquire()) {
            return;
        }
        try {
            Connection known = second;
            second = null;
            if (known != null) {
                known.close();
            }
        } finally {
            turn.release();
        }
    }

    /** Ends the second connection, and lets nothing more in. */
    void close() {
        closed = true;
        Connection known = second;
        if (known != null) {
            known.close();
        }
    }
}
