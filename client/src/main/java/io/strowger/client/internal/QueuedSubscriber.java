package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ClientMetrics;
import io.strowger.client.ClosedException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import io.strowger.client.Lost;
import io.strowger.client.Subscriber;
import io.strowger.client.Subscription;
import io.strowger.protocol.event.Event;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber with a queue of its own, and a thread unless it was given an executor.
 *
 * <p>Gets the events of the dispatchers that it is attached to: one client's, or those of a fleet.
 */
class QueuedSubscriber implements Subscriber, EventConsumer {
    /** A handler that always fails must not fill the log: after so many, only every so many-th is logged. */
    private static final int LOGGED_FAILURES = 100;

    private final SubscriberSettings settings;
    private final Executor completions;
    private final HandlerTrouble trouble;
    private final @Nullable HandlerThread ownThread;
    private final EventQueue queue;
    private final Handlers handlers = new Handlers();
    private final CopyOnWriteArrayList<Dispatcher> dispatchers = new CopyOnWriteArrayList<>();
    private final Waits waits;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable AmiException endReason;

    QueuedSubscriber(SubscriberSettings settings, Executor completions, HandlerTrouble trouble) {
        this.settings = settings;
        this.completions = completions;
        this.trouble = trouble;
        this.waits = new Waits(completions);
        Executor given = settings.executor();
        this.ownThread = given != null ? null : new HandlerThread(settings.threads(), role(settings.name()));
        Executor executor = given != null ? given : Objects.requireNonNull(ownThread);
        this.queue = new EventQueue(settings.delivery(), executor, this, settings.stuckAfter());
    }

    private static String role(String name) {
        return name.equals(Subscribers.DEFAULT) ? name : Subscribers.DEFAULT + " " + name;
    }

    /** Gets the events of that client too, from now on; may be called again. */
    void attach(Dispatcher dispatcher) {
        if (dispatchers.addIfAbsent(dispatcher)) {
            dispatcher.add(queue);
        }
        if (closed.get()) {
            detach(dispatcher);
        }
    }

    /** Gets no more of that client's events; what waits is delivered. */
    void detach(Dispatcher dispatcher) {
        dispatcher.remove(queue);
        dispatchers.remove(dispatcher);
    }

