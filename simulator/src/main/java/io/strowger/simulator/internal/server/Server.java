package io.strowger.simulator.internal.server;

import io.strowger.simulator.Fault;
import io.strowger.simulator.InjectedFault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.Client;
import io.strowger.simulator.internal.ami.Dispatcher;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.world.World;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Listens on loopback and keeps the connections; safe for use by any thread. */
public final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    /** So long may a client that lags hold virtual time up without reading anything. */
    private static final long STALL_MILLIS = 5_000;

    /** So long may it take to handle all that clients have sent: a machine may be busy with other things. */
    private static final long SETTLE_MILLIS = 60_000;

    /** So long does closing wait for each thread. */
    private static final long JOIN_MILLIS = 5_000;

    private final World world;
    private final EventSink events;
    private final Dispatcher dispatcher;
    private final AmiSettings settings;
    private final Consumer<RuntimeException> trouble;
    private final Faults faults;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final List<Outbox> unflushed = new ArrayList<>();
    private final List<Connection> inOrder = new ArrayList<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final @Nullable WriteWatch writeWatch;
    private long accepted;
    private volatile boolean closed;

    /**
     * What a server is started with.
     *
     * @param port the port without encryption; any that is free where it is 0
     * @param tlsPort the port with it; any that is free where it is 0
     * @param certificate what the encryption is done with, or null for none
     */
    public record Ports(int port, int tlsPort, @Nullable ThrowawayCertificate certificate) {}

    /** Starts to listen; faults that concern more than a line are done by {@code onServer}. */
    public Server(
            World world,
            EventSink events,
            Dispatcher dispatcher,
            AmiSettings settings,
            Ports ports,
            Faults.OnServer onServer,
            Consumer<RuntimeException> trouble) {
        this.world = world;
        this.events = events;
        this.dispatcher = dispatcher;
        this.settings = settings;
        this.trouble = trouble;
        this.faults =
                new Faults(world, () -> inOrder.stream().map(Connection::line).toList(), onServer);
        world.brake(this::awaitClients);
        world.farewell(this::flush);
        listen(ports);
        Duration writeTimeout = settings.limits().writeTimeout();
        this.writeWatch = writeTimeout == null ? null : new WriteWatch(connections, writeTimeout);
    }

    /** Takes both ports, or none. */
    private void listen(Ports ports) {
        listeners.add(new Listener(ports.port(), socket -> accept(socket, null), trouble));
        ThrowawayCertificate certificate = ports.certificate();
        if (certificate == null) {
            return;
        }
        try {
            listeners.add(new Listener(ports.tlsPort(), socket -> accept(socket, certificate), trouble));
        } catch (RuntimeException e) {
            leavePorts();
            throw e;
        }
    }

    /** The port that is listened on. */
    public int port() {
        return listeners.get(0).port();
    }

    /** The port that is listened on for TLS. */
    public int tlsPort() {
        return listeners.get(1).port();
    }

    /** Lets a fault lie in wait. */
    public InjectedFault inject(Fault fault, Moment moment) {
        return faults.inject(fault, moment);
    }

    /** Ends all connections once what was written is sent; for use inside the world. */
    public void closeConnections() {
        inOrder.forEach(Connection::close);
    }

    /** Refuses who connects; for use inside the world. */
    public void leavePorts() {
        listeners.forEach(Listener::close);
    }

    /** Listens again on the same ports; for use inside the world. */
    public void takePorts() {
        if (!closed) {
            listeners.forEach(Listener::reopen);
            listeners.forEach(listener -> started(listener.thread()));
        }
    }

    /** All who are connected, the oldest first; for use inside the world. */
    public List<Client> clients() {
        return inOrder.stream().map(Connection::client).toList();
    }

    World world() {
        return world;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Faults faults() {
        return faults;
    }

    SimulatedVersion version() {
        return settings.version();
    }

    void trouble(RuntimeException e) {
        trouble.accept(e);
    }

    void started(Thread thread) {
        threads.removeIf(each -> each.getState() == Thread.State.TERMINATED);
        threads.add(thread);
    }

    void ended(Connection connection, Exception e) {
        LOG.log(Level.DEBUG, () -> "the connection of " + connection.remoteAddress() + " ended: " + e);
    }

    /** Takes a client out that reads or writes no more. */
    void gone(Connection connection) {
        world.run(() -> {
            if (inOrder.remove(connection)) {
                events.remove(connection.client());
            }
            connection.gone();
        });
    }

    /** Forgets a connection whose socket is closed. */
    void closed(Connection connection) {
        connections.remove(connection);
    }

    private void accept(Socket bare, @Nullable ThrowawayCertificate certificate) {
        try {
            bare.setTcpNoDelay(true);
            Socket socket = bare;
            if (certificate != null) {
                SSLSocket encrypted = (SSLSocket) certificate
                        .context()
                        .getSocketFactory()
                        .createSocket(bare, bare.getInetAddress().getHostAddress(), bare.getPort(), true);
                encrypted.setUseClientMode(false);
                socket = encrypted;
            }
            Socket used = socket;
            if (!world.ask(() -> welcome(bare, used))) {
                bare.close();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "a client was gone before it was welcome: " + e);
        }
    }

    /** False where too many have not logged in. */
    private boolean welcome(Socket bare, Socket socket) {
        long strangers =
                inOrder.stream().filter(each -> each.client().user() == null).count();
        if (closed || strangers >= settings.limits().authLimit()) {
            return false;
        }
        Connection connection = new Connection(bare, socket, this, ++accepted);
        connections.add(connection);
        inOrder.add(connection);
        events.add(connection.client());
        connection.start();
        Duration authTimeout = settings.limits().authTimeout();
        if (authTimeout != null) {
            world.after(authTimeout, () -> {
                if (connection.client().user() == null) {
                    connection.close();
                }
            });
        }
        return true;
    }

    /** Waits until all that clients have sent was handled, and all that was said to them is on its way. */
    public void settle() throws InterruptedException {
        for (Connection connection : connections) {
            if (!connection.awaitQuiet(SETTLE_MILLIS)) {
                throw new IllegalStateException("the client at " + connection.remoteAddress() + " does not read");
            }
        }
    }

    /** Notes that something waits to be written; for use inside the world. */
    void filled(Outbox outbox) {
        unflushed.add(outbox);
    }

    private void flush() {
        unflushed.forEach(Outbox::flush);
        unflushed.clear();
    }

    /** Holds virtual time up while a client has much to read, and throws out who reads nothing. */
    private void awaitClients() {
        for (Connection connection : connections) {
            if (connection.outbox().hasRoom()) {
                continue;
            }
            // Whoever does not lag is told at once what there is.
            world.run(() -> {});
            try {
                if (!connection.outbox().awaitRoom(STALL_MILLIS)) {
                    connection.abort();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Ends all connections, and waits for their threads. */
    @Override
    public void close() {
        world.run(() -> closed = true);
        leavePorts();
        connections.forEach(Connection::abort);
        threads.forEach(Thread::interrupt);
        listeners.forEach(listener -> threads.add(listener.thread()));
        if (writeWatch != null) {
            threads.add(writeWatch.close());
        }
        threads.forEach(this::join);
    }

    private void join(Thread thread) {
        try {
            thread.join(JOIN_MILLIS);
            if (thread.isAlive()) {
                trouble.accept(new IllegalStateException("the thread " + thread.getName() + " does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
