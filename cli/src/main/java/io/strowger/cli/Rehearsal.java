package io.strowger.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs a few command lines for nothing, so that Java can remember the classes that they load.
 *
 * <p>The launcher does this once after a build; see {@code -XX:ArchiveClassesAtExit}.
 */
final class Rehearsal {
    private Rehearsal() {}

    static void run() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Surroundings surroundings = new Surroundings(
                Map.of("STROWGER_USER", "nobody", "STROWGER_SECRET", "nothing"),
                new Out(nowhere),
                new PrintStream(nowhere, true, StandardCharsets.UTF_8),
                new Style(true),
                100,
                null,
                question -> null);
        Strowger.run(surroundings, "--help");
        Strowger.run(surroundings, "describe", "Hangup");
        Strowger.run(surroundings, "-o", "json", "describe", "QueueStatus");
        // port 1: nothing listens there, so the classes are loaded and nothing is sent
        Strowger.run(surroundings, "--port", "1", "ping");
        Strowger.run(surroundings, "--port", "1", "action", "CoreShowChannels");
        Strowger.run(surroundings, "--port", "1", "events", "--event", "Hangup", "--where", "Channel=*");
    }
}
