package io.strowger.cli;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.Reconnect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where to connect and as whom: the options that may stand before or after the verb. */
final class ConnectionOptions {
    final Given<String> host = new Given<>();
    final Given<Integer> port = new Given<>();
    final Given<String> user = new Given<>();
    final Given<Path> secretFile = new Given<>();
    final Given<String> secret = new Given<>();
    final Given<Boolean> tls = new Given<>();
    final Given<Path> caFile = new Given<>();
    final Given<String> pin = new Given<>();
    final Given<Boolean> trustAnyCertificate = new Given<>();
    final Given<Boolean> skipHostNameCheck = new Given<>();
    final Given<Boolean> allowPlainLogin = new Given<>();
    final Given<String> timeout = new Given<>();
    final Given<Boolean> simulator = new Given<>();
    private @Nullable AutoCloseable embedded;

    /** Adds the options. */
    void describe(CommandSpec spec) {
        spec.addOption(host.optionOfAll(String.class, "-H", "--host")
                .paramLabel("NAME")
                .description("The host (default: $$STROWGER_HOST, or localhost).")
                .build());
        spec.addOption(port.optionOfAll(Integer.class, "-P", "--port")
                .paramLabel("PORT")
                .description("The port (default: $$STROWGER_PORT, or 5038; with TLS 5039).")
                .build());
        spec.addOption(user.optionOfAll(String.class, "-u", "--user")
                .paramLabel("NAME")
                .description("The AMI user, as in manager.conf (default: $$STROWGER_USER).")
                .build());
        spec.addOption(secretFile
                .optionOfAll(Path.class, "--secret-file")
                .paramLabel("FILE")
                .description("A file with the user's secret (default: $$STROWGER_SECRET, or a prompt).")
                .build());
        spec.addOption(secret.optionOfAll(String.class, "--secret")
                .paramLabel("TEXT")
                .description("The secret itself; other users of this machine can see it in the process list.")
                .build());
        spec.addOption(tls.optionOfAll(Boolean.class, "--tls")
                .description("Connects with TLS.")
                .build());
        spec.addOption(caFile.optionOfAll(Path.class, "--ca-file")
                .paramLabel("FILE")
                .description("Connects with TLS and trusts the certificates in this PEM file, not the system's.")
                .build());
        spec.addOption(pin.optionOfAll(String.class, "--pin")
                .paramLabel("FILE|SHA256")
                .description("Connects with TLS and accepts this certificate only: a PEM file, or a fingerprint.")
                .build());
        spec.addOption(trustAnyCertificate
                .optionOfAll(Boolean.class, "--insecure-trust-any-certificate")
                .description("Connects with TLS and accepts any certificate, an impostor's too.")
                .build());
        spec.addOption(skipHostNameCheck
                .optionOfAll(Boolean.class, "--insecure-skip-host-name-check")
                .description("Connects with TLS and accepts a trusted certificate of another host.")
                .build());
        spec.addOption(allowPlainLogin
                .optionOfAll(Boolean.class, "--allow-plain-login")
                .description("Sends the secret in the clear to a server that cannot do better.")
                .build());
        spec.addOption(timeout.optionOfAll(String.class, "-t", "--timeout")
                .paramLabel("SECONDS")
                .description("How long to wait for each answer, and for the connection (default: 30, and 5).")
                .build());
        describeSimulator(spec);
    }

    private void describeSimulator(CommandSpec spec) {
        spec.addOption(simulator
                .optionOfAll(Boolean.class, "--simulator")
                .description("Connects to a simulated Asterisk in this process, where a small company telephones.")
                .build());
    }

    /** Stops the simulator where there is one. */
    void close() {
        AutoCloseable running = embedded;
        embedded = null;
        if (running != null) {
            Embedded.stop(running);
        }
    }

    /** Refuses options that say where to connect, for a verb that brings its own server; with {@code login}, as whom too. */
    void refuseServer(String why, boolean login) {
        Given<?>[] places = {host, tls, caFile, pin, trustAnyCertificate, skipHostNameCheck, simulator};
        boolean isLogin = user.isGiven() || secret.isGiven() || secretFile.isGiven();
        if (Stream.of(places).anyMatch(Given::isGiven) || (login && isLogin)) {
            throw new UsageException(
                    why + ": leave --host, " + (login ? "--user, its secret, " : "") + "TLS and --simulator out");
        }
    }

