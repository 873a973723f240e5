package io.strowger.client.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.ClientMetrics;
import io.strowger.client.Health;
import io.strowger.client.ServerInfo;
import io.strowger.client.Subscriber;
import io.strowger.client.SubscriberBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Observer observer;
    private final Originations originations;
    private final Dispatcher dispatcher;
    private final Subscribers subscribers;
    private final Actions actions;
    private final Requests requests;
    private final Link link;
    private final Closing closing;

    /**
     * Makes one that does nothing yet.
     *
     * @param failFast true where a failure of the first attempt is the end
     * @param watchedBy who is told of its actions; null for its own observer
     */
    private Connection(Settings settings, World world, boolean failFast, @Nullable Observer watchedBy) {
        this.settings = settings;
        this.completions = new Completions(Threads.factory(settings), settings.executor());
        this.originations = new Originations(settings.pbx(), completions);
        this.observer = new Observer(settings.pbx(), settings.listeners());
        this.dispatcher = new Dispatcher(originations, observer);
        observer.follow(dispatcher, completions);
        this.subscribers = new Subscribers(settings, dispatcher, completions, observer);
        Verdicts verdicts = new Verdicts(settings.pbx(), new Refusals(settings.pbx(), settings.user(), this::known));
        this.actions = new Actions(settings, ids, conversation, verdicts, completions);
        Observer ofActions = watchedBy == null ? observer : watchedBy;
        this.blocking = new BlockingRoute(settings, completions, ofActions);
        this.requests = new Requests(
                settings, ids, conversation, verdicts, actions, originations, blocking, ofActions, completions);
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
        Readiness.begin(settings);
        return open(settings, World.REAL);
    }

    static Connection open(Settings settings, World world) {
        return opened(new Connection(settings, world, true, null));
    }

    /** Connects for another client's blocking actions, which that one watches. */
    static Connection second(Settings settings, Observer ofActions) {
        return opened(new Connection(settings, World.REAL, true, ofActions));
    }

    private static Connection opened(Connection connection) {
        boolean done = false;
        try {
            connection.begin();
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

    /** Begins to connect, as one of many whose events are one stream, and goes on trying. */
    public static Connection start(Settings settings, FleetStream stream) {
        Connection connection = new Connection(settings, World.REAL, false, null);
        stream.add(connection);
        connection.begin();
        return connection;
    }

    static Connection start(Settings settings, World world) {
        Connection connection = new Connection(settings, world, false, null);
        connection.begin();
        return connection;
    }

    private void begin() {
        observer.begin(this::metrics);
        link.start();
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

    /** What the client was built with. */
    public Settings settings() {
        return settings;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** How it is doing. */
    public Health health() {
        return observer.health();
    }

    /** What was dropped on purpose. */
    public Counters counters() {
        return counters;
    }

    /** A picture of what it does. */
    public ClientMetrics metrics() {
        Load load = actions.pending().load();
        return new ClientMetrics(
                settings.pbx(),
                Instant.now(),
                counters.traffic(load),
                observer.connection(isConnected()),
                observer.actions(load),
                subscribers.metrics());
    }

    /** To be called before the client is given to the program. */
    public void opened(AmiClient client) {
        observer.opened(client);
    }

    /** How many actions are remembered: pending, or given up with their responses still to come. */
    public int remembered() {
        return actions.remembered();
    }

    /** What sends actions. */
    public Requests requests() {
        return requests;
    }

    private @Nullable ServerInfo known() {
        return link.server();
    }

    /** What is known of the server. */
    public ServerInfo server() {
        ServerInfo known = known();
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

    /** True where the PBX would have said that it is fully booted, and has not. */
    public boolean isStarting() {
        Health now = health();
        return now.isConnected() && !now.booted() && Visibility.tellsOfBoot(settings, known());
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
        completions.retire();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
