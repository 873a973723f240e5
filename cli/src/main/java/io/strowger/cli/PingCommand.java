package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.ServerInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code strowger ping}: is the server there, which one is it, and how long does an answer take. */
@Command(name = "ping", description = "Connects, and measures how long Asterisk takes to answer.")
final class PingCommand extends Verb {
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "How many times (default: 1), a second apart.")
    int count = 1;

    @Override
    public Integer call() throws Exception {
        if (count < 1) {
            throw new UsageException("--count must be at least 1");
        }
        return connected(this::ping);
    }

    private int ping(AmiClient client) throws InterruptedException {
        Printer printer = root().printer();
        ServerInfo server = client.server();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                Thread.sleep(1000);
            }
            printer.ping(server.pbx(), named(server), client.ping());
            printer.flush();
        }
        return ExitStatus.DONE;
    }

    /** What to call the server's version. */
    static String named(ServerInfo server) {
        if (server.fullVersion() != null) {
            return "Asterisk " + server.fullVersion();
        }
        return server.version() != null
                ? "Asterisk " + server.version()
                : server.banner().toString();
    }
}
