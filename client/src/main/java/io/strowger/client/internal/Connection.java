package io.strowger.client.internal;

import io.strowger.client.ActionTimeoutException;
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
import io.strowger.protocol.wire.Banner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one client is made of: the settings, the session of the moment, the subscriber and the pending originates. */
public final class Connection {
    private final Settings settings;
    private final Executor executor;
    private final ActionIds ids = new ActionIds();
    private final Conversation conversation = new Conversation(ids);
    private final Counters counters = new Counters();
    private final Originations originations;
    private final Dispatcher dispatcher;
    private final QueuedSubscriber subscriber;
    private final Verdicts verdicts;
    private final Session session;
    private final Closing closing;
    private volatile @Nullable ServerInfo server;

    private Connection(Settings settings, Transport transport) {
        this.settings = settings;
        this.executor = Threads.dependable(settings.executor());
        this.originations = new Originations(settings.pbx(), executor);
        this.dispatcher = new Dispatcher(originations);
        this.subscriber = new QueuedSubscriber(settings, dispatcher, executor);
        this.verdicts = new Verdicts(settings.pbx(), new Refusals(settings.pbx(), settings.user(), this::version));
        this.session = new Session(settings, 1, ids, transport, dispatcher, counters, originations::ended);
        this.closing = new Closing(settings, session, conversation, subscriber);
    }

    /** Connects and logs in. */
    public static Connection open(Settings settings) {
        Connection connection = new Connection(settings, Transport.open(settings));
        try {
            connection.session.start();
            Login login = new Login(connection.session, connection.conversation);
            connection.server = serverInfo(settings.pbx(), login.perform());
            new Preparation(connection.session, connection.conversation, connection.verdicts, login)
                    .perform(connection::refined, connection::version);
            return connection;
        } catch (RuntimeException | Error failed) {
            connection.closing.abandon();
            throw failed;
        }
    }

    private static ServerInfo serverInfo(String pbx, Banner banner) {
        return new ServerInfo(pbx, banner, AsteriskVersion.of(banner), null);
    }

    private void refined(String fullVersion) {
        ServerInfo known = server();
        AsteriskVersion exact = AsteriskVersion.parse(fullVersion);
        server = new ServerInfo(known.pbx(), known.banner(), exact == null ? known.version() : exact, fullVersion);
    }

    private @Nullable AsteriskVersion version() {
        ServerInfo known = server;
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
        return session.remembered();
    }

    /** Sends an action and waits for its answer. */
    public <R> R call(Action<R> action, Duration timeout) {
        return verdicts.value(action, timeout, ending(action, timeout));
    }

    private Ending ending(Action<?> action, Duration timeout) {
        Waiter waiter = new Waiter();
        Pending pending = conversation.pending(action, Durations.nanos(timeout), waiter);
        submit(pending);
        try {
            return waiter.await();
        } catch (InterruptedException stopped) {
            session.cancel(pending);
            Ending ending = waiter.awaitUninterruptibly();
            Thread.currentThread().interrupt();
            return ending;
        }
    }

    private void submit(Pending pending) {
        if (closing.hasBegun() || !session.submit(pending, true)) {
            throw verdicts.notSent(pending.info.name(), session.endReason());
        }
    }

    /** Sends an action without waiting. */
    public <R> CompletableFuture<R> submit(Action<R> action, Duration timeout) {
        Reply<R> reply = new Reply<>(action, timeout, verdicts, executor);
        send(action, timeout, reply);
        return reply;
    }

    private <R> void send(Action<R> action, Duration timeout, Reply<R> reply) {
        Pending pending = conversation.pending(action, Durations.nanos(timeout), reply);
        try {
            submit(pending);
            reply.onGiveUp(() -> session.cancel(pending));
        } catch (AmiException notSent) {
            reply.completeExceptionally(notSent);
        }
    }

    /** Sends a list action and hands over its items as they come. */
    public <E extends Event> Response stream(ListAction<E> action, Consumer<? super E> items, Duration timeout) {
        ItemStream stream = new ItemStream(settings.limits().listItems());
        Pending pending = conversation.pending(action, Durations.nanos(timeout), stream);
        submit(pending);
        try {
            for (Event item = stream.next(); item != null; item = stream.next()) {
                if (action.itemType().isInstance(item)) {
                    items.accept(action.itemType().cast(item));
                }
            }
        } catch (InterruptedException stopped) {
            session.cancel(pending);
            Thread.currentThread().interrupt();
            throw verdicts.failure(action.name(), timeout, new Ending.Cancelled(pending.written));
        } finally {
            // Only where the consumer threw has the list not ended by now.
            session.cancel(pending);
        }
        return verdicts.value(action, timeout, stream.ending()).response();
    }

    /** Places a call and gives its outcome. */
    public CompletableFuture<OriginateOutcome> originate(OriginateAction action) {
        Visibility.checkOriginateResponse(settings);
        PreparedOriginate prepared = PreparedOriginate.of(action, ids.next());
        Duration timeout = settings.actionTimeout();
        Reply<Response> reply = new Reply<>(prepared, timeout, verdicts, executor);
        Pending pending = conversation.pending(prepared, Durations.nanos(timeout), reply);
        CompletableFuture<OriginateOutcome> outcome = originations.arm(prepared, pending.id);
        CompletableFuture<?> unused = reply.whenComplete((response, failure) -> {
            if (failure == null) {
                originations.accepted(prepared);
            } else {
                boolean unknown =
                        failure instanceof OutcomeUnknownException || failure instanceof ActionTimeoutException;
                originations.failed(prepared, failure, unknown);
            }
        });
        try {
            submit(pending);
            CompletableFuture<?> given = outcome.whenComplete((known, failure) -> session.cancel(pending));
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
        ServerInfo known = server;
        if (known == null) {
            throw new IllegalStateException("not logged in yet");
        }
        return known;
    }

    /** The default subscriber. */
    public Subscriber events() {
        return subscriber;
    }

    /** Starts the settings of a subscriber of its own. */
    public SubscriberBuilder subscriber(String name) {
        throw new UnsupportedOperationException(name);
    }

    /** True while logged in. */
    public boolean isConnected() {
        return isOpen();
    }

    /** True while logged in. */
    public boolean isOpen() {
        return !closing.hasBegun() && session.endReason() == null;
    }

    /** Logs off and ends everything. */
    public void close() {
        closing.perform();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
