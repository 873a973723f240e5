package io.strowger.client;

import java.util.List;

/**
 * Told what a client does, for metrics, traces and alarms; given to {@link AmiClientBuilder#listener}.
 *
 * <p>Never called by the thread that reads the socket. What it is told of an action comes before the caller learns the
 * outcome, and on its time: by the thread that waits in {@link AmiClient#send}, by the one that completes the future, or by
 * the one that cancels it. The rest comes by a thread of the client's executor, or by the handler's own thread as said at
 * each method. One listener may serve many clients, and may be called by several threads at once. It should return soon.
 * What it throws is logged and changes nothing.
 *
 * <p>A listener is for watching the client; what happens on the PBX is for {@link Subscriber}s. Numbers that are looked at
 * now and then are cheaper to have from {@link AmiClient#metrics}.
 */
public interface AmiListener {
    /** A client was made, and is about to be returned by {@link AmiClientBuilder#connect} or {@code start}; by that thread. */
    default void clientOpened(AmiClient client) {}

    /** A client has ended, closed or given up; the last that is told of its connection. */
    default void clientClosed(AmiClient client) {}

    /** An action of the program has ended; the client's own ones, such as those of the login, are not told. */
    default void actionEnded(ActionTrace trace) {}

    /** Something happened to the connection; in order for each client. */
    default void connectionChanged(ConnectionEvent event) {}

    /** A subscriber was opened; by the thread that opened it. The one of {@link AmiClient#events} comes with its client. */
    default void subscriberOpened(String pbx, String subscriber) {}

    /** A subscriber that had been opened has ended. */
    default void subscriberClosed(String pbx, String subscriber) {}

    /**
     * A subscriber has lost events because its handlers did not keep up.
     *
     * <p>By the subscriber's thread, in place in its stream: a handler that is stuck holds this up as well, but not
     * {@link ClientMetrics.OfSubscriber#lost}.
     */
    default void eventsLost(String pbx, String subscriber, Lost lost) {}

    /** A handler threw; by the thread that called it. */
    default void handlerFailed(String pbx, String subscriber, Throwable thrown) {}

    /**
     * A handler does not return; told once for each such call.
     *
     * @param what what it was called with, such as the name of an event
     * @param thread the name of the thread that it runs in
     * @param stack where it is
     */
    default void handlerStuck(
            String pbx, String subscriber, String what, String thread, List<StackTraceElement> stack) {}
}
