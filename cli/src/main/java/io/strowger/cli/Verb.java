package io.strowger.cli;

import io.strowger.client.AmiClient;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** What the verbs have in common: the options before them, the output, and a connection for as long as it takes. */
public abstract class Verb implements Callable<Integer> {
    @ParentCommand
    @Nullable Strowger parent;

    Verb() {}

    /** What a verb does on a connection. */
    interface Work {
        /** Does it, and gives the exit status. */
        int on(AmiClient client) throws Exception;
    }

    final Strowger root() {
        return Objects.requireNonNull(parent, "a verb belongs to the command line as a whole");
    }

    final Surroundings surroundings() {
        return root().surroundings;
    }

    /** Connects without asking for events, does the work, and closes the connection, also when the process is ended. */
    final int connected(Work work) throws Exception {
        return connected(root().connection.client(surroundings()).noEvents(), work);
    }

    /** Connects as set, does the work, and closes the connection, also when the process is ended. */
    final int connected(AmiClient.Builder settings, Work work) throws Exception {
        AmiClient client = settings.connect();
        Thread logoff = new Thread(
                () -> {
                    root().stopping = true;
                    client.close();
                },
                "logoff");
        Runtime.getRuntime().addShutdownHook(logoff);
        try (client) {
            return work.on(client);
        } finally {
            forget(logoff);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // then it closes the connection, and this thread has nothing more to do
        }
    }
}
