package io.strowger.tests.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes connections on to a server, from another loopback address: the server is then reached by a name that its
 * certificate does not have, and its connections can be cut.
 */
public final class Relay implements AutoCloseable {
    /** A loopback address that the lab's certificate is not made out for. */
    public static final String HOST = "127.0.0.2";

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Relay(ServerSocket listener, String host, int port) {
        this.listener = listener;
        this.host = host;
        this.port = port;
    }

    /** Starts passing on to that address. */
    public static Relay to(String host, int port) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getByName(HOST)), host, port);
            start("relay " + port, relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port to connect to, at {@link #HOST}. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Cuts all connections, as when a cable is pulled and the peers are told. */
    public void cut() {
        sockets.forEach(Relay::closeQuietly);
    }

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
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                Socket far = new Socket(host, port);
                sockets.add(near);
                sockets.add(far);
                start("relay up " + port, () -> copy(near, far));
                start("relay down " + port, () -> copy(far, near));
            } catch (IOException e) {
                return; // closed, or the server is gone
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            closeQuietly(to); // cut: that is what the relay is for
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
