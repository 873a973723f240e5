package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.wire.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives each event of one client to the queues that want it, and makes no event that nobody wants; outlives sessions.
 *
 * <p>Who wants a name is worked out once for each name, and anew when a subscription comes or goes. Events are put into
 * queues by {@link #flush}, all that one read of the socket brought at once.
 */
final class Dispatcher {
    private final Originations originations;
    private final Observer observer;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Feed> feeds = new ArrayList<>();
    private @Nullable AmiException endReason;

    private volatile Routes routes = new Routes();

    /** The reader's: feeds that hold something. */
    private final List<Feed> touched = new ArrayList<>();
    /** The reader's: what the read was that brought it. */
    private Arrival latest = new Arrival("", 0, Instant.EPOCH);

    private volatile @Nullable Thread reader;

    Dispatcher(Originations originations, Observer observer) {
        this.originations = originations;
        this.observer = observer;
    }

    /** Adds a queue, which gets events from now on; if the client has ended, it is told at once. */
    void add(EventQueue queue) {
        AmiException ended;
        lock.lock();
        try {
            ended = endReason;
            if (ended == null) {
                feeds.add(new Feed(queue));
                routes = new Routes();
            }
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            end(queue, ended);
        }
    }

    private static void end(EventQueue queue, AmiException reason) {
        if (queue.endsWithClient()) {
            queue.ended(reason);
        }
    }

    void remove(EventQueue queue) {
        lock.lock();
        try {
            if (feeds.removeIf(feed -> feed.queue() == queue)) {
                routes = new Routes();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many queues there are, for tests and metrics. */
    int size() {
        return snapshot().size();
    }

    /** To be called when the interest of a queue has changed; when this returns the change holds for what is read next. */
    void interestChanged() {
        lock.lock();
        try {
            routes = new Routes();
        } finally {
            lock.unlock();
        }
    }

    /** To be called by whoever reads, before a read and behind it. */
    void reading(boolean begins) {
        reader = begins ? Thread.currentThread() : null;
    }

    /** Where events of the name go that stands in the buffer; called by the reader. */
    Route route(byte[] buffer, int start, int end) {
        Routes current = routes;
        Route route = current.find(buffer, start, end);
        if (route == null) {
            route = workOut(new String(buffer, start, end - start, StandardCharsets.UTF_8));
            current.add(Arrays.copyOfRange(buffer, start, end), route);
        }
        return route;
    }

    private Route workOut(String name) {
        List<Feed> wanting = new ArrayList<>();
        for (Feed feed : snapshot()) {
            if (feed.queue().wants(name)) {
                wanting.add(feed);
            }
        }
        return new Route(name, EventTypes.reader(name), wanting.toArray(new Feed[0]), originations);
    }

    private List<Feed> snapshot() {
        lock.lock();
        try {
            return List.copyOf(feeds);
        } finally {
            lock.unlock();
        }
    }

    /** Takes an event that belongs to no list, and its number; called by the reader. */
    void event(Route route, Message message, Arrival arrival, long sequence) {
        if (route.isForOriginates()) {
            originations.event(route.reader.read(message, arrival.origin(sequence)));
        }
        for (Feed feed : route.feeds) {
            if (feed.add(message, route.reader, sequence)) {
                touched.add(feed);
            }
        }
        latest = arrival;
        if (route.isAnnouncement()) {
            ConnectionEvent announced = Announcements.of(message, arrival.origin(sequence));
            if (announced != null) {
                notice(announced);
            }
        }
    }

    /** Called by the reader after each read: puts what came into the queues. */
    void flush() {
        for (int i = 0; i < touched.size(); i++) {
            Feed feed = touched.get(i);
            if (!feed.publish(latest)) {
                remove(feed.queue());
            }
        }
        touched.clear();
    }

    /**
     * Puts a notice into every queue; called by the reader, behind the events that came before.
     *
     * <p>{@link ConnectionEvent.Closed} ends the queues that end with the client.
     */
    void notice(ConnectionEvent notice) {
        if (Thread.currentThread() == reader) {
            flush();
        }
        observer.noticed(notice);
        for (Feed feed : snapshot()) {
            feed.queue().notice(notice);
        }
        if (notice instanceof ConnectionEvent.Closed closed) {
            ended(closed.reason());
        }
    }

    /** Tells every queue, after all events, that nothing more comes. */
    void ended(AmiException reason) {
        List<Feed> all;
        lock.lock();
        try {
            if (endReason != null) {
                return;
            }
            endReason = reason;
            all = List.copyOf(feeds);
            feeds.clear();
            routes = new Routes();
        } finally {
            lock.unlock();
        }
        all.forEach(feed -> end(feed.queue(), reason));
    }
}
