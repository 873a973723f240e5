package io.strowger.simulator.internal.transcript;

import io.strowger.simulator.internal.transcript.Pieces.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded session in the order in which it has to happen again; immutable.
 *
 * @param requests what the client sent
 * @param replies what the server sent, each with what has to come before
 */
public record Session(List<Request> requests, List<Reply> replies) {
    /** Makes a session with unmodifiable lists. */
    public Session {
        requests = List.copyOf(requests);
        replies = List.copyOf(replies);
    }

    /**
     * One request.
     *
     * @param text its bytes in Latin-1
     * @param action the action's name
     * @param actionId its ActionID, or empty
     * @param responsesBefore how many responses the server had sent before
     * @param at when it was sent, since the begin
     */
    public record Request(String text, String action, String actionId, long responsesBefore, Duration at) {}

    /**
     * One thing that the server sent.
     *
     * @param text its bytes in Latin-1
     * @param requestsBefore how many requests have to come before
     * @param answers which request it is the response to, or -1
     * @param at when it was sent, since the begin
     */
    public record Reply(String text, int requestsBefore, int answers, Duration at) {}

    /**
     * Part of a recording, as one read from a socket gave it.
     *
     * @param fromServer the direction
     * @param length how many bytes
     * @param at when, since the begin
     */
    public record Chunk(boolean fromServer, int length, Duration at) {}

    /** Puts the two directions of a recording together; without chunks, by what answers what. */
    public static Session of(byte[] fromClient, byte[] fromServer, List<Chunk> chunks) {
        List<Piece> sent = Pieces.ofClient(fromClient);
        List<Piece> received = Pieces.ofServer(fromServer);
        List<Reply> replies = replies(sent, received, chunks);
        List<Request> requests = new ArrayList<>();
        ChunkCursor clock = new ChunkCursor(chunks);
        long responses = 0;
        int reply = 0;
        for (int i = 0; i < sent.size(); i++) {
            for (; reply < replies.size() && replies.get(reply).requestsBefore() <= i; reply++) {
                responses += replies.get(reply).answers() >= 0 ? 1 : 0;
            }
            Piece piece = sent.get(i);
            requests.add(new Request(
                    piece.text(),
                    piece.header("Action"),
                    piece.header("ActionID"),
                    responses,
                    clock.at(false, piece.end() - 1)));
        }
        return new Session(requests, replies);
    }

    private static List<Reply> replies(List<Piece> sent, List<Piece> received, List<Chunk> chunks) {
        Map<String, Integer> byActionId = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            byActionId.putIfAbsent(sent.get(i).header("ActionID"), i);
        }
        byActionId.remove("");
        List<Reply> replies = new ArrayList<>();
        ChunkCursor order = new ChunkCursor(chunks);
        int before = 0;
        int answered = 0;
        for (Piece piece : received) {
            Integer own = byActionId.get(piece.header("ActionID"));
            int answers = -1;
            if (piece.isResponse()) {
                // one without an ActionID answers the oldest request that has no answer
                answers = own != null ? own : Math.min(answered, sent.size() - 1);
                answered = Math.max(answered, answers + 1);
            }
            Duration at = order.at(true, piece.begin());
            before = Math.max(before, Math.max(answers, own == null ? -1 : own) + 1);
            before = Math.max(before, order.sentBefore(sent));
            replies.add(new Reply(piece.text(), before, answers, at));
        }
        return replies;
    }

    /** Goes through the chunks once, along with the pieces of one direction. */
    private static final class ChunkCursor {
        private final List<Chunk> chunks;
        private int next;
        private long fromClient;
        private long fromServer;
        private int sent;

        ChunkCursor(List<Chunk> chunks) {
            this.chunks = chunks;
        }

        /** When a byte was sent; each one asked for is behind the one before. */
        Duration at(boolean isServers, int position) {
            for (; next < chunks.size(); next++) {
                Chunk chunk = chunks.get(next);
                long end = (chunk.fromServer() ? fromServer : fromClient) + chunk.length();
                if (chunk.fromServer() == isServers && end > position) {
                    return chunk.at();
                }
                if (chunk.fromServer()) {
                    fromServer = end;
                } else {
                    fromClient = end;
                }
            }
            return Duration.ZERO;
        }

        /** How many of the client's pieces were complete before that byte. */
        int sentBefore(List<Piece> pieces) {
            while (sent < pieces.size() && pieces.get(sent).end() <= fromClient) {
                sent++;
            }
            return sent;
        }
    }

    /** The first request of that name that was not sent yet. */
    @Nullable Integer find(String action, int from) {
        for (int i = from; i < requests.size(); i++) {
            if (requests.get(i).action().equalsIgnoreCase(action)) {
                return i;
            }
        }
        return null;
    }
}
