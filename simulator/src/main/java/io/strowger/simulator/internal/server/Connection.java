package io.strowger.simulator.internal.server;

import io.strowger.simulator.internal.ami.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** One client's socket: a thread that reads actions, and one that writes. */
final class Connection implements Client.Outlet {
    /**
     * So long is a client served whose stream has ended: it may have closed only its own direction, and there is no telling
     * that from a client that is gone.
     */
    private static final long LINGER_MILLIS = 2_000;

    /** The socket itself, below any encryption: to close it never waits for anybody. */
    private final Socket bare;

    private final Socket socket;
    private final Server server;
    private final Outbox outbox;
    private final FaultyLine line;
    private final Client client;
    private final Backlog backlog;
    private final Attention attention;
    private boolean gone;

    Connection(Socket bare, Socket socket, Server server, long number) {
        this.bare = bare;
        this.socket = socket;
        this.server = server;
        this.attention = new Attention(bare);
        this.outbox = new Outbox(server::filled);
        this.line = new FaultyLine(server.world(), server.faults(), outbox, this::reset);
        this.client = new Client(this, "0x" + Long.toHexString(0x7f0000000000L + number * 0x1000));
        this.backlog = new Backlog(server.world(), server.dispatcher(), client, line::delay, outbox::hasRoomOr);
    }

    /** Starts both threads, and greets; called inside the world. */
    void start() {
        write(("Asterisk Call Manager/" + server.version().amiVersion() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        thread("read", this::read);
        thread("write", this::writeAll);
    }

    Client client() {
        return client;
    }

    /** Notes that the client reads or writes no more. */
    void gone() {
        gone = true;
        close();
    }

    Outbox outbox() {
        return outbox;
    }

    FaultyLine line() {
        return line;
    }

    @Override
    public void write(byte[] message) {
        if (!line.write(message)) {
            abort();
        }
    }

    @Override
    public void answer(byte[] message) {
        outbox.answers(message.length);
        write(message);
    }

    @Override
    public void close() {
        backlog.end();
        line.close();
    }

    @Override
    public String remoteAddress() {
        return address().getHostAddress() + ":" + bare.getPort();
    }

    @Override
    public InetAddress address() {
        return bare.getInetAddress();
    }

    @Override
    public String localAddress() {
        return bare.getLocalAddress().getHostAddress() + ":" + bare.getLocalPort();
    }

    @Override
    public boolean isClosed() {
        return gone || bare.isClosed();
    }

    @Override
    public boolean isTls() {
        return socket instanceof SSLSocket;
    }

    /** Cuts the connection where it is, in the middle of a message perhaps. */
    @Override
    public void abort() {
        backlog.end();
        closeSocket();
        outbox.abort();
    }

    /** Waits until all that the client has sent was handled, and all that there was to say to it was written. */
    boolean awaitQuiet(long millis) throws InterruptedException {
        return attention.awaitQuiet(millis) && outbox.awaitEmpty(millis);
    }

    private void reset() {
        try {
            bare.setSoLinger(true, 0);
        } catch (IOException e) {
            server.ended(this, e);
        }
        abort();
    }

    private void closeSocket() {
        try {
            bare.close();
        } catch (IOException e) {
            server.trouble(new UncheckedIOException("cannot close a connection", e));
        }
    }

    private void read() throws IOException, InterruptedException {
        RequestReader requests = new RequestReader(attention.watched(socket.getInputStream()));
        for (RequestReader.Read read = requests.next(); read != null; read = requests.next()) {
            if (!backlog.hasRoom()) {
                attention.waitsForTime(backlog::awaitRoom, backlog::hasRoom);
            }
            backlog.add(read);
        }
        server.world().run(backlog::disturb);
        attention.waitsForTime(() -> backlog.awaitAnswers(LINGER_MILLIS), backlog::isDone);
        server.gone(this);
        attention.waitsForTime(() -> outbox.awaitEnd(LINGER_MILLIS), () -> false);
        abort();
    }

    private void writeAll() throws IOException, InterruptedException {
        try {
            outbox.writeTo(socket.getOutputStream());
            if (!bare.isClosed()) {
                socket.shutdownOutput();
            }
        } finally {
            abort();
            server.closed(this);
        }
    }

    private interface Loop {
        void run() throws IOException, InterruptedException;
    }

    private void thread(String name, Loop loop) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (IOException | InterruptedException e) {
                        server.ended(this, e);
                    } catch (RuntimeException e) {
                        server.trouble(e);
                    } finally {
                        attention.ends();
                        server.gone(this);
                    }
                },
                "asterisk-" + name);
        thread.setDaemon(true);
        server.started(thread);
        thread.start();
    }
}
