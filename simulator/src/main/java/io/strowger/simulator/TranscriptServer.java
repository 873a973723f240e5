package io.strowger.simulator;

import io.strowger.simulator.internal.server.PlainServer;
import io.strowger.simulator.internal.transcript.Playback;
import io.strowger.simulator.internal.transcript.Session;
import java.util.concurrent.CountDownLatch;

/** A server that plays a {@link Transcript} to each client that connects; safe for use by any thread. */
public final class TranscriptServer implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final PlainServer server;

    TranscriptServer(Session session, boolean timed) {
        this.server = new PlainServer("transcript", socket -> new Playback(session, timed, closed).play(socket));
    }

    /** The host to connect to. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port to connect to. */
    public int port() {
        return server.port();
    }

    /** Ends all connections, and waits for their threads. */
    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
