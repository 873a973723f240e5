package io.strowger.simulator;

import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A bare AMI connection, for tests that look at what is really sent. */
final class Wire implements AutoCloseable, MessageDecoder.Sink {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final MessageDecoder decoder = new MessageDecoder(Limits.DEFAULT);
    private final ArrayDeque<Message> received = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable Banner banner;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** Connects, without logging in. */
    static Wire connect(AmiSimulator asterisk) {
        return connect(asterisk.host(), asterisk.port());
    }

    /** Connects to any server. */
    static Wire connect(String host, int port) {
        try {
            Socket socket = new Socket(host, port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects and logs in, and reads the answer and the events of the login. */
    static Wire login(AmiSimulator asterisk) {
        Wire wire = connect(asterisk);
        wire.send("Action: Login", "Username: " + asterisk.user(), "Secret: " + asterisk.secret());
        wire.until(message -> message.name().equals("FullyBooted"));
        wire.soFar();
        return wire;
    }

    /** Sends an action. */
    void send(String... lines) {
        try {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an action and takes the next response; what comes before it is dropped. */
    Message ask(String... lines) {
        send(lines);
        List<Message> answer = until(message -> message.kind() == Message.Kind.RESPONSE);
        return answer.get(answer.size() - 1);
    }

    /** Takes messages up to the first one that is meant, with it. */
    List<Message> until(Predicate<Message> last) {
        List<Message> all = new ArrayList<>();
        while (true) {
            Message next = next();
            if (next == null) {
                throw new AssertionError("the simulator closed the connection after " + all);
            }
            all.add(next);
            if (last.test(next)) {
                return all;
            }
        }
    }

    /** True where something can be read at once. */
    boolean hasMore() {
        try {
            return !received.isEmpty() || socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many bytes have arrived and were not read yet. */
    int available() throws IOException {
        return socket.getInputStream().available();
    }

    /** Takes messages up to the end of the connection. */
    List<Message> untilEnd() {
        List<Message> all = new ArrayList<>();
        for (Message next = next(); next != null; next = next()) {
            all.add(next);
        }
        return all;
    }

    /** Takes all that was sent before the answer to a Ping. */
    List<Message> soFar() {
        send("Action: Ping", "ActionID: so-far");
        List<Message> all = until(message -> "so-far".equals(message.text("ActionID")));
        return all.subList(0, all.size() - 1);
    }

    /** Reads the next message, which has to come. */
    Message required() {
        return java.util.Objects.requireNonNull(next(), "the server closed the connection");
    }

    /** The next message; null at the end of the stream. */
    @Nullable Message next() {
        byte[] buffer = new byte[8192];
        try {
            while (received.isEmpty()) {
                int size = socket.getInputStream().read(buffer);
                if (size < 0) {
                    return null;
                }
                bytes.write(buffer, 0, size);
                decoder.feed(buffer, 0, size, this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received.remove();
    }

    /** The first line that the server sent. */
    @Nullable Banner banner() {
        return banner;
    }

    /** All bytes that were read so far, without the ports of the machine that the event of a login tells. */
    byte[] bytes() {
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .replaceAll("127\\.0\\.0\\.1/\\d+", "127.0.0.1/0")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void banner(Banner seen) {
        banner = seen;
    }

    @Override
    public void message(Message message) {
        received.add(message);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
