package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiConnectException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** What the verbs have in common: the options before them, the output, and a connection for as long as it takes. */
abstract class Verb implements Callable<Integer> {
    private final Strowger root;

    Verb(Strowger root) {
        this.root = root;
    }

    /** What the help and the parser have to know of it. */
    final CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        describe(spec);
        return spec;
    }

    /** Adds the description, the options and the parameters. */
    abstract void describe(CommandSpec spec);

    /** What a verb does on a connection. */
    interface Work {
        /** Does it, and gives the exit status. */
        int on(AmiClient client) throws Exception;
    }

    final Strowger root() {
        return root;
    }

    final Surroundings surroundings() {
        return root().surroundings;
    }

    /** Connects without asking for events, does the work, and closes the connection, also when the process is ended. */
    final int connected(Work work) throws Exception {
        return connected(root().connection.client(surroundings()).noEvents(), work);
    }

    /** Connects as set, does the work, and closes the connection, also when the process is ended. */
    final int connected(AmiClientBuilder settings, Work work) throws Exception {
        return using(connect(settings), work);
    }

    /** Does the work on a client, and closes it, also when the process is ended. */
    final int using(AmiClient client, Work work) throws Exception {
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

    private AmiClient connect(AmiClientBuilder settings) {
        try {
            return settings.connect();
        } catch (AmiConnectException failure) {
            throw TlsAdvice.inOptions(failure, root().connection.address(surroundings()));
        }
    }

    static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // then it closes the connection, and this thread has nothing more to do
        }
    }
}
