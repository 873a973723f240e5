package io.strowger.cli;

import io.strowger.client.ServerInfo;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger ping}: is the server there, which one is it, and how long does an answer take. */
final class PingCommand extends Verb {
    PingCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage().description("Connects, and measures how long Asterisk takes to answer.");
    }

    @Override
    public Integer call() throws Exception {
        return connected(client -> {
            ServerInfo server = client.server();
            root().printer().ping(server.pbx(), named(server), client.ping());
            return ExitStatus.DONE;
        });
    }

    /** What to call the server's version. */
    private static String named(ServerInfo server) {
        if (server.fullVersion() != null) {
            return "Asterisk " + server.fullVersion();
        }
        return server.version() != null
                ? "Asterisk " + server.version()
                : server.banner().toString();
    }
}
