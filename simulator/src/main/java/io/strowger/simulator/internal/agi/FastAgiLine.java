package io.strowger.simulator.internal.agi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The connection with a server of FastAGI: a thread that connects and reads commands, and one that writes.
 *
 * <p>Both end when the server closes the connection, when the simulator is closed, and when the server is silent for too long.
 */
final class FastAgiLine {
    private static final System.Logger LOG = System.getLogger(FastAgiLine.class.getName());
    private static final Pattern URL = Pattern.compile("agi://([^/:]+)(?::(\\d{1,5}))?(?:/(.*))?");
    private static final int PORT = 4573;
    private static final int HIGHEST_PORT = 65_535;

    /** As Asterisk has it. */
    private static final int CONNECT_MILLIS = 2_000;

    /** So long may a server say nothing while it is its turn. */
    private static final long SILENCE_MILLIS = 60_000;

    /** The same once the channel was hung up. */
    private static final long LINGER_MILLIS = 2_000;

    /** So much may wait to be written. */
    private static final int MOST = 1_000;

    private static final byte[] END = {};

    /** Who is told of what comes, on the thread that reads; called from outside the world. */
    interface Taker {
        /** The server is there. */
        void connected();

        /** A line came. */
        void line(String line);

        /** This has failed, but not by the socket; {@link #closed} follows. */
        void failed();

        /** Nothing more comes. */
        void closed();

        /** Both threads are through. */
        void over();

        /** True while the server has to wait. */
        boolean isBusy();

        /** True once the server is to come to an end. */
        boolean isHungUp();
    }

    private final FastAgi all;
    private final String request;
    private final Taker taker;
    private final Socket socket = new Socket();
    private final Thread reader = new Thread(() -> guarded(this::read), "asterisk-fastagi");
    private final Thread writer = new Thread(() -> guarded(this::write), "asterisk-fastagi-write");
    private final BlockingQueue<byte[]> toWrite = new LinkedBlockingQueue<>(MOST);

    FastAgiLine(FastAgi all, String request, Taker taker) {
        this.all = all;
        this.request = request;
        this.taker = taker;
    }

    /** The script that the address of a server names; empty where it names none. */
    static String script(String request) {
        Matcher url = URL.matcher(request);
        return url.matches() && url.group(3) != null ? url.group(3) : "";
    }

    /** Begins to connect. */
    void start() {
        all.start(reader);
    }

    /** Puts a text behind those that wait to be written; too many of them end it. */
    void say(String text) {
        offer(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes once all is written. */
    void end() {
        offer(END);
    }

    private void offer(byte[] bytes) {
        if (!toWrite.offer(bytes)) {
            close();
        }
    }

    /** Closes at once. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "cannot close the connection to " + request + ": " + e);
        }
    }

    private interface Loop {
        void run() throws IOException, InterruptedException;
    }

    /** What goes wrong with the socket is the end of the connection; what goes wrong here is told. */
    private void guarded(Loop loop) {
        try {
            loop.run();
        } catch (IOException | InterruptedException e) {
            LOG.log(Level.DEBUG, () -> "the connection to " + request + " ended: " + e);
        } catch (RuntimeException e) {
            all.trouble(e);
        }
    }

    private void read() throws IOException {
        try {
            socket.connect(address(), CONNECT_MILLIS);
            taker.connected();
            all.start(writer);
            lines(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        } catch (RuntimeException e) {
            guarded(taker::failed);
            throw e;
        } finally {
            // each of these, whatever becomes of those before
            guarded(taker::closed);
            guarded(writer::join);
            close();
            guarded(taker::over);
        }
    }

    private SocketAddress address() throws IOException {
        Matcher url = URL.matcher(request);
        int port = !url.matches() ? -1 : url.group(2) == null ? PORT : Integer.parseInt(url.group(2));
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IOException("no address such as agi://host:port/script: " + request);
        }
        return new InetSocketAddress(url.group(1), port);
    }

    private void lines(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            taker.line(line);
        }
    }

    private void write() throws IOException, InterruptedException {
        try {
            while (true) {
                byte[] next = toWrite.poll(taker.isHungUp() ? LINGER_MILLIS : SILENCE_MILLIS, TimeUnit.MILLISECONDS);
                if (next == END || next == null && !taker.isBusy()) {
                    return;
                }
                if (next != null) {
                    socket.getOutputStream().write(next);
                }
            }
        } finally {
            close();
        }
    }
}
