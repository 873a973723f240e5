package io.strowger.client.internal;

import io.strowger.protocol.action.Action;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The future of one action: completed on an executor, so that what depends on it never runs on the reader's thread.
 *
 * <p>Whoever completes or cancels it from outside gives up waiting.
 */
final class Reply<R> extends CompletableFuture<R> implements Receiver, Runnable {
    private static final Runnable NOTHING = () -> {};

    private final Action<R> action;
    private final Duration timeout;
    private final Verdicts verdicts;
    private final Observer observer;
    private volatile @Nullable Pending pending;
    private final Executor executor;
    private volatile Runnable giveUp = NOTHING;
    private @Nullable Ending how;

    Reply(Action<R> action, Duration timeout, Verdicts verdicts, Observer observer, Executor executor) {
        this.action = action;
        this.timeout = timeout;
        this.verdicts = verdicts;
        this.observer = observer;
        this.executor = executor;
    }

    /** Says what is sent, before it is. */
    void sends(Pending action) {
        pending = action;
    }

    /** Says what to do when nobody waits any more. */
    void onGiveUp(Runnable todo) {
        giveUp = todo;
        if (isDone()) {
            todo.run();
        }
    }

    @Override
    public void end(Ending ending) {
        if (ending instanceof Ending.Cancelled) {
            // Its own doing: told on the thread that gave up.
            observe(ending);
        } else {
            how = ending;
            executor.execute(this);
        }
    }

    private void observe(Ending ending) {
        Pending sent = pending;
        if (sent != null) {
            observer.ended(sent, ending);
        }
    }

    /** Completes this, on the executor. */
    @Override
    public void run() {
        Ending ending = Objects.requireNonNull(how);
        observe(ending);
        if (isDone()) {
            return;
        }
        R value;
        try {
            value = verdicts.value(action, timeout, ending);
        } catch (RuntimeException | Error failure) {
            super.completeExceptionally(failure);
            return;
        }
        super.complete(value);
    }

    @Override
    public boolean complete(R value) {
        giveUpWaiting();
        return super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        giveUpWaiting();
        return super.completeExceptionally(failure);
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        giveUpWaiting();
        return super.cancel(mayInterrupt);
    }

    /** Before it completes, so that whoever sees this done finds nothing pending any more. */
    private void giveUpWaiting() {
        if (!isDone()) {
            giveUp.run();
        }
    }
}
