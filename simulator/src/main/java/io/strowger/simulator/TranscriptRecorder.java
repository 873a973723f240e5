package io.strowger.simulator;

import io.strowger.simulator.internal.server.PlainServer;
import io.strowger.simulator.internal.transcript.Recording;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records what clients say to a server, real or simulated: connect to the recorder in its place. Safe for use by any thread.
 *
 * <p>Everything is kept in memory, passwords too, for at most 1,000 connections of 64 MB each.
 */
public final class TranscriptRecorder implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 1_000;

    private final List<Recording> recordings = new CopyOnWriteArrayList<>();
    private final PlainServer server;

    private TranscriptRecorder(String host, int port) {
        this.server = new PlainServer("transcript-recorder", socket -> {
            if (recordings.size() >= MOST_CONNECTIONS) {
                throw new java.io.IOException("too many connections to record");
            }
            Recording recording = new Recording();
            recordings.add(recording);
            recording.pass(socket, host, port);
        });
    }

    /** Starts a recorder in front of a server. */
    public static TranscriptRecorder before(String host, int port) {
        return new TranscriptRecorder(host, port);
    }

    /** The host to connect to. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port to connect to. */
    public int port() {
        return server.port();
    }

    /** What was said so far, one transcript for each connection, the oldest first. */
    public List<Transcript> transcripts() {
        return recordings.stream()
                .map(recording -> recording.result(Transcript::new))
                .toList();
    }

    /** Ends all connections; what was recorded stays. */
    @Override
    public void close() {
        server.close();
    }
}
