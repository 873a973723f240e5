package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.client.Overflow;
import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The wait for one event, with a queue of its own so that no handler can hold it up. */
final class AwaitedEvent<E extends Event> implements EventConsumer {
    private final Class<E> type;
    private final Interest interest;
    private final Predicate<? super E> test;
    private final SubscriberSettings settings;
    private final String pbx;
    private volatile boolean interrupted;
    private final CompletableFuture<E> future = new CompletableFuture<>();

    AwaitedEvent(Class<E> type, Interest interest, Predicate<? super E> test, SubscriberSettings settings) {
        this.type = type;
        this.interest = interest;
        this.test = Objects.requireNonNull(test, "test");
        this.settings = settings;
        this.pbx = settings.source();
    }

    /** Begins to wait; once only. */
    CompletableFuture<E> arm(Duration timeout, List<Dispatcher> dispatchers, Executor executor) {
        Settings.Delivery bounds = new Settings.Delivery(
                settings.delivery().events(), settings.delivery().bytes(), Overflow.KEEP_OLDEST);
        EventQueue queue = new EventQueue(bounds, executor, this);
        long nanos = Durations.nanos(timeout);
        // Added first: the timer may go off before the next line runs, and has to find something to remove.
        dispatchers.forEach(dispatcher -> dispatcher.add(queue));
        Future<?> timer =
                Timers.after(nanos, () -> executor.execute(() -> future.completeExceptionally(timedOut(timeout))));
        CompletableFuture<?> unused = future.whenComplete((event, failure) -> {
            timer.cancel(false);
            dispatchers.forEach(dispatcher -> dispatcher.remove(queue));
            queue.discard();
        });
        return future;
    }

    private TimeoutException timedOut(Duration timeout) {
        return new TimeoutException("No " + type.getSimpleName() + " that passes the test came from " + pbx
                + " within " + Durations.text(timeout) + ". "
                + (interrupted
                        ? "The connection was down meanwhile, and what was sent then is not known: it may have been"
                                + " among that."
                        : "The user's read classes, the event mask or a filter may keep it away."));
    }

    @Override
    public boolean wants(String name) {
        return interest.covers(name);
    }

    @Override
    public void event(Event event) {
        if (future.isDone() || !interest.covers(event)) {
            return;
        }
        try {
            E candidate = type.cast(event);
            if (test.test(candidate)) {
                future.complete(candidate);
            }
        } catch (RuntimeException | Error thrown) {
            future.completeExceptionally(thrown);
        }
    }

    @Override
    public void lost(Lost lost) {
        future.completeExceptionally(new AmiException(
                lost.count() + " events of " + pbx + " were lost while waiting for a " + type.getSimpleName()
                        + ", which may have been among them: the test takes too long, or the executor is busy",
                null));
    }

    @Override
    public void notice(ConnectionEvent notice) {
        // A connection that comes back may still bring what is awaited, so that waiting goes on.
        if (notice instanceof ConnectionEvent.Disconnected) {
            interrupted = true;
        }
    }

    /** Of several PBXs one may end, and the event come from another. */
    @Override
    public boolean endsWithClient() {
        return settings.endsWithClient();
    }

    @Override
    public void ended(AmiException reason) {
        future.completeExceptionally(reason);
    }
}
