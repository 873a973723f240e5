package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ClientMetrics;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.client.Overflow;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.Origin;
import io.strowger.protocol.wire.Message;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** An event queue whose handling is done when a test says so, on the test's thread, and written down. */
final class RecordedQueue implements Executor, EventConsumer {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final EventQueue queue;
    /** Event numbers, {@link Lost}, {@link ConnectionEvent} and {@link AmiException} in the order handled. */
    final List<Object> stream = new ArrayList<>();
    /** Called with each item while it is being handled. */
    Consumer<Object> meanwhile = item -> {};

    RecordedQueue(int events, long bytes, Overflow overflow) {
        queue = new EventQueue(new Settings.Delivery(events, bytes, overflow), this, this, StuckWatch.LONG);
    }

    EventQueue queue() {
        return queue;
    }

    static Event event(long number) {
        return event(number, "");
    }

    static Event event(long number, String padding) {
        Message message = Message.of("Event: Hangup\r\nUniqueid: " + number + "\r\nX: " + padding + "\r\n");
        return EventTypes.read(message, new Origin("pbx", 1, number, Instant.ofEpochSecond(number)));
    }

    static ConnectionEvent notice(long number) {
        return new ConnectionEvent.Connecting("pbx", Instant.ofEpochSecond(number), number);
    }

    void offer(long from, long to) {
        for (long number = from; number < to; number++) {
            publish(List.of(event(number)));
        }
    }

    /** Puts in so many events as if one read had brought them. */
    boolean publish(List<Event> events) {
        return publish(queue, events);
    }

    /** Puts so many events into a queue as if one read had brought them, when the first was received. */
    static boolean publish(EventQueue queue, List<Event> events) {
        return queue.publish(parcel(events));
    }

    static Parcel parcel(List<Event> events) {
        Origin origin = events.get(0).origin();
        return new Parcel(
                new Arrival(origin.pbx(), origin.session(), origin.receivedAt()),
                events.stream().map(Event::message).toArray(Message[]::new),
                events.stream().map(event -> EventTypes.reader(event.name())).toArray(EventReader[]::new),
                events.stream().mapToLong(event -> event.origin().sequence()).toArray(),
                events.size(),
                events.stream().mapToLong(Backlog::size).sum());
    }

    /** Has everything handled. */
    void handle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    ClientMetrics.OfSubscriber stats() {
        return queue.metrics("test", 0);
    }

    /** What the stream shows in one line each. */
    List<String> told() {
        return stream.stream().map(RecordedQueue::told).toList();
    }

    private static String told(Object item) {
        if (item instanceof Lost lost) {
            return "lost " + lost.count() + " from " + lost.from().getEpochSecond() + " to "
                    + lost.to().getEpochSecond();
        }
        if (item instanceof ConnectionEvent.Connecting notice) {
            return "notice " + notice.attempt();
        }
        return item instanceof AmiException end ? "end " + end.getClass().getSimpleName() : String.valueOf(item);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public boolean wants(String name) {
        return true;
    }

    @Override
    public void event(Event event) {
        handled(event.origin().sequence());
    }

    @Override
    public void lost(Lost lost) {
        handled(lost);
    }

    @Override
    public void notice(ConnectionEvent notice) {
        handled(notice);
    }

    @Override
    public void ended(AmiException reason) {
        handled(reason);
    }

    private void handled(Object item) {
        stream.add(item);
        meanwhile.accept(item);
    }
}
