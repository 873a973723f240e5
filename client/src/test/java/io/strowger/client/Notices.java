package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.event.Event;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a subscriber was told, in order: events, and what happened to the connection. */
public final class Notices {
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    private Notices() {}

    /** Notes what happens to the connection. */
    public static Notices of(Subscriber subscriber) {
        Notices notices = new Notices();
        subscriber.onConnection(notices.told::add);
        return notices;
    }

    /** Notes what happens to the connection, and all events. */
    public static Notices andEventsOf(Subscriber subscriber) {
        Notices notices = of(subscriber);
        subscriber.onAll(notices.told::add);
        return notices;
    }

    /** The next thing told, which must be of that type. */
    public <T> T next(Class<T> type) throws InterruptedException {
        Object next = told.poll(20, TimeUnit.SECONDS);
        assertThat(next).isInstanceOf(type);
        return type.cast(next);
    }

    /** The next event, which must have that name. */
    public Event event(String name) throws InterruptedException {
        Event event = next(Event.class);
        assertThat(event.name()).isEqualTo(name);
        return event;
    }

    /** The next thing of that type; what comes before is passed over. */
    public <T> T skipTo(Class<T> type) throws InterruptedException {
        while (true) {
            Object next = told.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("nothing more came while waiting for " + type).isNotNull();
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
    }
}
