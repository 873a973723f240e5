package io.strowger.client;

import io.strowger.client.internal.FleetStream;
import io.strowger.protocol.action.Action;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many PBXs by name: clients that come and go at run time, with one stream of all their events.
 *
 * <p>Each PBX has a client of its own, which connects by itself and comes back by itself, so that one that is down holds up
 * none of the others. Handlers and futures of all of them share the fleet's executor; with it, a PBX costs two platform
 * threads, one that reads and one that connects and writes. {@code Event.origin().pbx()}, {@link ConnectionEvent#pbx} and
 * {@link Gap#pbx} tell whose an event is. All methods may be called by any thread.
 */
public final class AmiFleet implements AutoCloseable {
    /** How many clients are closed at a time. */
    private static final int CLOSING_THREADS = 16;

    private final FleetStream stream;
    private final Consumer<? super AmiClientBuilder> defaults;
    private final @Nullable ThreadFactory threadFactory;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, AmiClient> clients = new LinkedHashMap<>();
    /** Names of clients that are being made, outside the lock. */
    private final Set<String> beingAdded = new HashSet<>();

    private boolean closed;

    AmiFleet(FleetStream stream, Consumer<? super AmiClientBuilder> defaults, @Nullable ThreadFactory threadFactory) {
        this.stream = stream;
        this.defaults = defaults;
        this.threadFactory = threadFactory;
    }

    /** Starts the settings of a fleet. */
    public static AmiFleetBuilder builder() {
        return new AmiFleetBuilder();
    }

    /**
     * Adds a PBX, and returns its client at once, connecting: see {@link AmiClientBuilder#start}.
     *
     * <p>The fleet's subscribers get all of its events, from the first {@link ConnectionEvent.Connecting} on.
     *
     * @param name what to call the PBX, in events as well
     * @param settings adds the PBX's own settings to those that the fleet was told for all
     * @throws IllegalArgumentException when there is a PBX of that name already, or the settings are not right
     * @throws ClosedException when the fleet is closed
     */
    public AmiClient add(String name, Consumer<? super AmiClientBuilder> settings) {
        AmiClientBuilder client = AmiClient.builder().executor(stream.executor());
        if (threadFactory != null) {
            client.threadFactory(threadFactory);
        }
        defaults.accept(client);
        settings.accept(client);
        client.name(name);
        reserve(name);
        AmiClient started = null;
        try {
            started = client.start(stream);
        } finally {
            release(name, started);
        }
        return started;
    }

    private void reserve(String name) {
        lock.lock();
        try {
            if (closed) {
                throw notAdded(name);
            }
            if (clients.containsKey(name) || !beingAdded.add(name)) {
                throw new IllegalArgumentException("there is a PBX called '" + name + "' in the fleet already");
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(String name, @Nullable AmiClient started) {
        boolean tooLate;
        lock.lock();
        try {
            beingAdded.remove(name);
            tooLate = closed;
            if (started != null && !tooLate) {
                clients.put(name, started);
            }
        } finally {
            lock.unlock();
        }
        if (started != null && tooLate) {
            end(started);
            throw notAdded(name);
        }
    }

    private static ClosedException notAdded(String name) {
        return new ClosedException("'" + name + "' was not added to the fleet: it is closed.");
    }

    /**
     * Takes a PBX out, and closes its client: see {@link AmiClient#close}.
     *
     * <p>The last that the fleet's subscribers get from it is {@link ConnectionEvent.Closed}.
     *
     * @return false where there is no PBX of that name
     */
    public boolean remove(String name) {
        AmiClient client;
        lock.lock();
        try {
            client = clients.remove(name);
        } finally {
            lock.unlock();
        }
        if (client != null) {
            end(client);
        }
        return client != null;
    }

    /** The client of a PBX. */
    public Optional<AmiClient> find(String name) {
        lock.lock();
        try {
            return Optional.ofNullable(clients.get(name));
        } finally {
            lock.unlock();
        }
    }

    /** The clients of all PBXs by their names, in the order in which they were added: a copy. */
    public Map<String, AmiClient> clients() {
        lock.lock();
        try {
            return Collections.unmodifiableMap(new LinkedHashMap<>(clients));
        } finally {
            lock.unlock();
        }
    }

    /** The events of all PBXs, with a queue of their own; always the same object. Each PBX's events are in order. */
    public Subscriber events() {
        return stream.events();
    }

    /**
     * What each of the fleet's own subscribers did, and what waits for it, the one of {@link #events} first; the clients have
     * {@linkplain AmiClient#metrics metrics} of their own.
     */
    public List<ClientMetrics.OfSubscriber> metrics() {
        return stream.metrics();
    }

    /** Starts the settings of a subscriber to the events of all PBXs, with a queue and an overflow policy of its own. */
    public SubscriberBuilder subscriber(String name) {
        return stream.subscriber(name);
    }

    /**
     * Sends an action to every PBX, and waits for all the answers, for as long as each client's action timeout.
     *
     * <p>Does not throw for what becomes of the action at a PBX: {@link FleetAnswers#failures} tells. When the thread is
     * interrupted meanwhile, what is missing counts as failed, and the interrupt flag is set again.
     *
     * @throws IllegalArgumentException when the action cannot be written, such as for a line end in a value
     */
    public <R> FleetAnswers<R> sendAll(Action<R> action) {
        return await(sendAllAsync(action));
    }

    /** Sends an action to every PBX, and waits for all the answers, for as long as given; see {@link #sendAll(Action)}. */
    public <R> FleetAnswers<R> sendAll(Action<R> action, Duration timeout) {
        return await(sendAllAsync(action, timeout));
    }

    /** Sends an action to every PBX without waiting; the futures are as those of {@link AmiClient#sendAsync(Action)}. */
    public <R> Map<String, CompletableFuture<R>> sendAllAsync(Action<R> action) {
        return each(client -> client.sendAsync(action));
    }

    /** Sends an action to every PBX without waiting; the futures fail when the answer does not come in the time given. */
    public <R> Map<String, CompletableFuture<R>> sendAllAsync(Action<R> action, Duration timeout) {
        return each(client -> client.sendAsync(action, timeout));
    }

    /** How each PBX is doing, by name, in the order in which they were added. */
    public Map<String, Health> health() {
        return each(AmiClient::health);
    }

    /**
     * Closes all clients, several at a time, and the subscribers, which get what they have and then the end.
     *
     * <p>Nothing can be added from the moment of the call. May be called more than once.
     */
    @Override
    public void close() {
        List<AmiClient> all;
        lock.lock();
        try {
            closed = true;
            all = List.copyOf(clients.values());
            clients.clear();
        } finally {
            lock.unlock();
        }
        if (!all.isEmpty()) {
            endAll(all);
        }
        stream.close();
    }

    private void endAll(List<AmiClient> all) {
        ExecutorService closing = Executors.newFixedThreadPool(Math.min(all.size(), CLOSING_THREADS), this::thread);
        try {
            all.forEach(client -> closing.execute(() -> end(client)));
            closing.shutdown();
            // Each close is bounded by its client's own timeout.
            while (!closing.awaitTermination(1, TimeUnit.MINUTES)) {}
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = threadFactory == null ? new Thread(task) : threadFactory.newThread(task);
        thread.setName("strowger fleet closing");
        if (threadFactory == null) {
            thread.setDaemon(true);
        }
        return thread;
    }

    private void end(AmiClient client) {
        client.close();
        stream.remove(client.connection());
    }

    private <T> Map<String, T> each(Function<AmiClient, T> what) {
        Map<String, T> all = new LinkedHashMap<>();
        clients().forEach((name, client) -> all.put(name, what.apply(client)));
        return Collections.unmodifiableMap(all);
    }

    private static <R> FleetAnswers<R> await(Map<String, CompletableFuture<R>> pending) {
        Map<String, R> answers = new LinkedHashMap<>();
        Map<String, AmiException> failures = new LinkedHashMap<>();
        pending.forEach((name, future) -> {
            try {
                answers.put(name, future.get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                future.cancel(false);
                failures.put(
                        name,
                        new OutcomeUnknownException(
                                "The thread was interrupted while it waited for the answer of " + name
                                        + ": whether Asterisk did it is unknown.",
                                stopped));
            } catch (ExecutionException failed) {
                failures.put(name, asAmiException(name, failed.getCause()));
            }
        });
        return new FleetAnswers<>(answers, failures);
    }

    private static AmiException asAmiException(String pbx, @Nullable Throwable failure) {
        return failure instanceof AmiException known
                ? known
                : new AmiException("The answer of " + pbx + " could not be read: " + failure, failure);
    }

    /** Shows how many PBXs there are. */
    @Override
    public String toString() {
        return "AmiFleet[" + clients().size() + " PBXs]";
    }
}
