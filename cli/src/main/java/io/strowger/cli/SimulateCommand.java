package io.strowger.cli;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.AmiSimulatorBuilder;
import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.pbx.Scenario;
import io.strowger.simulator.pbx.Traffic;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code strowger simulate}: an Asterisk for any AMI client, without an Asterisk. */
final class SimulateCommand extends Verb {
    private static final int PORT = 5038;

    private final Given<Path> script = new Given<>();
    private final Given<Double> load = new Given<>();
    private final Given<String> version = new Given<>();
    private final Given<Integer> tlsPort = new Given<>();
    private final Given<Long> seed = new Given<>();
    private final Given<String> seconds = new Given<>();

    SimulateCommand(Strowger root) {
        super(root);
    }

    @Override
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .description("Simulates an Asterisk on 127.0.0.1 for any AMI client, until Ctrl-C.")
                .footer(
                        "",
                        "It listens on --port (5038), or any free one with --port 0, and lets in --user with --secret",
                        "(admin, secret). Without a script or a load it is a small company that telephones.",
                        "  strowger simulate --script office.script",
                        "  strowger simulate --load 50 --version 16");
        spec.addOption(script.option(Path.class, "--script")
                .paramLabel("FILE")
                .description("What happens on the PBX; docs/simulator.md has the form.")
                .build());
        spec.addOption(load.option(Double.class, "--load")
                .paramLabel("CPS")
                .description("Lets so many calls a second come.")
                .build());
        spec.addOption(version.option(String.class, "--version")
                .paramLabel("16|18|20|22|23")
                .description("Which Asterisk (default: 22).")
                .build());
        spec.addOption(tlsPort.option(Integer.class, "--tls-port")
                .paramLabel("PORT")
                .description("Listens there with TLS, too; its certificate is made for this run.")
                .build());
        spec.addOption(seed.option(Long.class, "--seed")
                .paramLabel("N")
                .description("The source of all chance (default: 1).")
                .build());
        spec.addOption(seconds.option(String.class, "--seconds")
                .paramLabel("N")
                .description("Ends after so long.")
                .build());
    }

    @Override
    public Integer call() throws Exception {
        SimulatedVersion chosen = chosenVersion();
        root().connection.refuseServer("simulate is a server itself, on 127.0.0.1", false);
        int port = ConnectionOptions.port("--port", root().connection.port.or(PORT));
        Traffic traffic = traffic();
        Scenario scenario = scenario();
        String told = seconds.orNull();
        Duration limit = told == null ? null : Seconds.parse(told);
        AmiSimulatorBuilder settings = AmiSimulator.builder()
                .version(chosen)
                .seed(seed.or(1L))
                .user(root().connection.user.or(Company.USER), secret())
                .onFailure(failure -> surroundings().say(String.valueOf(Failure.line(failure))));
        if (tlsPort.isGiven()) {
            settings.tls(ConnectionOptions.port("--tls-port", tlsPort.or(0)));
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread stop = new Thread(() -> root().stopping = true, "simulator-down");
        Runtime.getRuntime().addShutdownHook(stop);
        try (AmiSimulator asterisk = Company.start(settings, port, scenario)) {
            if (traffic != null) {
                asterisk.pbx().traffic(traffic);
            }
            tell(asterisk);
            if (limit == null) {
                end.get();
            } else {
                end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException over) {
            Verb.forget(stop);
        }
        return ExitStatus.DONE;
    }

    private void tell(AmiSimulator asterisk) {
        Style style = surroundings().style();
        surroundings()
                .out()
                .line(style.bold("A simulated Asterisk") + " listens on " + asterisk.host() + ":" + asterisk.port()
                        + " for user " + asterisk.user() + ". In another terminal:");
        boolean isOwnSecret = asterisk.secret().equals(Company.SECRET);
        surroundings()
                .out()
                .line("  STROWGER_SECRET=" + (isOwnSecret ? asterisk.secret() : "...") + " ./strowger --user "
                        + asterisk.user() + " --port " + asterisk.port() + " events");
        if (tlsPort.isGiven()) {
            surroundings()
                    .out()
                    .line("With TLS, on port " + asterisk.tlsPort() + ", add --pin "
                            + fingerprint(asterisk.caCertificate()));
        }
        surroundings().out().flush();
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate has no fingerprint", e);
        }
    }

    /** The secret that clients have to know: one that was given, or the one that everybody knows. */
    private String secret() {
        ConnectionOptions given = root().connection;
        return given.secret.isGiven() || given.secretFile.isGiven()
                ? new String(Secret.chosen(given, surroundings()).get())
                : Company.SECRET;
    }

    private @Nullable Traffic traffic() {
        if (!load.isGiven()) {
            return null;
        }
        try {
            return Traffic.builder()
                    .callsPerSecond(load.or(1.0))
                    .seed(seed.or(1L))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--load: " + e.getMessage());
        }
    }

    private SimulatedVersion chosenVersion() {
        String wanted = version.or("22");
        List<String> all = new ArrayList<>();
        for (SimulatedVersion each : SimulatedVersion.values()) {
            String name = each.name().replaceFirst(".*_", "");
            if (name.equals(wanted)) {
                return each;
            }
            all.add(name);
        }
        throw new UsageException("--version is one of " + String.join(", ", all) + ": " + wanted);
    }

    private Scenario scenario() {
        Path file = script.orNull();
        if (file == null) {
            return load.isGiven() ? Scenario.builder().build() : Company.scenario();
        }
        try {
            return Scenario.parse(
                    Files.readString(ConnectionOptions.readable("--script", file), StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new UsageException("--script: " + file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new UsageException("--script: cannot read " + file);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ", " + e.getMessage());
        }
    }
}
