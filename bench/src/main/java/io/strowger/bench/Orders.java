package io.strowger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Tells the {@link Pbx} what to do; for one thread. */
final class Orders implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    Orders(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends an order, and waits until it is done. */
    String tell(String order) {
        send(order);
        return answer();
    }

    /** Sends an order whose {@link #answer} is to be read later. */
    void send(String order) {
        try {
            socket.getOutputStream().write((order + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What the server says to the oldest order that has no answer yet. */
    String answer() {
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the server hung up");
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