    private AmiClientBuilder simulated() {
        if (host.isGiven() || port.isGiven() || user.isGiven() || tls.isGiven() || caFile.isGiven() || pin.isGiven()) {
            throw new UsageException("--simulator is a server of its own: leave --host, --port, --user and TLS out");
        }
        Embedded asterisk = Embedded.start();
        embedded = asterisk;
        return asterisk.client();
    }

    /** Checks what is set, and starts the settings of a connection with it. */
    AmiClientBuilder client(Surroundings surroundings) {
        if (simulator.isGiven()) {
            return withTimeout(simulated().reconnect(Reconnect.NEVER).closeTimeout(Duration.ofSeconds(1)));
        }
        AmiClientBuilder client = AmiClient.builder()
                .host(chosenHost(surroundings))
                .user(chosenUser(surroundings))
                .reconnect(Reconnect.NEVER)
                .closeTimeout(Duration.ofSeconds(1));
        Integer chosenPort = chosenPort(surroundings);
        if (chosenPort != null) {
            client.port(chosenPort);
        }
        withTimeout(client);
        if (allowPlainLogin.isGiven()) {
            client.allowPlainLogin();
        }
        certificates(client);
        return client.secret(Secret.chosen(this, surroundings));
    }

    private AmiClientBuilder withTimeout(AmiClientBuilder client) {
        String told = timeout.orNull();
        if (told != null) {
            Duration wait = Seconds.parse(told);
            if (wait.isZero()) {
                throw new UsageException("--timeout must be more than 0");
            }
            client.connectTimeout(wait).loginTimeout(wait).actionTimeout(wait);
        }
        return client;
    }

    /** Where it goes, for messages. */
    String address(Surroundings surroundings) {
        Integer chosen = chosenPort(surroundings);
        return chosenHost(surroundings) + (chosen == null ? "" : ":" + chosen);
    }

    private String chosenHost(Surroundings surroundings) {
        return first(host, surroundings.variable("STROWGER_HOST"), "localhost");
    }

    private void certificates(AmiClientBuilder client) {
        if (tls.isGiven()) {
            client.tls();
        }
        Path authority = caFile.orNull();
        if (authority != null) {
            client.caFile(certificate("--ca-file", authority));
        }
        String only = pin.orNull();
        if (only != null) {
            if (only.replace(":", "").matches("[0-9a-fA-F]{64}")) {
                client.pinnedCertificate(only);
            } else {
                client.pinnedCertificate(certificate("--pin", Path.of(only)));
            }
        }
        if (trustAnyCertificate.isGiven()) {
            client.insecureTrustAnyCertificate();
        }
        if (skipHostNameCheck.isGiven()) {
            client.insecureSkipHostNameCheck();
        }
    }

    private String chosenUser(Surroundings surroundings) {
        String chosen = first(user, surroundings.variable("STROWGER_USER"), "");
        if (chosen.isEmpty()) {
            throw new UsageException("which AMI user? Give --user, or set STROWGER_USER");
        }
        return chosen;
    }

    private @Nullable Integer chosenPort(Surroundings surroundings) {
        String variable = surroundings.variable("STROWGER_PORT");
        Integer chosen = port.orNull();
        if (chosen == null && variable != null) {
            try {
                chosen = Integer.valueOf(variable);
            } catch (NumberFormatException e) {
                throw new UsageException("STROWGER_PORT is no port: '" + variable + "'");
            }
        }
        if (chosen != null && (chosen < 1 || chosen > 65535)) {
            throw new UsageException(chosen + " is no port: it takes 1 to 65535");
        }
        return chosen;
    }

    private static Path certificate(String option, Path file) {
        try (InputStream in = Files.newInputStream(readable(option, file))) {
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .isEmpty()) {
                return file;
            }
        } catch (IOException | CertificateException noCertificate) {
            // said below
        }
        throw new UsageException(option + ": there is no certificate (PEM) in " + file);
    }

    static Path readable(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UsageException(option + ": cannot read " + file);
        }
        return file;
    }

    private static String first(Given<String> option, @Nullable String variable, String otherwise) {
        return option.or(variable != null ? variable : otherwise);
    }

    /** The port to listen on, or 0 for any; refuses what is none. */
    static int port(String option, int chosen) {
        if (chosen < 0 || chosen > 65535) {
            throw new UsageException(option + ": " + chosen + " is no port: it takes 1 to 65535, or 0 for any");
        }
        return chosen;
    }
}
