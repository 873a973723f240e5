package io.strowger.simulator.internal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A port that is listened on, with the thread that accepts; it can be left and taken again. */
final class Listener {
    private final Consumer<Socket> accepted;
    private final Consumer<RuntimeException> trouble;
    private final int port;
    /** Held while a thread is in {@code accept}: until it has left, the kernel still lets connections in. */
    private final ReentrantLock inside = new ReentrantLock();

    private volatile ServerSocket socket;
    private volatile Thread thread;

    /** Starts to listen on loopback, on the port, or on any that is free where it is 0. */
    Listener(int port, Consumer<Socket> accepted, Consumer<RuntimeException> trouble) {
        this.accepted = accepted;
        this.trouble = trouble;
        this.socket = bind(port);
        this.port = socket.getLocalPort();
        this.thread = accepting(socket);
    }

    int port() {
        return port;
    }

    /** Listens again on the port that was left; without effect where it was not, as behind two restarts at a time. */
    void reopen() {
        if (!socket.isClosed()) {
            return;
        }
        socket = bind(port);
        thread = accepting(socket);
    }

    /** Leaves the port: who connects from now on is refused. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            trouble.accept(new UncheckedIOException("cannot stop listening", e));
        }
        inside.lock();
        inside.unlock();
    }

    Thread thread() {
        return thread;
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket made = new ServerSocket();
            made.setReuseAddress(true);
            made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    private Socket accept(ServerSocket listening) throws IOException {
        inside.lock();
        try {
            return listening.accept();
        } finally {
            inside.unlock();
        }
    }

    private Thread accepting(ServerSocket listening) {
        Thread made = new Thread(
                () -> {
                    while (!listening.isClosed()) {
                        try {
                            accepted.accept(accept(listening));
                        } catch (IOException e) {
                            if (!listening.isClosed()) {
                                trouble.accept(new UncheckedIOException("cannot accept connections", e));
                                return;
                            }
                        }
                    }
                },
                "asterisk-accept");
        made.setDaemon(true);
        made.start();
        return made;
    }
}
