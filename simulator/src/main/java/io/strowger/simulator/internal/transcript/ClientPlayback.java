package io.strowger.simulator.internal.transcript;

import io.strowger.protocol.wire.Banner;
import io.strowger.protocol.wire.Limits;
import io.strowger.protocol.wire.Message;
import io.strowger.protocol.wire.MessageDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays a session to a server as its client; for one thread. */
public final class ClientPlayback implements MessageDecoder.Sink {
    private final Session session;
    private final Socket socket;
    private final boolean timed;
    private final long begin = System.nanoTime();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<Session.Chunk> chunks = new ArrayList<>();

    /** Makes the result of what was said. */
    @FunctionalInterface
    public interface Maker<T> {
        /** Makes it. */
        T make(byte[] fromClient, byte[] fromServer, List<Session.Chunk> chunks);
    }

    private final MessageDecoder decoder = new MessageDecoder(Limits.DEFAULT);
    private long responses;

    private ClientPlayback(Session session, Socket socket, boolean timed) {
        this.session = session;
        this.socket = socket;
        this.timed = timed;
    }

    /** Plays, and returns what was said. */
    public static <T> T play(Session session, String host, int port, boolean timed, Duration patience, Maker<T> maker)
            throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
            ClientPlayback playback = new ClientPlayback(session, socket, timed);
            playback.play();
            return maker.make(playback.sent.toByteArray(), playback.received.toByteArray(), playback.chunks);
        }
    }

    private void play() throws IOException {
        for (Session.Request request : session.requests()) {
            readUntil(request.responsesBefore());
            await(request.at());
            byte[] bytes = request.text().getBytes(StandardCharsets.ISO_8859_1);
            socket.getOutputStream().write(bytes);
            sent.writeBytes(bytes);
            chunks.add(new Session.Chunk(false, bytes.length, now()));
        }
        readUntil(
                session.replies().stream().filter(reply -> reply.answers() >= 0).count());
        socket.shutdownOutput();
        readToTheEnd();
    }

    private void readToTheEnd() throws IOException {
        while (read()) {
            // what comes behind the last response belongs to the transcript too
        }
    }

    @Override
    public void banner(Banner banner) {
        // only what follows it is counted
    }

    @Override
    public void message(Message message) {
        if (message.kind() == Message.Kind.RESPONSE) {
            responses++;
        }
    }

    /** Reads until so many responses have come. */
    private void readUntil(long wanted) throws IOException {
        while (received.size() == 0 || responses < wanted) {
            if (!read()) {
                throw new IOException("the server ended the connection after " + responses
                        + " responses, while " + wanted
                        + " were recorded up to there");
            }
        }
    }

    private boolean read() throws IOException {
        byte[] buffer = new byte[8192];
        int size = socket.getInputStream().read(buffer);
        if (size < 0) {
            return false;
        }
        received.write(buffer, 0, size);
        decoder.feed(buffer, 0, size, this);
        chunks.add(new Session.Chunk(true, size, now()));
        return true;
    }

    private void await(Duration at) throws IOException {
        long left = at.toNanos() - (System.nanoTime() - begin);
        if (timed && left > 0) {
            try {
                if (new CountDownLatch(1).await(left, TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("nobody counts this down");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while playing a transcript", e);
            }
        }
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
