package io.strowger.simulator.internal.transcript;

import io.strowger.simulator.internal.transcript.Pieces.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        for (int i = 0; i < sent.size(); i++) {
            Piece piece = sent.get(i);
            requests.add(new Request(
                    piece.text(),
                    piece.header("Action"),
                    piece.header("ActionID"),
                    responsesBefore(replies, i),
                    time(chunks, false, piece.end() - 1)));
        }
        return new Session(requests, replies);
    }

    private static List<Reply> replies(List<Piece> sent, List<Piece> received, List<Chunk> chunks) {
        List<Reply> replies = new ArrayList<>();
        int before = 0;
        int answered = 0;
        for (Piece piece : received) {
            int answers = -1;
            if (piece.isResponse()) {
                answers = answered(sent, piece.header("ActionID"), answered);
                answered = Math.max(answered, answers + 1);
            }
            int own = ownRequest(sent, piece.header("ActionID"));
            before = Math.max(before, Math.max(answers, own) + 1);
            if (!chunks.isEmpty()) {
                before = Math.max(before, sentBefore(sent, chunks, piece.begin()));
            }
            replies.add(new Reply(piece.text(), before, answers, time(chunks, true, piece.begin())));
        }
        return replies;
    }

    /** The request that a response is to: the one of its ActionID, or else the oldest without an answer. */
    private static int answered(List<Piece> sent, String actionId, int oldest) {
        int own = ownRequest(sent, actionId);
        return own >= 0 ? own : Math.min(oldest, sent.size() - 1);
    }

    private static int ownRequest(List<Piece> sent, String actionId) {
        if (!actionId.isEmpty()) {
            for (int i = 0; i < sent.size(); i++) {
                if (sent.get(i).header("ActionID").equals(actionId)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static int sentBefore(List<Piece> sent, List<Chunk> chunks, int begin) {
        long client = 0;
        long server = 0;
        for (Chunk chunk : chunks) {
            if (chunk.fromServer()) {
                server += chunk.length();
                if (server > begin) {
                    break;
                }
            } else {
                client += chunk.length();
            }
        }
        int count = 0;
        while (count < sent.size() && sent.get(count).end() <= client) {
            count++;
        }
        return count;
    }

    private static long responsesBefore(List<Reply> replies, int request) {
        return replies.stream()
                .filter(reply -> reply.answers() >= 0 && reply.requestsBefore() <= request)
                .count();
    }

    private static Duration time(List<Chunk> chunks, boolean fromServer, int position) {
        long seen = 0;
        for (Chunk chunk : chunks) {
            if (chunk.fromServer() == fromServer) {
                seen += chunk.length();
                if (seen > position) {
                    return chunk.at();
                }
            }
        }
        return Duration.ZERO;
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
