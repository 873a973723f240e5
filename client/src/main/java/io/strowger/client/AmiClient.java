package io.strowger.client;

import io.strowger.client.internal.Connection;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.Answer;
import io.strowger.protocol.action.CommandAction;
import io.strowger.protocol.action.GenericAction;
import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A connection to the manager interface of one PBX: sends actions, and receives events.
 *
 * <p>All methods may be called by any thread. Actions are sent in the order of the calls, each with an ActionID of its own,
 * without waiting for the answers of those before; each ends exactly once: with its answer, an error that Asterisk told,
 * not sent, timed out, or with its outcome unknown. Nothing is ever sent twice.
 *
 * <p>When the connection ends the client comes back by itself, as {@link AmiClientBuilder#reconnect} says: what was written
 * and is unanswered then ends with its outcome unknown, and event mask and filters are set again. {@link Subscriber}s last,
 * and are told of the {@link Gap}; {@link Subscriber#onConnection} tells each step. The client ends, and
 * {@link Subscriber#onClosed} tells so once, with {@link #close} or when it gives up: after logins that were refused time and
 * again, or as many attempts as allowed; with {@link Reconnect#NEVER}, when the connection ends.
 *
 * <p>The blocking methods throw exceptions made on the caller's thread; an {@link InterruptedException} meanwhile becomes
 * an {@link OutcomeUnknownException} (or {@link NotSentException}) with the thread's interrupt flag set again. The futures
 * of the others fail with the same exceptions, and complete on the client's executor, never on the thread that reads the
 * socket. Cancelling a future gives up waiting; what was sent stays sent.
 */
public final class AmiClient implements AutoCloseable {
    private final Connection connection;

    AmiClient(Connection connection) {
        this.connection = connection;
    }

    /**
     * Connects to port 5038 without TLS, and logs in without sending the secret in the clear.
     *
     * @throws AmiConnectException when the server cannot be reached or is no AMI server
     * @throws LoginException when it refuses the login
     */
    public static AmiClient connect(String host, String user, String secret) {
        return builder().host(host).user(user).secret(secret).connect();
    }

    /** Starts the settings of a connection. */
    public static AmiClientBuilder builder() {
        return new AmiClientBuilder();
    }

    /**
     * Sends an action and waits for its answer, for as long as the action timeout.
     *
     * @throws ActionFailedException when Asterisk answers {@code Error}
     * @throws ActionTimeoutException when no answer comes in time
     * @throws NotSentException when nothing was sent
     * @throws OutcomeUnknownException when it was sent and the connection ended
     * @throws ListTooLongException when it is answered by a longer list than {@link Limits#listItems} allows
     * @throws IllegalArgumentException when the action cannot be written, such as for a line end in a value
     */
    public <R> R send(Action<R> action) {
        return connection.requests().call(action, connection.settings().actionTimeout());
    }

    /** Sends an action and waits for its answer, for as long as given; see {@link #send(Action)}. */
    public <R> R send(Action<R> action, Duration timeout) {
        return connection.requests().call(action, timeout);
    }

    /**
     * Sends a list action and hands its items over one by one, on the caller's thread, as they come.
     *
     * <p>For lists too long to be held at once. Items that come faster than they are consumed wait in a buffer that is
     * bounded by {@link Limits#listItems}. What the consumer throws ends the call, and the rest of the list is dropped.
     * Events that belong to the list but are not of its type are left out. The timeout is for the time between two items.
     *
     * @return the response before the items
     */
    public <E extends Event> Response send(ListAction<E> action, Consumer<? super E> items) {
        return connection.requests().stream(action, items, connection.settings().actionTimeout());
    }

    /**
     * Sends an action that is chosen at run time, and hands its answer over part by part, on the caller's thread, as it
     * comes: the response, and then the items of a list one by one, of whatever type.
     *
     * <p>Like {@link #send(ListAction, Consumer)} otherwise: what waits for the consumers is bounded by
     * {@link Limits#listItems}, what they throw ends the call, and the timeout is for the time between two items. An error
     * is thrown and not handed over, as with {@link #send(Action)}; one that comes after the response, such as the end of
     * the connection, is thrown when the items before it have been handed over. Where {@link BlockingActions} sends the
     * action over a connection of its own, its answer is handed over when it is complete.
     *
     * @param response takes the response, once, before the items
     * @param items takes the items, in the order received; never called for an action that is answered without a list
     * @return the answer without its items: the response once more, and the event that ended the list
     */
    public Answer send(GenericAction action, Consumer<? super Response> response, Consumer<? super Event> items) {
        return connection.requests().stream(
                action, response, items, connection.settings().actionTimeout());
    }

    /**
     * Sends an action without waiting, not even for the socket.
     *
     * <p>Fails at once, with an exception rather than a future, only for an action that cannot be written.
     */
    public <R> CompletableFuture<R> sendAsync(Action<R> action) {
        return connection.requests().submit(action, connection.settings().actionTimeout());
    }

    /** Sends an action without waiting; the future fails when the answer does not come in the time given. */
    public <R> CompletableFuture<R> sendAsync(Action<R> action, Duration timeout) {
        return connection.requests().submit(action, timeout);
    }

    /**
     * Places a call, and gives its outcome: answered, busy, no answer, ...
     *
     * <p>The action is sent with {@code Async: true} and, where it has none, a {@code ChannelId} of this client's, by which
     * the channel's events are known from those of others. The future fails when Asterisk refuses the action; it ends as
     * {@link OriginateOutcome.OutcomeUnknown} when the connection ends, or when nothing is heard for some seconds more than
     * the action's timeout (which Asterisk does not observe, and neither does this client, where it is 0). Cancelling the
     * future gives up waiting: an action that is not written yet is not sent, a call that is under way goes on. Asterisk tells the outcome in events of class {@code call}, so an event mask or filter of this
     * client that hides them is refused at once with an {@link IllegalStateException}, and so is a {@code ChannelId} of
     * the caller's that another call under way has.
     */
    public CompletableFuture<OriginateOutcome> originate(OriginateAction action) {
        return connection.requests().originate(action);
    }

    /** Asks the server for a sign of life, and gives the time between writing the question and reading the answer. */
    public Duration ping() {
        return connection.requests().ping();
    }

    /**
     * Runs a command of Asterisk's command line, and gives the lines that it printed.
     *
     * @throws ActionFailedException when there is no such command, among others; its response has the output
     */
    public List<String> command(String cliCommand) {
        return send(CommandAction.builder(cliCommand).build()).output();
    }

    /**
     * What is known of the server of the last connection.
     *
     * @throws IllegalStateException before the first one, after {@link AmiClientBuilder#start}
     */
    public ServerInfo server() {
        return connection.server();
    }

    /** The client's events, with a queue and a thread of their own; always the same object. */
    public Subscriber events() {
        return connection.events();
    }

    /** Starts the settings of a subscriber with a queue, a thread and an overflow policy of its own. */
    public SubscriberBuilder subscriber(String name) {
        return connection.subscriber(name);
    }

    /**
     * A picture of what the client has done since it was made, and of what waits in it.
     *
     * <p>Costs some microseconds, and holds up nobody; meant for being asked every few seconds.
     */
    public ClientMetrics metrics() {
        return connection.metrics();
    }

    /** True until {@link #close} is called or the client has given up its PBX; it may be disconnected all the same. */
    public boolean isOpen() {
        return connection.isOpen();
    }

    /** How the client is doing: connecting, ready, waiting, ...; as the connection events tell. */
    public Health health() {
        return connection.health();
    }

    /** True while logged in and ready to send. */
    public boolean isConnected() {
        return connection.isConnected();
    }

    /**
     * True while Asterisk has let this client in and is still starting: it has not said {@code FullyBooted}, which it says
     * behind each login once it has started.
     *
     * <p>Meanwhile an action whose module is not ready yet is answered with {@code Permission denied}, whatever the user
     * may do, and the connection is closed (seen with Asterisk 16 and 22). {@link ConnectionEvent.FullyBooted} says when
     * that is over. False where it cannot be known: the user may not read the class {@code system}, the event mask leaves it
     * out, or Asterisk has not told what the user may read. Where a filter, the client's or the user's, keeps the word back
     * that it has started meanwhile, this stays true for the session.
     */
    public boolean isStarting() {
        return connection.isStarting();
    }

    /**
     * Logs off and closes the connection, after the actions that wait for an answer have ended or the close timeout is
     * over.
     *
     * <p>From the moment of the call nothing more can be sent. Returns when the client's threads have ended, but for the
     * one that calls and for handlers that do not return within the close timeout. May be called by any thread, also by a
     * handler, and more than once.
     */
    @Override
    public void close() {
        connection.close();
    }

    /** What the client is made of, for its tests. */
    Connection connection() {
        return connection;
    }

    /** Shows the PBX and the user. */
    @Override
    public String toString() {
        return "AmiClient[" + connection + "]";
    }
}
