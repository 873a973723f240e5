package io.strowger.simulator.internal.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What is said on one connection that is passed on to a server; safe for use by several threads. */
public final class Recording {
    private static final System.Logger LOG = System.getLogger(Recording.class.getName());
    private static final int MOST_BYTES = 64 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream fromClient = new ByteArrayOutputStream();
    private final ByteArrayOutputStream fromServer = new ByteArrayOutputStream();
    private final List<Session.Chunk> chunks = new ArrayList<>();
    private final long begin = System.nanoTime();

    /** Passes on what a client and a server say until both have ended. */
    public void pass(Socket client, String host, int port) throws IOException, InterruptedException {
        try (Socket server = new Socket(host, port)) {
            server.setTcpNoDelay(true);
            Thread back = new Thread(
                    () -> {
                        try {
                            copy(server, client, true);
                        } catch (IOException e) {
                            LOG.log(Level.DEBUG, "the server's side of a recording ended", e);
                        }
                    },
                    "transcript-recorder-back");
            back.setDaemon(true);
            back.start();
            try {
                copy(client, server, false);
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the client's side of a recording ended", e);
                server.shutdownInput();
            }
            back.join();
        }
    }

    private void copy(Socket from, Socket to, boolean isServers) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
            note(buffer, size, isServers);
            out.write(buffer, 0, size);
        }
        to.shutdownOutput();
    }

    private void note(byte[] bytes, int size, boolean isServers) throws IOException {
        lock.lock();
        try {
            ByteArrayOutputStream stream = isServers ? fromServer : fromClient;
            if (stream.size() + size > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes to record");
            }
            stream.write(bytes, 0, size);
            chunks.add(new Session.Chunk(isServers, size, Duration.ofNanos(System.nanoTime() - begin)));
        } finally {
            lock.unlock();
        }
    }

    /** What was said so far. */
    public <T> T result(ClientPlayback.Maker<T> maker) {
        lock.lock();
        try {
            return maker.make(fromClient.toByteArray(), fromServer.toByteArray(), chunks);
        } finally {
            lock.unlock();
        }
    }
}
