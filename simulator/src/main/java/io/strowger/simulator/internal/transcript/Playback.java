package io.strowger.simulator.internal.transcript;

import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.server.RequestReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Plays a session to one client as its server; for one thread, which reads and writes. */
public final class Playback {
    private final Session session;
    private final boolean timed;
    private final CountDownLatch closed;
    private final Map<String, String> actionIds = new HashMap<>();
    private final Set<Integer> skipped = new HashSet<>();
    private final Map<Integer, String> answered = new HashMap<>();
    private int arrived;
    private int sent;
    private Duration last = Duration.ZERO;

    /** Makes a playback; timed, it takes as long as the recording did, unless {@code closed} is counted down. */
    public Playback(Session session, boolean timed, CountDownLatch closed) {
        this.session = session;
        this.timed = timed;
        this.closed = closed;
    }

    /** Plays until the client or the recording ends. */
    public void play(Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        RequestReader requests = new RequestReader(socket.getInputStream());
        reply(out);
        while (!endsHere()) {
            RequestReader.Read read = requests.next();
            if (read == null) {
                return;
            }
            if (!take(read.request(), out)) {
                return;
            }
            reply(out);
        }
    }

    private boolean endsHere() {
        return sent == session.replies().size()
                && arrived == session.requests().size()
                && arrived > 0
                && session.requests().get(arrived - 1).action().equalsIgnoreCase("Logoff");
    }

    /** Finds what was recorded for a request; false at a Logoff that was not recorded. */
    private boolean take(ActionRequest request, OutputStream out) throws IOException {
        Integer found = session.find(request.name(), arrived);
        if (found == null) {
            out.write(standIn(request));
            return !request.name().equalsIgnoreCase("Logoff");
        }
        for (int i = arrived; i < found; i++) {
            skipped.add(i);
        }
        Session.Request recorded = session.requests().get(found);
        if (!recorded.actionId().isEmpty()) {
            actionIds.put(recorded.actionId(), request.actionId());
        }
        answered.put(found, request.actionId());
        arrived = found + 1;
        last = recorded.at();
        return true;
    }

    private void reply(OutputStream out) throws IOException, InterruptedException {
        while (sent < session.replies().size()) {
            Session.Reply reply = session.replies().get(sent);
            if (reply.requestsBefore() > arrived) {
                return;
            }
            sent++;
            if (!isSkipped(reply)) {
                await(reply.at());
                out.write(forClient(reply).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void await(Duration at) throws InterruptedException {
        if (timed && at.compareTo(last) > 0) {
            if (closed.await(at.minus(last).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InterruptedException("the server was closed");
            }
            last = at;
        }
    }

    private boolean isSkipped(Session.Reply reply) {
        return skipped.contains(reply.answers());
    }

    /** The recorded text with the ActionIDs of the client that is there now. */
    private String forClient(Session.Reply reply) {
        StringBuilder text = new StringBuilder();
        boolean hasId = false;
        for (String line : reply.text().split("(?<=\n)")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("actionid:")) {
                String recorded = line.substring("actionid:".length()).strip();
                String now = actionIds.getOrDefault(recorded, recorded);
                hasId = true;
                text.append(now.isEmpty() ? "" : "ActionID: " + now + "\r\n");
            } else {
                text.append(line);
            }
        }
        String own = answered.getOrDefault(reply.answers(), "");
        if (!hasId && !own.isEmpty()) {
            text.insert(text.indexOf("\n") + 1, "ActionID: " + own + "\r\n");
        }
        return text.toString();
    }

    /** What a client is told that the recording has nothing for. */
    private static byte[] standIn(ActionRequest request) {
        Lines lines = new Lines();
        Consumer<String> begin = status -> {
            lines.add("Response", status);
            if (!request.actionId().isEmpty()) {
                lines.add("ActionID", request.actionId());
            }
        };
        switch (request.name().toLowerCase(Locale.ROOT)) {
            case "ping" -> {
                begin.accept("Success");
                lines.add("Ping", "Pong").add("Timestamp", "0.000000");
            }
            case "challenge" -> {
                begin.accept("Success");
                lines.add("Challenge", "1");
            }
            case "login" -> {
                begin.accept("Success");
                lines.add("Message", "Authentication accepted");
            }
            case "events" -> {
                begin.accept("Success");
                lines.add("Events", "On");
            }
            case "logoff" -> {
                begin.accept("Goodbye");
                lines.add("Message", "Thanks for all the fish.");
            }
            default -> {
                begin.accept("Error");
                lines.add("Message", "The transcript has no further action " + request.name());
            }
        }
        return lines.message();
    }
}
