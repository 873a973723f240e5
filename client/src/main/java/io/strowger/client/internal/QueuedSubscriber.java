package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Gap;
import io.strowger.client.Lost;
import io.strowger.client.Subscriber;
import io.strowger.client.Subscription;
import io.strowger.protocol.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A subscriber with a queue of its own, and a thread unless it was given an executor. */
final class QueuedSubscriber implements Subscriber, EventQueue.Consumer {
    private static final Logger LOGGER = System.getLogger("io.strowger.client");

    private final Settings settings;
    private final Dispatcher dispatcher;
    private final Executor completions;
    private final @Nullable HandlerThread ownThread;
    private final EventQueue queue;
    private final CopyOnWriteArrayList<Handler> handlers = new CopyOnWriteArrayList<>();
    private volatile @Nullable AmiException endReason;

    /** One subscription; the one of its functions that is not null says what it is for. */
    private final class Handler implements Subscription {
        private final Interest interest;
        private final @Nullable Consumer<? super Event> onEvent;
        private final @Nullable Consumer<? super Lost> onLost;
        private final @Nullable Consumer<? super AmiException> onClosed;
        private final @Nullable Consumer<? super ConnectionEvent> onConnection;
        private volatile boolean open = true;
        private final AtomicBoolean told = new AtomicBoolean();

        Handler(
                Interest interest,
                @Nullable Consumer<? super Event> onEvent,
                @Nullable Consumer<? super Lost> onLost,
                @Nullable Consumer<? super AmiException> onClosed,
                @Nullable Consumer<? super ConnectionEvent> onConnection) {
            this.interest = interest;
            this.onEvent = onEvent;
            this.onLost = onLost;
            this.onClosed = onClosed;
            this.onConnection = onConnection;
        }

        @Override
        public void close() {
            open = false;
            if (handlers.remove(this) && !interest.isNone()) {
                dispatcher.interestChanged();
            }
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        /** Handlers that come after the end are told apart from the queue, so there are two ways here. */
        void tell(AmiException reason) {
            if (told.compareAndSet(false, true)) {
                call(onClosed, reason);
            }
        }

        <T> void call(@Nullable Consumer<? super T> function, T argument) {
            if (function == null || !open) {
                return;
            }
            try {
                function.accept(argument);
            } catch (RuntimeException | Error thrown) {
                LOGGER.log(
                        Level.ERROR,
                        "A handler of events of " + settings.pbx() + " failed; it gets the next event all the same",
                        thrown);
            } finally {
                if (ownThread != null) {
                    // An interrupt that one handler left behind must not end what the next one waits for.
                    Thread.interrupted();
                }
            }
        }
    }

    QueuedSubscriber(Settings settings, Dispatcher dispatcher, Executor completions) {
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.completions = completions;
        Executor given = settings.executor();
        this.ownThread = given != null ? null : new HandlerThread(Threads.factory(settings), "events");
        Executor executor = given != null ? given : Objects.requireNonNull(ownThread);
        this.queue = new EventQueue(settings.eventQueueSize(), executor, this);
        dispatcher.add(queue);
    }

    @Override
    public <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler) {
        Objects.requireNonNull(handler, "handler");
        Consumer<Event> cast = event -> handler.accept(type.cast(event));
        return add(new Handler(Interest.in(type), cast, null, null, null));
    }

    @Override
    public Subscription on(String name, Consumer<? super Event> handler) {
        return add(new Handler(Interest.in(name), Objects.requireNonNull(handler, "handler"), null, null, null));
    }

    @Override
    public Subscription onAll(Consumer<? super Event> handler) {
        return add(new Handler(Interest.ALL, Objects.requireNonNull(handler, "handler"), null, null, null));
    }

    @Override
    public Subscription onLost(Consumer<? super Lost> handler) {
        return add(new Handler(Interest.NONE, null, Objects.requireNonNull(handler, "handler"), null, null));
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
        return add(new Handler(Interest.NONE, null, null, null, Objects.requireNonNull(handler, "handler")));
    }

    @Override
    public Subscription onClosed(Consumer<? super AmiException> handler) {
        Handler added = add(new Handler(Interest.NONE, null, null, Objects.requireNonNull(handler, "handler"), null));
        AmiException ended = endReason;
        if (ended != null) {
            completions.execute(() -> added.tell(ended));
        }
        return added;
    }

    private Handler add(Handler handler) {
        handlers.add(handler);
        if (!handler.interest.isNone()) {
            dispatcher.interestChanged();
        }
        return handler;
    }

    @Override
    public <E extends Event> CompletableFuture<E> await(Class<E> type, Predicate<? super E> test, Duration timeout) {
        return AwaitedEvent.arm(type, test, timeout, settings, dispatcher, completions);
    }

    @Override
    public boolean wants(String name) {
        for (Handler handler : handlers) {
            if (handler.interest.covers(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void event(Event event) {
        for (Handler handler : handlers) {
            if (handler.onEvent != null && handler.interest.covers(event)) {
                handler.call(handler.onEvent, event);
            }
        }
    }

    @Override
    public void lost(Lost lost) {
        LOGGER.log(
                Level.WARNING,
                "{0} events of {1} were lost because their handlers did not keep up",
                lost.count(),
                settings.pbx());
        handlers.forEach(handler -> handler.call(handler.onLost, lost));
    }

    @Override
    public void notice(ConnectionEvent notice) {
        handlers.forEach(handler -> handler.call(handler.onConnection, notice));
    }

    @Override
    public void ended(AmiException reason) {
        endReason = reason;
        handlers.forEach(handler -> handler.tell(reason));
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("the events of " + settings.pbx() + " end with the client only");
    }

    /** True where the calling thread is running a handler. */
    boolean isHandling() {
        return queue.isWorker();
    }

    /** Lets what waits be handled, for so long, and drops the rest; waits for nothing when called by a handler. */
    void close(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        boolean own = isHandling();
        if (!own) {
            queue.awaitIdle(nanos);
            queue.discard();
        }
        if (ownThread != null) {
            ownThread.shutdown();
            if (!own) {
                ownThread.join(Math.max(1, deadline - System.nanoTime()));
            }
        }
    }
}
