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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where to connect and as whom: the options that may stand before or after the verb. */
final class ConnectionOptions {
    @Option(
            names = {"-H", "--host"},
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            order = 100,
            description = "The host (default: $$STROWGER_HOST, or localhost).")
    @Nullable String host;

    @Option(
            names = {"-P", "--port"},
            scope = ScopeType.INHERIT,
            paramLabel = "PORT",
            order = 101,
            description = "The port (default: $$STROWGER_PORT, or 5038; with TLS 5039).")
    @Nullable Integer port;

    @Option(
            names = {"-u", "--user"},
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            order = 102,
            description = "The AMI user, as in manager.conf (default: $$STROWGER_USER).")
    @Nullable String user;

    @Option(
            names = "--secret-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            order = 103,
            description = "A file with the user's secret (default: $$STROWGER_SECRET, or a prompt).")
    @Nullable Path secretFile;

    @Option(
            names = "--secret",
            scope = ScopeType.INHERIT,
            paramLabel = "TEXT",
            order = 104,
            description = "The secret itself; other users of this machine can see it in the process list.")
    @Nullable String secret;

    @Option(names = "--tls", scope = ScopeType.INHERIT, order = 105, description = "Connects with TLS.")
    boolean tls;

    @Option(
            names = "--ca-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            order = 106,
            description = "Connects with TLS and trusts the certificates in this PEM file, not the system's.")
    @Nullable Path caFile;

    @Option(
            names = "--pin",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE|SHA256",
            order = 107,
            description = "Connects with TLS and accepts this certificate only: a PEM file, or a fingerprint.")
    @Nullable String pin;

    @Option(
            names = "--insecure-trust-any-certificate",
            scope = ScopeType.INHERIT,
            order = 108,
            description = "Connects with TLS and accepts any certificate, an impostor's too.")
    boolean trustAnyCertificate;

    @Option(
            names = "--insecure-skip-host-name-check",
            scope = ScopeType.INHERIT,
            order = 109,
            description = "Connects with TLS and accepts a trusted certificate of another host.")
    boolean skipHostNameCheck;

    @Option(
            names = "--allow-plain-login",
            scope = ScopeType.INHERIT,
            order = 110,
            description = "Sends the secret in the clear to a server that cannot do better.")
    boolean allowPlainLogin;

    @Option(
            names = {"-t", "--timeout"},
            scope = ScopeType.INHERIT,
            paramLabel = "SECONDS",
            order = 111,
            description = "How long to wait for each answer, and for the connection (default: 30, and 5).")
    @Nullable String timeout;

    /** Checks what is set, and starts the settings of a connection with it. */
    AmiClientBuilder client(Surroundings surroundings) {
        AmiClientBuilder client = AmiClient.builder()
                .host(chosenHost(surroundings))
                .user(chosenUser(surroundings))
                .reconnect(Reconnect.NEVER)
                .closeTimeout(Duration.ofSeconds(1));
        Integer chosenPort = chosenPort(surroundings);
        if (chosenPort != null) {
            client.port(chosenPort);
        }
        if (timeout != null) {
            Duration wait = Seconds.parse(timeout);
            if (wait.isZero()) {
                throw new UsageException("--timeout must be more than 0");
            }
            client.connectTimeout(wait).loginTimeout(wait).actionTimeout(wait);
        }
        if (allowPlainLogin) {
            client.allowPlainLogin();
        }
        certificates(client);
        return client.secret(Secret.chosen(this, surroundings));
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
        if (tls) {
            client.tls();
        }
        if (caFile != null) {
            client.caFile(certificate("--ca-file", caFile));
        }
        if (pin != null) {
            if (pin.replace(":", "").matches("[0-9a-fA-F]{64}")) {
                client.pinnedCertificate(pin);
            } else {
                client.pinnedCertificate(certificate("--pin", Path.of(pin)));
            }
        }
        if (trustAnyCertificate) {
            client.insecureTrustAnyCertificate();
        }
        if (skipHostNameCheck) {
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
        Integer chosen = port;
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

    private static String first(@Nullable String option, @Nullable String variable, String otherwise) {
        return option != null ? option : variable != null ? variable : otherwise;
    }
}
