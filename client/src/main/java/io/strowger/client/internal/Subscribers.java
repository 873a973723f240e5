package io.strowger.client.internal;

import io.strowger.client.ClientMetrics;
import io.strowger.client.Overflow;
import io.strowger.client.Subscriber;
import io.strowger.client.SubscriberBuilder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The subscribers of one client: the default one, which lasts as long as the client, and those with names. */
final class Subscribers {
    /** The name of the default subscriber. */
    static final String DEFAULT = "events";

    private final Settings settings;
    private final Dispatcher dispatcher;
    private final Executor completions;
    private final Observer observer;
    private final QueuedSubscriber events;
    private final List<QueuedSubscriber> open = new CopyOnWriteArrayList<>();

    Subscribers(Settings settings, Dispatcher dispatcher, Executor completions, Observer observer) {
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.completions = completions;
        this.observer = observer;
        SubscriberSettings own = SubscriberSettings.of(settings, DEFAULT, settings.delivery(), settings.executor());
        this.events = new QueuedSubscriber(own, completions, observer) {
            @Override
            public void close() {
                throw new UnsupportedOperationException(
                        "the events of " + settings.pbx() + " end with the client only");
            }
        };
        open.add(events);
        events.attach(dispatcher);
    }

    QueuedSubscriber events() {
        return events;
    }

    SubscriberBuilder builder(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a subscriber's name is not blank");
        }
        return new Draft(name);
    }

    private Subscriber open(SubscriberSettings of) {
        QueuedSubscriber subscriber = new QueuedSubscriber(of, completions, observer) {
            @Override
            public void ended(io.strowger.client.AmiException reason) {
                open.remove(this);
                super.ended(reason);
                observer.subscriberClosed(name());
            }
        };
        open.add(subscriber);
        subscriber.attach(dispatcher);
        observer.subscriberOpened(of.name());
        return subscriber;
    }

    /** What each did and what waits for it. */
    List<ClientMetrics.OfSubscriber> metrics() {
        return open.stream().map(QueuedSubscriber::metrics).toList();
    }

    /** True where the calling thread is running a handler of any of them. */
    boolean isHandling() {
        return open.stream().anyMatch(QueuedSubscriber::isHandling);
    }

    /** Lets what waits be handled, for so long all together, and drops the rest; does not wait for the calling handler. */
    void close(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        for (QueuedSubscriber each : open) {
            each.close(Math.max(1, deadline - System.nanoTime()));
        }
    }

    /** The settings of one while they are collected. */
    private final class Draft implements SubscriberBuilder {
        private final String name;
        private int events = settings.delivery().events();
        private long bytes = settings.delivery().bytes();
        private Overflow overflow = settings.delivery().overflow();
        private @Nullable Executor executor = settings.executor();

        Draft(String name) {
            this.name = name;
        }

        @Override
        public SubscriberBuilder queueSize(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("queueSize must be at least 1, not " + most);
            }
            events = most;
            return this;
        }

        @Override
        public SubscriberBuilder queueBytes(long most) {
            if (most < 1) {
                throw new IllegalArgumentException("queueBytes must be at least 1, not " + most);
            }
            bytes = most;
            return this;
        }

        @Override
        public SubscriberBuilder overflow(Overflow policy) {
            overflow = Objects.requireNonNull(policy, "overflow");
            return this;
        }

        @Override
        public SubscriberBuilder executor(Executor where) {
            executor = Objects.requireNonNull(where, "executor");
            return this;
        }

        @Override
        public Subscriber open() {
            Settings.Delivery delivery = new Settings.Delivery(events, bytes, overflow);
            return Subscribers.this.open(SubscriberSettings.of(settings, name, delivery, executor));
        }
    }
}
