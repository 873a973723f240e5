package io.strowger.client.internal;

import io.strowger.client.ActionTimeoutException;
import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.ServerInfo;
import io.strowger.client.Subscriber;
import io.strowger.client.SubscriberBuilder;
import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.value.AsteriskVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one client is made of: the settings, the link, the subscriber and the pending originates. */
public final class Connection {
    /** How much later than it should a first attempt may end; only user code, such as the secret's supplier, is so late. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Settings settings;
    private final Completions completions;
    private final BlockingRoute blocking;
    private final ActionIds ids = new ActionIds();
    private final Conversation conversation = new Conversation(ids);
    private final Counters counters = new Counters();
    private final Originations originations;
    private final Dispatcher dispatcher;
    private final Subscribers subscribers;
    private final Verdicts verdicts;
    private final Actions actions;
    private final Link link;
    private final Closing closing;

    private Connection(Settings settings, World world, boolean failFast) {
        this.settings = settings;
        this.completions = new Completions(Threads.factory(settings), settings.executor());
        this.blocking = new BlockingRoute(settings, completions);
        this.originations = new Originations(settings.pbx(), completions);
        this.dispatcher = new Dispatcher(originations);
        this.subscribers = new Subscribers(settings, dispatcher, completions, HandlerTrouble.IGNORED);
        this.verdicts = new Verdicts(settings.pbx(), new Refusals(settings.pbx(), settings.user(), this::version));
        this.actions = new Actions(settings, ids, conversation, verdicts, completions);
        Parts parts = new Parts(
                settings,
                world,
                Threads.factory(settings),
                ids,
                conversation,
                verdicts,
                actions,
                originations,
                dispatcher,
                counters);
        this.link = new Link(parts, failFast);
        this.closing = new Closing(settings, link, actions, conversation, subscribers);
    }

    /** Connects and logs in; fails when the first attempt does. */
    public static Connection open(Settings settings) {
        return open(settings, World.REAL);
    }

    static Connection open(Settings settings, World world) {
        Connection connection = new Connection(settings, world, true);
        boolean done = false;
        try {
            connection.link.start();
            connection.awaitFirstAttempt();
            done = true;
            return connection;
        } finally {
            if (!done) {
                connection.closing.abandon();
            }
        }
    }

    /** Begins to connect, and goes on trying. */
    public static Connection start(Settings settings) {
        return start(settings, World.REAL);
    }

    static Connection start(Settings settings, World world) {
        Connection connection = new Connection(settings, world, false);
        connection.link.start();
        return connection;
    }

