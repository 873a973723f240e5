package io.strowger.cli;

import java.io.IOException;

/** Where the process starts: the command {@code strowger}. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit status. */
    public static void main(String[] arguments) throws IOException {
        if (Boolean.getBoolean("strowger.rehearsal")) {
            Rehearsal.run();
            return;
        }
        // what the client warns of, in the form of this program's own messages
        System.setProperty("java.util.logging.SimpleFormatter.format", "strowger: %5$s%n");
        System.exit(Strowger.run(Surroundings.ofProcess(), arguments));
    }
}
