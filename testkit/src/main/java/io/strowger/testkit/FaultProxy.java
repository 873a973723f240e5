package io.strowger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on to a server, and makes them fail as a test says.
 *
 * <p>It listens at another loopback address than the lab's servers, so a server is reached by a name that its certificate
 * does not have. Faults are scripted for each connection to come ({@link #next}), or strike all that there are.
 */
public final class FaultProxy implements AutoCloseable {
    /** A loopback address that the lab's certificate is not made out for. */
    public static final String HOST = "127.0.0.2";

    private static final int BACKLOG = 1024;

    private record Plan(Faults up, Faults down) {}

    private final ServerSocket listener;
    private final Queue<Plan> plans = new ConcurrentLinkedQueue<>();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Plan otherwise = new Plan(Faults.NONE, Faults.NONE);
    private volatile InetSocketAddress target;

    private FaultProxy(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** Starts passing on to that address. */
    public static FaultProxy to(String host, int port) {
        try {
            FaultProxy proxy = new FaultProxy(
                    new ServerSocket(0, BACKLOG, InetAddress.getByName(HOST)), new InetSocketAddress(host, port));
            start("fault proxy " + port, proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port to connect to, at {@link #HOST}. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Passes connections from now on to another address. */
    public FaultProxy target(String host, int port) {
        target = new InetSocketAddress(host, port);
        return this;
    }

    /** Says what happens to the next connection for which nothing is said yet: to what the client sends, and gets. */
    public FaultProxy next(Faults up, Faults down) {
        plans.add(new Plan(up, down));
        return this;
    }

    /** Says what happens to every connection for which nothing else is said. */
    public FaultProxy always(Faults up, Faults down) {
        otherwise = new Plan(up, down);
        return this;
    }

    /** How many connections there have been. */
    public int accepted() {
        return accepted.get();
    }

    /** Cuts all connections, as when a cable is pulled and both ends are told. */
    public void cut() {
        connections.forEach(ProxiedConnection::cut);
        connections.clear();
    }

    /** Resets all connections. */
    public void reset() {
        connections.forEach(ProxiedConnection::reset);
        connections.clear();
    }

    /** Lets the servers of all connections vanish without a word to the clients. */
    public void vanish() {
        connections.forEach(ProxiedConnection::vanish);
    }

    /** Stops listening and cuts all connections. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        CountDownLatch closed = new CountDownLatch(1);
        while (closed.getCount() > 0) {
            try {
                passOn(listener.accept());
            } catch (IOException e) {
                closed.countDown();
            }
        }
    }

    private void passOn(Socket near) {
        int number = accepted.incrementAndGet();
        Plan next = plans.poll();
        Plan plan = next == null ? otherwise : next;
        Socket far = new Socket();
        try {
            near.setTcpNoDelay(true);
            far.connect(target);
            far.setTcpNoDelay(true);
            ProxiedConnection connection = new ProxiedConnection(near, far, plan.up, plan.down);
            connections.add(connection);
            connection.start("fault proxy " + target.getPort() + " connection " + number, connections::remove);
            if (listener.isClosed()) {
                connection.cut();
            }
        } catch (IOException refused) {
            ProxiedConnection.closeQuietly(near);
            ProxiedConnection.closeQuietly(far);
        }
    }

    static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
