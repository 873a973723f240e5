package io.strowger.client.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port that does not answer: so many connections wait to be accepted there that Linux lets no other in. */
final class UnansweredPort implements AutoCloseable {
    private final List<Socket> waiting = new ArrayList<>();
    private final ServerSocket server;

    UnansweredPort() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"));
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(address(), port()), 100);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    InetAddress address() {
        return server.getInetAddress();
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        server.close();
    }
}
