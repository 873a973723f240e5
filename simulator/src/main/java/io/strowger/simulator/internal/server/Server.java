package io.strowger.simulator.internal.server;

import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.internal.ami.Client;
import io.strowger.simulator.internal.ami.Dispatcher;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Listens on loopback and keeps the connections; safe for use by any thread. */
public final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    /** So long may a client that lags hold virtual time up without reading anything. */
    private static final long STALL_MILLIS = 5_000;

    private final World world;
    private final EventSink events;
    private final Dispatcher dispatcher;
    private final SimulatedVersion version;
    private final Consumer<RuntimeException> trouble;
    private final ServerSocket socket;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Starts to listen on the port, or on any that is free where it is 0. */
    public Server(
            World world,
            EventSink events,
            Dispatcher dispatcher,
            SimulatedVersion version,
            int port,
            Consumer<RuntimeException> trouble) {
        this.world = world;
        this.events = events;
        this.dispatcher = dispatcher;
        this.version = version;
        this.trouble = trouble;
        try {
            socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        world.brake(this::awaitClients);
        Thread thread = new Thread(this::accept, "asterisk-accept");
        thread.setDaemon(true);
        thread.start();
    }

    /** The port that is listened on. */
    public int port() {
        return socket.getLocalPort();
    }

    SimulatedVersion version() {
        return version;
    }

    void trouble(RuntimeException e) {
        trouble.accept(e);
    }

    void answer(Connection connection, RequestReader.Read read, Runnable then) {
        Client client = connection.client();
        String refusal = read.refusal();
        world.run(() -> {
            if (refusal == null) {
                dispatcher.dispatch(client, read.request(), then);
            } else {
                dispatcher.refuse(client, read.request().actionId(), refusal, then);
            }
        });
    }

    void started(Thread thread) {
        threads.removeIf(each -> each.getState() == Thread.State.TERMINATED);
        threads.add(thread);
    }

    void ended(Connection connection, Exception e) {
        LOG.log(Level.DEBUG, () -> "the connection of " + connection.remoteAddress() + " ended: " + e);
    }

    void gone(Connection connection) {
        if (connections.remove(connection)) {
            world.run(() -> events.remove(connection.client()));
        }
        connection.close();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket accepted = socket.accept();
                accepted.setTcpNoDelay(true);
                Connection connection = new Connection(accepted, this);
                connections.add(connection);
                world.run(() -> events.add(connection.client()));
                connection.start();
            } catch (IOException e) {
                if (!closed) {
                    trouble.accept(new UncheckedIOException("cannot accept connections", e));
                }
                return;
            }
        }
    }

    /** Holds virtual time up while a client has much to read, and throws out who reads nothing. */
    private void awaitClients() {
        for (Connection connection : connections) {
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
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            trouble.accept(new UncheckedIOException("cannot stop listening", e));
        }
        connections.forEach(Connection::abort);
        threads.forEach(Thread::interrupt);
    }
}
