package io.strowger.client.internal;

import io.strowger.client.ClientMetrics;
import io.strowger.client.Subscriber;
import io.strowger.client.SubscriberBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

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
        return new SubscriberDraft(
                SubscriberSettings.of(settings, name, settings.delivery(), settings.executor()), this::open);
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
}
