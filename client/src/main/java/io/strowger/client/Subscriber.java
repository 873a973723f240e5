package io.strowger.client;

import io.strowger.protocol.event.Event;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One consumer of a client's events: handlers, with a queue and a thread of their own.
 *
 * <p>Handlers run one at a time, in the order in which Asterisk sent the events, and for one event in the order in which
 * they were subscribed; never on the thread that reads the socket, so a handler may send actions and wait for their
 * answers. A handler that throws is logged and gets the next event all the same. A slow one delays the other handlers of
 * this subscriber, and nothing else: when the queue is full, events are dropped as {@link Overflow} says, and a {@link Lost}
 * notice stands in their place. Notices of the connection are never dropped, but when more than 1,000 wait, those that follow
 * each other are merged: the newest of each kind is told, with one gap for several. A handler that does not return within
 * 10 seconds or so is logged with its stack, once.
 *
 * <p>Events that no handler asked for cost next to nothing. The items of a list that this client asked for are not events
 * of this stream. All methods may be called by any thread, also by a handler.
 */
public interface Subscriber extends AutoCloseable {
    /** The subscriber's name, as it stands in thread names, log messages and metrics. */
    String name();

    /**
     * Calls the handler for each event of that type: one kind of event, or a family such as all events of a channel.
     *
     * @param type a generated event type, a family interface, {@code UnknownEvent}, or {@code Event} for all
     */
    <E extends Event> Subscription on(Class<E> type, Consumer<? super E> handler);

    /** Calls the handler for each event of that name, without regard to case; the catalog need not know it. */
    Subscription on(String name, Consumer<? super Event> handler);

    /** Calls the handler for every event. */
    Subscription onAll(Consumer<? super Event> handler);

    /** Calls the handler where events were dropped because the handlers did not keep up. */
    Subscription onLost(Consumer<? super Lost> handler);

    /** Calls the handler where the PBX could not be heard: once for each reconnect, before the events that follow it. */
    Subscription onGap(Consumer<? super Gap> handler);

    /** Calls the handler when something happens to the connection, in order with the events. */
    Subscription onConnection(Consumer<? super ConnectionEvent> handler);

    /**
     * Calls the handler once when nothing more will come, after all events that were received before.
     *
     * <p>It gets the reason: a {@link ClosedException} after {@link AmiClient#close} or {@link #close}, a
     * {@link SubscriberOverflowException}, or why the client gave up: with {@link Reconnect#NEVER} a
     * {@link ConnectionLostException}. When nothing more will come already it is called at once.
     */
    Subscription onClosed(Consumer<? super AmiException> handler);

    /**
     * Waits for one event: a future that holds the first one from now on that passes the test.
     *
     * <p>It is armed when this returns, so call it before sending the action that causes the event. The test runs apart
     * from the handlers, so a handler may wait for the future. After the timeout the future fails with
     * {@link java.util.concurrent.TimeoutException}; when the client ends, with the reason; when the test throws, with what
     * it threw. It outlasts a reconnect, because the event may still come; where the connection was down meanwhile, the
     * exception after the timeout says so, for then the event may have been missed.
     */
    <E extends Event> CompletableFuture<E> await(Class<E> type, Predicate<? super E> test, Duration timeout);

    /**
     * Waits for one event of several types: the first of them, in the order in which Asterisk sent them, that passes the
     * test.
     *
     * <p>For outcomes that are told in several ways, such as a channel that is parked or ends. Otherwise like
     * {@link #await(Class, Predicate, Duration)}.
     *
     * @throws IllegalArgumentException where there are no types, or one of them is the type of no event
     */
    CompletableFuture<Event> await(Set<Class<? extends Event>> types, Predicate<? super Event> test, Duration timeout);

    /**
     * Ends the subscriber: no call of a handler begins after this returns, except of {@link #onClosed}; what waits is
     * dropped.
     *
     * <p>Waits for a handler that is running, for as long as the client's close timeout, unless called by one. The
     * subscriber of {@link AmiClient#events} ends with its client only: closing it throws an
     * {@link UnsupportedOperationException}.
     */
    @Override
    void close();
}