    @Override
    public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
        Objects.requireNonNull(handler, "handler");
        return add(Handler.Kind.EVENT, Interest.in(type), event -> handler.accept(type.cast(event)));
    }

    @Override
    public Subscription on(String name, Consumer<? super Event> handler) {
        return on(Interest.in(name), handler);
    }

    @Override
    public Subscription onAll(Consumer<? super Event> handler) {
        return on(Interest.ALL, handler);
    }

    private Subscription on(Interest interest, Consumer<? super Event> handler) {
        Objects.requireNonNull(handler, "handler");
        return add(Handler.Kind.EVENT, interest, event -> handler.accept((Event) event));
    }

    @Override
    public Subscription onLost(Consumer<? super Lost> handler) {
        Objects.requireNonNull(handler, "handler");
        return add(Handler.Kind.LOST, Interest.NONE, lost -> handler.accept((Lost) lost));
    }

    @Override
    public Subscription onGap(Consumer<? super Gap> handler) {
        Objects.requireNonNull(handler, "handler");
        return onConnection(notice -> {
            if (notice instanceof ConnectionEvent.Connected connected && connected.gap() != null) {
                handler.accept(connected.gap());
            }
        });
    }

    @Override
    public Subscription onConnection(Consumer<? super ConnectionEvent> handler) {
        Objects.requireNonNull(handler, "handler");
        return add(Handler.Kind.CONNECTION, Interest.NONE, notice -> handler.accept((ConnectionEvent) notice));
    }

    @Override
    public Subscription onClosed(Consumer<? super AmiException> handler) {
        Objects.requireNonNull(handler, "handler");
        // A handler that comes at the end may be told twice: by the queue, and because it came late.
        AtomicBoolean told = new AtomicBoolean();
        Handler added = add(Handler.Kind.CLOSED, Interest.NONE, reason -> {
            if (told.compareAndSet(false, true)) {
                handler.accept((AmiException) reason);
            }
        });
        AmiException ended = endReason;
        if (ended != null) {
            completions.execute(() -> added.call(ended));
        }
        return added;
    }

    private Handler add(Handler.Kind kind, Interest interest, Consumer<Object> function) {
        Handler handler = new Handler(this, kind, interest, function);
        if (handlers.add(handler)) {
            dispatchers.forEach(Dispatcher::interestChanged);
        }
        return handler;
    }

    /** Called by a handler that was closed. */
    void remove(Handler handler) {
        if (handlers.remove(handler)) {
            dispatchers.forEach(Dispatcher::interestChanged);
        }
    }

    @Override
    public <E extends Event> CompletableFuture<E> await(Class<E> type, Predicate<? super E> test, Duration timeout) {
        AwaitedEvent<E> awaited = new AwaitedEvent<>(type, Interest.in(type), test, settings);
        return waits.begin(awaited, timeout, List.copyOf(dispatchers));
    }

    @Override
    public CompletableFuture<Event> await(
            Set<Class<? extends Event>> types, Predicate<? super Event> test, Duration timeout) {
        AwaitedEvent<Event> awaited = new AwaitedEvent<>(Event.class, Interest.in(types), test, settings);
        return waits.begin(awaited, timeout, List.copyOf(dispatchers));
    }

    @Override
    public boolean wants(String name) {
        return handlers.wants(name);
    }

    @Override
    public boolean endsWithClient() {
        return settings.endsWithClient();
    }

    @Override
    public void event(Event event) {
        for (Handler handler : handlers.of(event)) {
            handler.call(event);
        }
    }

    @Override
    public void lost(Lost lost) {
        Log.LOGGER.log(
                Level.WARNING,
                "{0} events of {1} were lost for the subscriber ''{2}'' because its handlers did not keep up",
                lost.count(),
                settings.source(),
                settings.name());
        trouble.lost(settings.name(), lost);
        tell(Handler.Kind.LOST, lost);
    }

    @Override
    public void notice(ConnectionEvent notice) {
        tell(Handler.Kind.CONNECTION, notice);
    }

    @Override
    public void ended(AmiException reason) {
        endReason = reason;
        waits.end(reason);
        tell(Handler.Kind.CLOSED, reason);
        dispatchers.forEach(this::detach);
        if (ownThread != null) {
            ownThread.shutdown();
        }
    }

    private void tell(Handler.Kind kind, Object what) {
        for (Handler handler : handlers.of(kind)) {
            handler.call(what);
        }
    }

    /** A handler failed, which must not keep the next one from its event. */
    void failed(Throwable thrown) {
        long count = failures.incrementAndGet();
        if (count <= LOGGED_FAILURES || count % LOGGED_FAILURES == 0) {
            String message = "A handler of the subscriber '" + settings.name() + "' of events of " + settings.source()
                    + " failed; it gets the next event all the same (failure " + count + ")";
            Log.LOGGER.log(Level.ERROR, message, thrown);
        }
        trouble.failed(settings.name(), thrown);
    }

    /** A call of a handler has ended. */
    void called() {
        if (ownThread != null) {
            // An interrupt that one handler left behind must not end what the next one waits for.
            Thread.interrupted();
        }
    }

    @Override
    public void stuck(StuckWatch.Report report) {
        String what = what(report.item());
        StringBuilder message = new StringBuilder("A handler of the subscriber '" + settings.name() + "' of events of "
                + settings.source() + " has been busy for more than " + Durations.text(report.duration()) + " with "
                + what + ", in thread '" + report.thread().getName() + "':");
        for (StackTraceElement frame : report.stack()) {
            message.append("\n\tat ").append(frame);
        }
        Log.LOGGER.log(Level.WARNING, message.toString());
        trouble.stuck(settings.name(), what, report);
    }

    private static String what(@Nullable Object item) {
        if (item instanceof Event event) {
            return event.name();
        }
        return item == null ? "something" : item.getClass().getSimpleName();
    }

    @Override
    public String name() {
        return settings.name();
    }

    /** What it did and what waits for it. */
    ClientMetrics.OfSubscriber metrics() {
        return queue.metrics(settings.name(), failures.get());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            handlers.end();
            dispatchers.forEach(this::detach);
            queue.close(new ClosedException(
                    "The subscriber '" + settings.name() + "' of events of " + settings.source() + " was closed."));
        }
        try {
            finish(Durations.nanos(settings.closeTimeout()));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** True where the calling thread is running a handler. */
    boolean isHandling() {
        return queue.isWorker();
    }

    /** Waits until all is handled, for so long; waits for nothing when called by a handler. */
    private void finish(long nanos) throws InterruptedException {
        if (!isHandling()) {
            queue.awaitIdle(nanos);
        }
    }

    /** Lets what waits be handled, for so long, and drops the rest; waits for nothing when called by a handler. */
    void close(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        boolean own = isHandling();
        if (!own) {
            queue.awaitIdle(nanos);
            queue.close(new ClosedException("The connection to " + settings.source() + " was closed."));
        }
        if (ownThread != null) {
            ownThread.shutdown();
            if (!own) {
                ownThread.join(Math.max(1, deadline - System.nanoTime()));
            }
        }
    }
}
