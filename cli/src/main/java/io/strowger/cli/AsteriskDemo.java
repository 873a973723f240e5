package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.event.ParkedCallEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The demo on a real Asterisk: a minute of calls on it, and what it tells of them. */
final class AsteriskDemo {
    static final List<String> VERSIONS = List.of("22", "16");
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final String USER = "admin";
    private static final String SECRET = "admin-pw";

    private final Strowger root;
    private final AtomicInteger number = new AtomicInteger();

    AsteriskDemo(Strowger root) {
        this.root = root;
    }

    /** Runs it on an Asterisk of that version, for that long or as long as the plan takes. */
    int run(String version, @Nullable Duration chosen) throws Exception {
        if (!VERSIONS.contains(version)) {
            throw new UsageException("which Asterisk? It takes --asterisk 22 or --asterisk 16");
        }
        Path home = root.surroundings.home();
        if (home == null) {
            throw new UsageException("the demo needs the project's folder lab/: run it with ./strowger");
        }
        Duration length = chosen == null ? DemoPlan.LENGTH : chosen;
        if (length.compareTo(LEAST) < 0) {
            throw new UsageException("--seconds must be at least " + LEAST.toSeconds());
        }
        DemoPrinter screen = new DemoPrinter(root.surroundings.out(), root.surroundings.style());
        LabServer server = LabServer.start(home, version);
        // after a signal: the server goes down at once, and takes the connection with it
        Thread down = new Thread(
                () -> {
                    root.stopping = true;
                    screen.stop();
                    server.close();
                },
                "server-down");
        Runtime.getRuntime().addShutdownHook(down);
        try (server) {
            return run(server, screen, length);
        }
    }

    private int run(LabServer server, DemoPrinter screen, Duration length) throws Exception {
        Style style = root.surroundings.style();
        screen.say(style.bold("Asterisk " + server.version()) + " listens on " + server.host() + ":" + server.port()
                + ". To look over its shoulder, in another terminal:");
        screen.say(
                "  STROWGER_SECRET=" + SECRET + " ./strowger --user " + USER + " --port " + server.port() + " events");
        screen.say("");
        try (AmiClient client = AmiClient.builder()
                .host(server.host())
                .port(server.port())
                .user(USER)
                .secret(SECRET)
                .reconnect(Reconnect.NEVER)
                .closeTimeout(Duration.ofSeconds(1))
                .eventQueueSize(100_000)
                .connect()) {
            screen.heading();
            calls(client, screen, length);
            screen.summary();
        }
        return ExitStatus.DONE;
    }

    private void calls(AmiClient client, DemoPrinter screen, Duration length) throws Exception {
        DemoEvents events = new DemoEvents(screen);
        events.follow(client.events());
        client.events().on(ParkedCallEvent.class, parked -> {
            String uniqueid = uniqueid();
            events.name(uniqueid, "fetches");
            CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS)
                    .execute(() -> place(client, screen, "fetches", DemoPlan.fetch(parked.parkingSpace(), uniqueid)));
        });
        double pace = Math.min(1, (double) length.toNanos() / DemoPlan.LENGTH.toNanos());
        long started = System.nanoTime();
        long end = started + length.toNanos();
        long round = Math.round(DemoPlan.LENGTH.toNanos() * pace);
        for (long begin = started; begin < end; begin += round) {
            for (DemoPlan.Call call : DemoPlan.calls()) {
                long at = begin + Math.round(call.at() * pace * 1e9);
                if (at >= end) {
                    break;
                }
                screen.waitUntil(at);
                String uniqueid = uniqueid();
                events.name(uniqueid, call.name());
                place(client, screen, call.name(), call.action(uniqueid));
            }
        }
        screen.waitUntil(end);
    }

    private void place(AmiClient client, DemoPrinter screen, String name, OriginateAction action) {
        if (!client.isOpen()) {
            return;
        }
        screen.placed(name, DemoPlan.described(action));
        CompletableFuture<?> unused = client.originate(action).handle((outcome, failure) -> {
            if (failure == null) {
                screen.outcome(name, outcome);
            } else if (!root.stopping && client.isOpen()) {
                screen.failed(name, failure);
            }
            return null;
        });
    }

    private String uniqueid() {
        return "demo-" + ProcessHandle.current().pid() + "-" + number.incrementAndGet();
    }
}
