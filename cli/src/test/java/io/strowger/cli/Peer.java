package io.strowger.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An AMI server for one connection after the other: logs everybody in, and answers as the test says.
 *
 * <p>In a script {@code @ID@} stands for the ActionID; an empty answer is no answer.
 */
final class Peer implements AutoCloseable {
    /** Ends the connection. */
    static final String HANG_UP = "hang up";

    private static final String NO_PERMISSION =
            "Response: Error\r\nActionID: @ID@\r\nMessage: Permission denied\r\n\r\n";

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Function<Map<String, String>, String> script;
    private final LinkedBlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();
    private volatile String login = "Response: Success\r\nActionID: @ID@\r\nMessage: Authentication accepted\r\n\r\n";
    private volatile String events = "";
    private final AtomicInteger hangUps = new AtomicInteger();

    private Peer(Function<Map<String, String>, String> script) throws IOException {
        this.script = script;
        Thread thread = new Thread(this::serve, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts a server that answers actions so. */
    static Peer answering(Function<Map<String, String>, String> script) throws IOException {
        return new Peer(script);
    }

    /** Starts a server that answers an action of that name so, and all others with a refusal. */
    static Peer answering(String action, String answer) throws IOException {
        return new Peer(headers -> action.equalsIgnoreCase(headers.get("Action")) ? answer : NO_PERMISSION);
    }

    /** Lets the login end otherwise. */
    Peer login(String answer) {
        login = answer;
        return this;
    }

    /** Sends these over and over after the login, until the client goes. */
    Peer streaming(String text) {
        events = text;
        return this;
    }

    /** Closes the first connections, so many, without a word. */
    Peer hangingUp(int connections) {
        hangUps.set(connections);
        return this;
    }

    /** The next action received, without those of the login, by header. */
    Map<String, String> taken(String action) throws InterruptedException {
        Map<String, String> next;
        do {
            next = received.take();
        } while (!action.equalsIgnoreCase(next.get("Action")));
        return next;
    }

    /** Runs a command line against this server. */
    Run run(String... arguments) {
        return Run.in(
                Map.of(
                        "STROWGER_USER", "admin",
                        "STROWGER_SECRET", "s3cret",
                        "STROWGER_HOST", "127.0.0.1",
                        "STROWGER_PORT", Integer.toString(port())),
                arguments);
    }

    /** Where it listens. */
    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                converse(socket);
            } catch (IOException endOfConnection) {
                // the next one
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        if (hangUps.getAndDecrement() > 0) {
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String line;
        while ((line = in.readLine()) != null) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.merge(line.substring(0, colon), line.substring(colon + 2), (one, other) -> one + "|" + other);
            } else if (line.isEmpty() && !headers.isEmpty()) {
                boolean prepares = headers.getOrDefault("Command", "").startsWith("manager show user ");
                if (!prepares) {
                    received.add(Map.copyOf(headers));
                }
                String answer = prepares ? NOT_PERMITTED : answer(headers);
                if (answer.equals(HANG_UP)) {
                    return;
                }
                String id = headers.getOrDefault("ActionID", "");
                out.write(answer.replace("@ID@", id).getBytes(StandardCharsets.UTF_8));
                // the client asks what it may do after the login, and is ready then
                if (!events.isEmpty() && prepares) {
                    while (true) {
                        out.write(events.getBytes(StandardCharsets.UTF_8));
                    }
                }
                headers.clear();
            }
        }
    }

    private static final String NOT_PERMITTED =
            "Response: Error\r\nActionID: @ID@\r\nMessage: Permission denied\r\n\r\n";

    private String answer(Map<String, String> headers) {
        return switch (headers.getOrDefault("Action", "")) {
            case "Challenge" -> "Response: Success\r\nActionID: @ID@\r\nChallenge: 123456789\r\n\r\n";
            case "Login" -> login;
            case "Events" -> "Response: Success\r\nActionID: @ID@\r\nEvents: On\r\n\r\n";
            case "Logoff" -> "Response: Goodbye\r\nActionID: @ID@\r\nMessage: Thanks for all the fish.\r\n\r\n";
            default -> script.apply(headers);
        };
    }
}
