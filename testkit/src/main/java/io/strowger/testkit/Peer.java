package io.strowger.testkit;

import io.strowger.protocol.wire.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that says exactly the bytes a test tells it to say, and records what it is told.
 *
 * <p>A script runs on a thread of its own for each connection; {@link #close} passes on what went wrong there.
 */
public class Peer implements AutoCloseable {
    /** What the peer does on one connection. */
    public interface Script {
        void play(Line line) throws Exception;
    }

    private static final int WAIT_SECONDS = 20;
    private static final int BACKLOG = 1024;

    private final ServerSocket listening;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final List<CompletableFuture<Void>> scripts = new CopyOnWriteArrayList<>();

    /** Listens with a socket of the test's making, such as one with TLS. */
    public Peer(ServerSocket listening) {
        this.listening = listening;
    }

    /** Listens on a free port of the loopback address. */
    public Peer() {
        this(listening());
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The port to connect to, at the loopback address. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Plays the script to the next connection. */
    public void play(Script script) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        scripts.add(ended);
        Thread thread = new Thread(() -> run(script, ended), "scripted peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Script script, CompletableFuture<Void> ended) {
        try {
            Line line = new Line(listening.accept());
            lines.add(line);
            play(script, line);
            ended.complete(null);
        } catch (Throwable failure) {
            ended.completeExceptionally(failure);
        }
    }

    /** Plays the script to every connection that no other script waits for, each on a thread of its own. */
    public void playToAll(Script script) {
        Thread thread = new Thread(() -> acceptAll(script), "scripted peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll(Script script) {
        try {
            while (!listening.isClosed()) {
                Line line = new Line(listening.accept());
                Thread thread = new Thread(() -> playToOneOfMany(script, line), "scripted peer's connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    /** One of many that ends is no failure: cutting them is what the tests are about. */
    private void playToOneOfMany(Script script, Line line) {
        lines.add(line);
        try {
            script.play(line);
        } catch (IOException ended) {
            // the client's, or the test's, doing
        } catch (Exception | AssertionError failure) {
            scripts.add(CompletableFuture.failedFuture(failure));
        } finally {
            lines.remove(line);
            line.closeQuietly();
        }
    }

    /** A script that fails hangs up, so that the client need not wait for it. */
    private static void play(Script script, Line line) throws Exception {
        boolean done = false;
        try {
            script.play(line);
            done = true;
        } finally {
            if (!done) {
                line.close();
            }
        }
    }

    /** Waits for all scripts to end. */
    public void join() throws Exception {
        for (CompletableFuture<Void> script : scripts) {
            try {
                script.get(WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                throw new AssertionError("the peer's script failed", failed.getCause());
            } catch (TimeoutException stuck) {
                throw new AssertionError("the peer's script did not end", stuck);
            }
        }
    }

    /** Closes all sockets; scripts that still run end with that. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Line line : lines) {
            line.close();
        }
    }

    /** One connection of the peer. */
    public static final class Line {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final Received received = new Received();

        Line(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            this.in = new java.io.BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /** Sends text as it is; line ends have to be in it. */
        public void send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        /** Sends one message: the lines with CRLF, and an empty one behind them. */
        public void message(String... headers) throws IOException {
            send(String.join("\r\n", headers) + "\r\n\r\n");
        }

        /** Sends {@code Response: Success} to an action, with more headers. */
        public void success(Message action, String... headers) throws IOException {
            respond("Success", action, headers);
        }

        /** Sends {@code Response: Error} to an action. */
        public void error(Message action, String text) throws IOException {
            respond("Error", action, "Message: " + text);
        }

        private void respond(String status, Message action, String... headers) throws IOException {
            StringBuilder text = new StringBuilder("Response: ").append(status).append("\r\n");
            text.append("ActionID: ").append(id(action)).append("\r\n");
            for (String header : headers) {
                text.append(header).append("\r\n");
            }
            send(text.append("\r\n").toString());
        }

        /** Reads the next action, whatever it is. */
        public Message action() throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            int matched = 0;
            while (matched < 4) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("the client closed the connection after '" + message + "'");
                }
                received.write(next);
                message.write(next);
                matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
            }
            byte[] bytes = message.toByteArray();
            return Message.of(java.util.Arrays.copyOf(bytes, bytes.length - 2));
        }

        /** Reads the next action, which must have that name. */
        public Message action(String name) throws IOException {
            Message action = action();
            if (!action.name().equals(name)) {
                throw new AssertionError("expected the action " + name + " but got " + action.headers());
            }
            return action;
        }

        /** Reads until the client closes the connection; what came is in {@link #received}. */
        public void awaitEnd() throws IOException {
            for (int next = in.read(); next >= 0; next = in.read()) {
                received.write(next);
            }
        }

        /**
         * All bytes that the client has sent and the script has read.
         *
         * @throws IllegalStateException where they were more than 1 MiB
         */
        public String received() {
            return received.text();
        }

        /** Plays the server's side of a login as Asterisk 22 does it, to a user that may ask for the version. */
        public void logIn() throws IOException {
            logIn("Asterisk Call Manager/11.0.0", "22.5.0");
        }

        /** Plays the server's side of a login; the secret is not looked at. */
        public void logIn(String banner, String version) throws IOException {
            send(banner + "\r\n");
            success(action("Challenge"), "Challenge: 123456789");
            success(action("Login"), "Message: Authentication accepted");
            tellOfItself(version);
        }

        /** Answers what a client asks once it is logged in, as to a user who may not send commands. */
        public void tellOfItself(String version) throws IOException {
            success(action("CoreSettings"), "AMIversion: 1", "AsteriskVersion: " + version);
            error(action("Command"), "Permission denied");
        }

        /** Answers a Logoff as Asterisk does, and closes. */
        public void logOff() throws IOException {
            answer(action("Logoff"));
        }

        /** Answers actions as a server does that takes them all, until the client goes. */
        public void serve() throws IOException {
            while (answer(action())) {}
        }

        /** Answers one action; false where that was the last. */
        public boolean answer(Message action) throws IOException {
            switch (action.name()) {
                case "Ping" -> success(action, "Ping: Pong", "Timestamp: 1795218750.778476");
                case "Logoff" -> {
                    respond("Goodbye", action, "Message: Thanks for all the fish.");
                    close();
                    return false;
                }
                default -> success(action);
            }
            return true;
        }

        /** Sends bytes as they are. */
        public void send(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
            out.flush();
        }

        /** Stops what is under way on this connection. */
        void closeQuietly() {
            ProxiedConnection.closeQuietly(socket);
        }

        /** Ends the connection in good order. */
        public void close() throws IOException {
            socket.close();
        }

        /** Ends the connection with a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private static String id(Message action) {
            return String.valueOf(action.text("ActionID"));
        }
    }
}
