package io.strowger.cli;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger demo}: Strowger at work, on a simulated company or on a real Asterisk. */
final class DemoCommand extends Verb {
    private final Given<String> asterisk = new Given<>();
    private final Given<String> seconds = new Given<>();

    DemoCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Shows a small company on the telephone: simulated, or on a real Asterisk.")
                .footer(
                        "",
                        "Without options it simulates an Asterisk, and shows calls, queues and events as they move; keys hang",
                        "up, transfer, pause members and break the connection. Any AMI client may join at --port.",
                        "With --asterisk a real one is fetched into a folder of its own (~/.cache/asterisk-lab, or",
                        "$ASTERISK_LAB) and gets a minute of calls; nothing is installed and no rights are needed.",
                        "  strowger demo",
                        "  strowger demo --asterisk 22");
        spec.addOption(asterisk.option(String.class, "--asterisk")
                .paramLabel("22|16")
                .description("Which real Asterisk.")
                .build());
        spec.addOption(seconds.option(String.class, "--seconds")
                .paramLabel("N")
                .description("Ends after so long (default: when told to; 60 with --asterisk, or without a terminal).")
                .build());
    }

    @Override
    public Integer call() throws Exception {
        String told = seconds.orNull();
        Duration length = told == null ? null : Seconds.parse(told);
        String version = asterisk.orNull();
        root().connection.refuseServer("the demo brings its own server", true);
        if (version != null && root().connection.port.isGiven()) {
            throw new UsageException("--asterisk takes a free port by itself: leave --port out");
        }
        return version == null
                ? new CompanyDemo(root())
                        .run(
                                ConnectionOptions.port(
                                        "--port", root().connection.port.or(0)),
                                length)
                : new AsteriskDemo(root()).run(version, length);
    }
}
