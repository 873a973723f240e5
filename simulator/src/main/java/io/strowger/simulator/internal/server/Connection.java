package io.strowger.simulator.internal.server;

import io.strowger.simulator.internal.ami.Client;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** One client's socket: a thread that reads actions one after the other, and one that writes. */
final class Connection implements Client.Outlet {
    private final Socket socket;
    private final Server server;
    private final Outbox outbox = new Outbox();
    private final Client client = new Client(this);
    private final Semaphore answered = new Semaphore(0);

    Connection(Socket socket, Server server) {
        this.socket = socket;
        this.server = server;
    }

    /** Starts both threads, and greets. */
    void start() {
        write(("Asterisk Call Manager/" + server.version().amiVersion() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        thread("read", this::read);
        thread("write", this::writeAll);
    }

    Client client() {
        return client;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public void write(byte[] message) {
        if (!outbox.put(message)) {
            abort();
        }
    }

    @Override
    public void close() {
        outbox.close();
    }

    @Override
    public String remoteAddress() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }

    /** Cuts the connection where it is, in the middle of a message perhaps. */
    void abort() {
        outbox.abort();
        try {
            socket.close();
        } catch (IOException e) {
            server.trouble(new java.io.UncheckedIOException("cannot close a connection", e));
        }
    }

    private void read() throws IOException, InterruptedException {
        RequestReader requests = new RequestReader(socket.getInputStream());
        for (RequestReader.Read read = requests.next(); read != null; read = requests.next()) {
            server.answer(this, read, answered::release);
            answered.acquire();
        }
    }

    private void writeAll() throws IOException, InterruptedException {
        outbox.writeTo(socket.getOutputStream());
        abort();
    }

    private interface Loop {
        void run() throws IOException, InterruptedException;
    }

    private void thread(String name, Loop loop) {
        Consumer<RuntimeException> trouble = server::trouble;
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run();
                    } catch (IOException | InterruptedException e) {
                        server.ended(this, e);
                    } catch (RuntimeException e) {
                        trouble.accept(e);
                    } finally {
                        server.gone(this);
                    }
                },
                "asterisk-" + name);
        thread.setDaemon(true);
        server.started(thread);
        thread.start();
    }
}
