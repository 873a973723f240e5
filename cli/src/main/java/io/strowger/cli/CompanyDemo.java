package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.Reconnect;
import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The demo on a simulated company: the real client connects to it, and what it learns is shown. */
final class CompanyDemo {
    private static final Duration WITHOUT_TERMINAL = Duration.ofSeconds(60);
    private static final Reconnect COMING_BACK = Reconnect.builder()
            .firstDelay(Duration.ofSeconds(2))
            .longestDelay(Duration.ofSeconds(5))
            .build();

    /** Where the client logs; held, since what is set is forgotten with it. */
    private static final Logger CLIENT_LOG = Logger.getLogger("io.strowger.client");

    private final Strowger root;
    private final Surroundings surroundings;

    CompanyDemo(Strowger root) {
        this.root = root;
        this.surroundings = root.surroundings;
    }

    /** Runs it with the simulator on that port, or any that is free where it is 0, for that long or until told to stop. */
    int run(int port, @Nullable Duration length) throws Exception {
        CLIENT_LOG.setLevel(Level.OFF); // what happens to the connection is shown
        boolean terminal = surroundings.canDraw() && System.console() != null;
        try (AmiSimulator asterisk = Company.start(port);
                AmiClient client = AmiClient.builder()
                        .host(asterisk.host())
                        .port(asterisk.port())
                        .user(asterisk.user())
                        .secret(asterisk.secret())
                        .closeTimeout(Duration.ofSeconds(1))
                        .eventQueueSize(100_000)
                        .reconnect(COMING_BACK)
                        .connect()) {
            CompanyWatch watch = new CompanyWatch(client);
            if (terminal) {
                new CompanyTerminal(root, asterisk, client, watch).show(length);
            } else {
                print(asterisk, watch, length == null ? WITHOUT_TERMINAL : length);
            }
        }
        return ExitStatus.DONE;
    }

    /** Where there is no terminal: a line for each thing of interest, and a summary. */
    private void print(AmiSimulator asterisk, CompanyWatch watch, Duration length) throws InterruptedException {
        DemoPrinter printer = new DemoPrinter(surroundings.out(), surroundings.style());
        Thread quiet = new Thread(
                () -> {
                    root.stopping = true;
                    printer.stop();
                },
                "demo-stop");
        Runtime.getRuntime().addShutdownHook(quiet);
        printer.say("A simulated Asterisk listens on " + asterisk.host() + ":" + asterisk.port()
                + ". To look over its shoulder, in another terminal:");
        printer.say("  STROWGER_SECRET=" + asterisk.secret() + " ./strowger --user " + asterisk.user() + " --port "
                + asterisk.port() + " events");
        printer.say("");
        long end = System.nanoTime() + length.toNanos();
        watch.begin(printer::count, (event, words) -> printer.news(event.name(), words));
        printer.waitUntil(end);
        printer.end(watch.summary());
        Verb.forget(quiet);
    }
}
