package io.strowger.simulator.internal.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback with one thread for each connection; safe for use by any thread. */
public final class PlainServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PlainServer.class.getName());
    private static final long JOIN_MILLIS = 5_000;

    private final String name;
    private final Talk talk;
    private final Map<Thread, Socket> open = new ConcurrentHashMap<>();
    private final Listener listener;

    /** What is said to one client. */
    @FunctionalInterface
    public interface Talk {
        /** Talks until one side ends; the socket is closed on return. */
        void talk(Socket socket) throws IOException, InterruptedException;
    }

    /** Starts to listen on any port that is free. */
    public PlainServer(String name, Talk talk) {
        this.name = name;
        this.talk = talk;
        this.listener =
                new Listener(0, this::accept, trouble -> LOG.log(Level.WARNING, "cannot accept connections", trouble));
    }

    /** The port that is listened on. */
    public int port() {
        return listener.port();
    }

    private void accept(Socket socket) {
        Thread thread = new Thread(
                () -> {
                    try (socket) {
                        socket.setTcpNoDelay(true);
                        talk.talk(socket);
                    } catch (IOException | InterruptedException e) {
                        LOG.log(Level.DEBUG, "a connection ended", e);
                    } finally {
                        open.remove(Thread.currentThread());
                    }
                },
                name);
        thread.setDaemon(true);
        open.put(thread, socket);
        thread.start();
    }

    /** Ends all connections, and waits for their threads. */
    @Override
    public void close() {
        listener.close();
        join(listener.thread());
        Map.copyOf(open).forEach((thread, socket) -> {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "cannot close a connection", e);
            }
            thread.interrupt();
            join(thread);
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
