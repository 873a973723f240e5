package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.AmiListener;
import io.strowger.client.ClientMetrics;
import io.strowger.client.ClosedException;
import io.strowger.client.Overflow;
import io.strowger.client.Subscriber;
import io.strowger.client.SubscriberBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The subscribers to the events of many clients, and the threads that run the handlers of all of them. */
public final class FleetStream {
    private static final long IDLE_SECONDS = 10;
    private static final String NAME = "fleet";

    private final Observer observer;
    private final SubscriberSettings defaults;
    private final Executor executor;
    private final Completions completions;
    private final @Nullable ThreadPoolExecutor own;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<QueuedSubscriber> subscribers = new CopyOnWriteArrayList<>();
    private final QueuedSubscriber events;
    private volatile boolean closed;

    /**
     * What a fleet is made with.
     *
     * @param executor where handlers run and futures complete, or null for threads of the fleet's own
     * @param threadFactory null for daemon threads
     * @param handlerThreads how many of the fleet's own threads there may be
     * @param closeTimeout how long to wait for running handlers at the end
     */
    public record Plan(
            int queueSize,
            long queueBytes,
            Overflow overflow,
            @Nullable Executor executor,
            @Nullable ThreadFactory threadFactory,
            int handlerThreads,
            Duration closeTimeout,
            List<AmiListener> listeners) {}

    /** Makes the stream of a fleet without clients. */
    public FleetStream(Plan plan) {
        Threads.Factory threads = new Threads.Factory(NAME, plan.threadFactory());
        own = plan.executor() == null ? pool(threads, plan.handlerThreads()) : null;
        executor = own != null ? own : Objects.requireNonNull(plan.executor());
        completions = new Completions(threads, executor);
        defaults = new SubscriberSettings(
                "the " + NAME,
                Subscribers.DEFAULT,
                new Settings.Delivery(plan.queueSize(), plan.queueBytes(), plan.overflow()),
                executor,
                threads,
                plan.closeTimeout(),
                StuckWatch.LONG,
                false);
        observer = new Observer(NAME, List.copyOf(plan.listeners()));
        events = new QueuedSubscriber(defaults, completions, observer) {
            @Override
            public void close() {
                throw new UnsupportedOperationException("the events of a fleet end with the fleet only");
            }
        };
        subscribers.add(events);
    }

    private static ThreadPoolExecutor pool(Threads.Factory threads, int most) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> threads.thread("handlers", task));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Where handlers run and futures complete. */
    public Executor executor() {
        return executor;
    }

    /** Takes in a client's events; to be called before the client begins. */
    void add(Connection connection) {
        connections.add(connection);
        subscribers.forEach(each -> each.attach(connection.dispatcher()));
    }

    /** Lets go of a client that was closed; what waits of its events is delivered. */
    public void remove(Connection connection) {
        connections.remove(connection);
        subscribers.forEach(each -> each.detach(connection.dispatcher()));
    }

    /** The default subscriber. */
    public Subscriber events() {
        return events;
    }

    /** What each subscriber did, and what waits for it. */
    public List<ClientMetrics.OfSubscriber> metrics() {
        return subscribers.stream().map(QueuedSubscriber::metrics).toList();
    }

    /** Starts the settings of a subscriber of its own. */
    public SubscriberBuilder subscriber(String name) {
        SubscriberSettings named = new SubscriberSettings(
                defaults.source(),
                name,
                defaults.delivery(),
                defaults.executor(),
                defaults.threads(),
                defaults.closeTimeout(),
                defaults.stuckAfter(),
                false);
        return new SubscriberDraft(named, this::open);
    }

    private Subscriber open(SubscriberSettings settings) {
        QueuedSubscriber subscriber = new QueuedSubscriber(settings, completions, observer) {
            @Override
            public void ended(AmiException reason) {
                subscribers.remove(this);
                super.ended(reason);
                observer.subscriberClosed(name());
            }
        };
        subscribers.add(subscriber);
        observer.subscriberOpened(settings.name());
        for (Connection each : connections) {
            subscriber.attach(each.dispatcher());
            if (!connections.contains(each)) {
                subscriber.detach(each.dispatcher());
            }
        }
        if (closed) {
            subscriber.ended(reason());
        }
        return subscriber;
    }

    private static ClosedException reason() {
        return new ClosedException("The fleet was closed.");
    }

    /** Lets what waits be handled, for so long all together, and ends the subscribers and the threads. */
    public void close() {
        closed = true;
        long deadline = System.nanoTime() + Durations.nanos(defaults.closeTimeout());
        try {
            for (QueuedSubscriber each : subscribers) {
                each.close(Math.max(1, deadline - System.nanoTime()));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (own != null) {
            own.shutdown();
        }
    }
}
