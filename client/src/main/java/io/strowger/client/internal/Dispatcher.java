package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each event to the queues that want it, and makes no event that nobody wants.
 *
 * <p>Who wants a name is worked out once for each name, and anew when a subscription comes or goes.
 */
final class Dispatcher {
    /** Names come from the network: remembering them has to have an end. */
    private static final int MOST_NAMES = 2_000;

    /** Who wants events of one name. */
    private static final class Route {
        final EventQueue[] queues;
        final boolean originations;
        final boolean announces;

        Route(EventQueue[] queues, boolean originations, boolean announces) {
            this.queues = queues;
            this.originations = originations;
            this.announces = announces;
        }
    }

    private final Originations originations;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<EventQueue> queues = new ArrayList<>();
    private @Nullable AmiException endReason;

    /** The reader's: queues to be woken. */
    private final List<EventQueue> touched = new ArrayList<>();

    private volatile ConcurrentHashMap<String, Route> routes = new ConcurrentHashMap<>();

    Dispatcher(Originations originations) {
        this.originations = originations;
    }

    /** Adds a queue, which gets events from now on; if the connection has ended, it is told at once. */
    void add(EventQueue queue) {
        AmiException ended;
        lock.lock();
        try {
            queues.add(queue);
            ended = endReason;
            routes = new ConcurrentHashMap<>();
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            queue.ended(ended);
        }
    }

    /** How many queues there are, for tests and metrics. */
    int size() {
        return snapshot().size();
    }

    void remove(EventQueue queue) {
        lock.lock();
        try {
            queues.remove(queue);
            routes = new ConcurrentHashMap<>();
        } finally {
            lock.unlock();
        }
    }

    /** To be called when the interest of a queue has changed; when this returns the change holds for what is read next. */
    void interestChanged() {
        lock.lock();
        try {
            routes = new ConcurrentHashMap<>();
        } finally {
            lock.unlock();
        }
    }

    /** Called by the reader for each event that belongs to no list. */
    void event(Message message, Supplier<Origin> origin) {
        String name = message.name();
        Route route = route(name);
        boolean originating = route.originations && originations.isActive();
        if (route.queues.length > 0 || originating) {
            deliver(message, origin.get(), route, originating);
        }
        if (route.announces) {
            ConnectionEvent notice = Announcements.of(message, origin.get());
            if (notice != null) {
                notice(notice);
            }
        }
    }

    private void deliver(Message message, Origin origin, Route route, boolean originating) {
        Event event = EventTypes.read(message, origin);
        if (originating) {
            originations.event(event);
        }
        for (EventQueue queue : route.queues) {
            if (queue.offer(event)) {
                touched.add(queue);
            }
        }
    }

    private Route route(String name) {
        ConcurrentHashMap<String, Route> current = routes;
        Route route = current.get(name);
        if (route == null) {
            route = workOut(name);
            if (current.size() < MOST_NAMES) {
                current.put(name, route);
            }
        }
        return route;
    }

    private Route workOut(String name) {
        EventQueue[] wanting =
                snapshot().stream().filter(queue -> queue.wants(name)).toArray(EventQueue[]::new);
        return new Route(wanting, Originations.wants(name), Announcements.isOne(name));
    }

    private List<EventQueue> snapshot() {
        lock.lock();
        try {
            return List.copyOf(queues);
        } finally {
            lock.unlock();
        }
    }

    /** Called by the reader after each piece of bytes: wakes the queues that got something. */
    void flush() {
        if (!touched.isEmpty()) {
            touched.forEach(EventQueue::wake);
            touched.clear();
        }
    }

    /** Puts a notice into every queue, behind the events that came before. */
    void notice(ConnectionEvent notice) {
        snapshot().forEach(queue -> queue.notice(notice));
    }

    /** Tells every queue, after all events, that nothing more comes. */
    void ended(AmiException reason) {
        lock.lock();
        try {
            endReason = reason;
        } finally {
            lock.unlock();
        }
        snapshot().forEach(queue -> queue.ended(reason));
    }
}