    private void awaitFirstAttempt() {
        Duration longest =
                settings.connectTimeout().plus(settings.loginTimeout()).plus(SLACK);
        try {
            link.firstAttempt().get(Durations.nanos(longest), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw asOnThisThread(failed.getCause());
        } catch (TimeoutException stuck) {
            throw new AmiConnectException(
                    AmiConnectException.Kind.TIMEOUT,
                    "Cannot connect to " + settings.pbx() + ": it was not done within " + Durations.text(longest)
                            + ". Does the supplier of the secret take its time?",
                    stuck);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AmiConnectException(
                    AmiConnectException.Kind.LOST,
                    "The login to " + settings.pbx() + " was given up: the thread was interrupted.",
                    stopped);
        }
    }

    /** The exception itself, with the stack of the thread that called for the connection. */
    private static RuntimeException asOnThisThread(@Nullable Throwable failure) {
        if (failure instanceof AmiException known) {
            if (known.getClass() == AmiException.class && known.getCause() instanceof RuntimeException unexpected) {
                return unexpected;
            }
            Throwable unused = known.fillInStackTrace();
            return known;
        }
        return new AmiException("Connecting failed: " + failure, failure);
    }

    private @Nullable AsteriskVersion version() {
        ServerInfo known = link.server();
        return known == null ? null : known.version();
    }

    /** What the client was built with. */
    public Settings settings() {
        return settings;
    }

    /** What was dropped on purpose. */
    public Counters counters() {
        return counters;
    }

    /** How many actions are remembered: pending, or given up with their responses still to come. */
    public int remembered() {
        return actions.remembered();
    }

    /** Sends an action and waits for its answer. */
    public <R> R call(Action<R> action, Duration timeout) {
        return blocking.takes(action) ? blocking.call(action, timeout) : callHere(action, timeout);
    }

    /** Sends an action over this connection, whatever it is. */
    <R> R callHere(Action<R> action, Duration timeout) {
        return verdicts.value(action, timeout, ending(action, timeout));
    }

    private Ending ending(Action<?> action, Duration timeout) {
        if (Thread.currentThread().isInterrupted()) {
            throw verdicts.failure(action.name(), timeout, new Ending.Cancelled(false));
        }
        Waiter waiter = new Waiter();
        Pending pending = conversation.pending(action, Durations.nanos(timeout), waiter);
        actions.submitAndMayWrite(pending);
        try {
            return waiter.await();
        } catch (InterruptedException stopped) {
            actions.cancel(pending);
            Ending ending = waiter.awaitUninterruptibly();
            Thread.currentThread().interrupt();
            return ending;
        }
    }

    /** Sends an action without waiting. */
    public <R> CompletableFuture<R> submit(Action<R> action, Duration timeout) {
        if (blocking.takes(action)) {
            return blocking.submit(action, timeout);
        }
        Reply<R> reply = new Reply<>(action, timeout, verdicts, completions);
        send(action, timeout, reply);
        return reply;
    }

    private <R> void send(Action<R> action, Duration timeout, Reply<R> reply) {
        Pending pending = conversation.pending(action, Durations.nanos(timeout), reply);
        try {
            actions.submit(pending);
            reply.onGiveUp(() -> actions.cancel(pending));
        } catch (AmiException notSent) {
            reply.completeExceptionally(notSent);
        }
    }

    /** Sends a list action and hands over its items as they come. */
    public <E extends Event> Response stream(ListAction<E> action, Consumer<? super E> items, Duration timeout) {
        ItemStream stream = new ItemStream(settings.limits().listItems());
        Pending pending = conversation.pending(action, Durations.nanos(timeout), stream);
        actions.submitAndMayWrite(pending);
        try {
            for (Event item = stream.next(); item != null; item = stream.next()) {
                if (action.itemType().isInstance(item)) {
                    items.accept(action.itemType().cast(item));
                }
            }
        } catch (InterruptedException stopped) {
            actions.cancel(pending);
            Thread.currentThread().interrupt();
            throw verdicts.failure(action.name(), timeout, new Ending.Cancelled(pending.written));
        } finally {
            // Only where the consumer threw has the list not ended by now.
            actions.cancel(pending);
        }
        return verdicts.value(action, timeout, stream.ending()).response();
    }

    /** Places a call and gives its outcome. */
    public CompletableFuture<OriginateOutcome> originate(OriginateAction action) {
        Visibility.checkOriginateResponse(settings);
        PreparedOriginate prepared = PreparedOriginate.of(action, ids.next());
        Duration timeout = settings.actionTimeout();
        Reply<Response> reply = new Reply<>(prepared, timeout, verdicts, completions);
        // On the reader's thread, so that no end of the session comes in between.
        Pending pending = conversation.pending(prepared, Durations.nanos(timeout), ending -> {
            if (ending instanceof Ending.Answered told
                    && told.answer().response().isSuccess()) {
                originations.accepted(prepared);
            }
            reply.end(ending);
        });
        CompletableFuture<OriginateOutcome> outcome = originations.arm(prepared, ids.text(pending.number));
        CompletableFuture<?> unused = reply.whenComplete((response, failure) -> {
            if (failure != null) {
                boolean unknown =
                        failure instanceof OutcomeUnknownException || failure instanceof ActionTimeoutException;
                originations.failed(prepared, failure, unknown);
            }
        });
        try {
            actions.submit(pending);
            CompletableFuture<?> given = outcome.whenComplete((known, failure) -> actions.cancel(pending));
        } catch (AmiException notSent) {
            reply.completeExceptionally(notSent);
        }
        return outcome;
    }

    /** The time from writing a Ping to reading its answer. */
    public Duration ping() {
        PingAction ping = PingAction.builder().build();
        Ending ending = ending(ping, settings.actionTimeout());
        verdicts.value(ping, settings.actionTimeout(), ending);
        return Duration.ofNanos(ending instanceof Ending.Answered answered ? answered.nanos() : 0);
    }

    /** What is known of the server. */
    public ServerInfo server() {
        ServerInfo known = link.server();
        if (known == null) {
            throw new IllegalStateException("not logged in to " + settings.pbx() + " yet");
        }
        return known;
    }

    /** The default subscriber. */
    public Subscriber events() {
        return subscribers.events();
    }

    /** Starts the settings of a subscriber of its own. */
    public SubscriberBuilder subscriber(String name) {
        return subscribers.builder(name);
    }

    /** True while logged in. */
    public boolean isConnected() {
        Session session = link.ready();
        return !closing.hasBegun() && session != null && session.endReason() == null;
    }

    /** True until closed or given up. */
    public boolean isOpen() {
        return !closing.hasBegun() && link.endReason() == null;
    }

    /** Logs off and ends everything. */
    public void close() {
        blocking.close();
        closing.perform();
        completions.finish();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
