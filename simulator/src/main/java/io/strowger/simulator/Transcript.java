package io.strowger.simulator;

import io.strowger.simulator.internal.transcript.ClientPlayback;
import io.strowger.simulator.internal.transcript.Session;
import io.strowger.simulator.internal.transcript.Session.Chunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded session of a client with a server, to be played again; immutable.
 *
 * <p>On disk it is a folder: {@code c2s.bin} has the client's bytes, {@code s2c.bin} the server's, and
 * {@code chunks.jsonl}, which may be absent, their order and times: a line such as
 * <code>{"t": 3.45, "dir": "c2s", "len": 69}</code> for each part, with milliseconds since the begin. Without it the order
 * comes from the ActionIDs, and there is no timing.
 */
public final class Transcript {
    private static final String CLIENT = "c2s.bin";
    private static final String SERVER = "s2c.bin";
    private static final String CHUNKS = "chunks.jsonl";
    private static final Pattern CHUNK = Pattern.compile(
            "\\{\\s*\"t\"\\s*:\\s*([0-9.eE+-]+)\\s*,\\s*\"dir\"\\s*:\\s*\"(c2s|s2c)\"\\s*,\\s*\"len\"\\s*:\\s*(\\d+)\\s*}");

    private final byte[] fromClient;
    private final byte[] fromServer;
    private final List<Chunk> chunks;

    /** How fast a transcript is played. */
    public enum Speed {
        /** As fast as the other side takes it. */
        FULL,
        /** As it was recorded. */
        RECORDED
    }

    Transcript(byte[] fromClient, byte[] fromServer, List<Chunk> chunks) {
        this.fromClient = fromClient.clone();
        this.fromServer = fromServer.clone();
        this.chunks = List.copyOf(chunks);
    }

    /** Makes a transcript of the bytes of both directions, without times. */
    public static Transcript of(byte[] fromClient, byte[] fromServer) {
        return new Transcript(fromClient, fromServer, List.of());
    }

    /** Reads a transcript from its folder. */
    public static Transcript load(Path folder) {
        try {
            List<Chunk> chunks = new ArrayList<>();
            if (Files.exists(folder.resolve(CHUNKS))) {
                for (String line : Files.readAllLines(folder.resolve(CHUNKS))) {
                    if (!line.isBlank()) {
                        chunks.add(chunk(line, folder));
                    }
                }
            }
            return new Transcript(
                    Files.readAllBytes(folder.resolve(CLIENT)), Files.readAllBytes(folder.resolve(SERVER)), chunks);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the transcript " + folder, e);
        }
    }

    private static Chunk chunk(String line, Path folder) {
        Matcher matcher = CHUNK.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no part of a transcript in " + folder.resolve(CHUNKS) + ": " + line);
        }
        long nanos = Math.round(Double.parseDouble(matcher.group(1)) * 1_000_000);
        boolean isServers = matcher.group(2).equals("s2c");
        return new Chunk(isServers, Integer.parseInt(matcher.group(3)), Duration.ofNanos(nanos));
    }

    /** Writes the transcript to a folder, which is made where it is missing; it holds passwords where those were sent. */
    public void save(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(CLIENT), fromClient);
            Files.write(folder.resolve(SERVER), fromServer);
            if (!chunks.isEmpty()) {
                List<String> lines = chunks.stream()
                        .map(chunk -> String.format(
                                Locale.ROOT,
                                "{\"t\": %.3f, \"dir\": \"%s\", \"len\": %d}",
                                chunk.at().toNanos() / 1e6,
                                chunk.fromServer() ? "s2c" : "c2s",
                                chunk.length()))
                        .toList();
                Files.write(folder.resolve(CHUNKS), lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the transcript " + folder, e);
        }
    }

    /** The client's bytes. */
    public byte[] fromClient() {
        return fromClient.clone();
    }

    /** The server's bytes. */
    public byte[] fromServer() {
        return fromServer.clone();
    }

    /**
     * Starts a server on loopback that plays its side to each client that connects.
     *
     * <p>A client's action is taken for the next recorded one of its name; the recorded answer gets the ActionID that the
     * client chose, and events come behind the actions that they came behind. Recorded actions that the client leaves out
     * are left out with their responses. To an action that was not recorded, the server says so with an {@code Error}, but
     * takes any further Login, Challenge, Ping, Events and Logoff.
     */
    public TranscriptServer serve(Speed speed) {
        return new TranscriptServer(session(), speed == Speed.RECORDED);
    }

    /**
     * Plays the client's side to a server, and returns what both said this time.
     *
     * <p>Each request waits until as many responses have come as in the recording. A login by challenge fails, as its answer
     * was for another challenge.
     *
     * @param patience so long is waited for each part of the server's side
     * @throws UncheckedIOException where the server cannot be reached, or says less than was recorded
     */
    public Transcript play(String host, int port, Speed speed, Duration patience) {
        try {
            return ClientPlayback.play(session(), host, port, speed == Speed.RECORDED, patience, Transcript::new);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot play the transcript to " + host + ":" + port, e);
        }
    }

    private Session session() {
        return Session.of(fromClient, fromServer, chunks);
    }

    /** Tells the sizes alone: what was said may be secret. */
    @Override
    public String toString() {
        return "a transcript of " + fromClient.length + " bytes from the client and " + fromServer.length
                + " from the server";
    }
}
