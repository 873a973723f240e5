package io.strowger.tests.lab;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real Asterisk of the lab, with its addresses.
 *
 * @param version 22 or 16
 * @param name the instance's name in the lab
 * @param host the address it listens on
 * @param port the port of AMI over TCP
 * @param tlsPort the port of AMI over TLS
 * @param httpPort the port of the web server
 * @param certificateAuthority the certificate that signed the server's own
 * @param run the folder with this instance's configuration and files
 * @param root the folder with the unpacked Asterisk
 */
public record LabServer(
        int version,
        String name,
        String host,
        int port,
        int tlsPort,
        int httpPort,
        Path certificateAuthority,
        Path run,
        Path root) {
    private static final AtomicInteger STARTED = new AtomicInteger();

    /** Starts a server of its own, which is gone with this JVM at the latest. */
    public static LabServer start(int version, String... options) {
        long jvm = ProcessHandle.current().pid();
        String name = "tests-" + jvm + "-" + STARTED.incrementAndGet();
        List<String> arguments = new ArrayList<>(List.of("up", Integer.toString(version), "--name", name, "--auto"));
        arguments.addAll(List.of("--while", Long.toString(jvm)));
        arguments.addAll(List.of(options));
        Map<String, String> settings = new HashMap<>();
        for (String line : Lab.asterisk(arguments.toArray(String[]::new))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new LabServer(
                version,
                name,
                settings.get("ASTERISK_HOST"),
                Integer.parseInt(settings.get("ASTERISK_AMI_PORT")),
                Integer.parseInt(settings.get("ASTERISK_AMIS_PORT")),
                Integer.parseInt(settings.get("ASTERISK_HTTP_PORT")),
                Path.of(settings.get("ASTERISK_CA")),
                Path.of(settings.get("ASTERISK_RUN")),
                Path.of(settings.get("ASTERISK_ROOT")));
    }

    /** The secret of one of the lab's users. */
    public static String secretOf(String user) {
        return user + "-pw";
    }

    /** Starts the settings of a connection over TCP as one of the lab's users. */
    public AmiClientBuilder client(String user) {
        return AmiClient.builder().host(host).port(port).user(user).secret(secretOf(user));
    }

    /** Starts the settings of a connection over TLS; whom to trust is left to the test. */
    public AmiClientBuilder tlsClient(String user) {
        return client(user).port(tlsPort).tls();
    }

    /** Connects over TCP as the user who may do everything. */
    public AmiClient connect() {
        return client("admin").connect();
    }

    /** Runs a command on the server's own command line, beside AMI. */
    public List<String> cli(String command) {
        return Lab.asterisk("cli", name, command);
    }

    /** Starts the server anew with the same ports and files. */
    public void restart() {
        Lab.asterisk("restart", name);
    }

    /** Ends the server as a crash would: nobody is told. */
    public void kill() {
        ProcessHandle server = ProcessHandle.of(processId()).orElseThrow();
        boolean killed = server.destroyForcibly();
        if (!killed
                || !server.onExit()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .handle((ended, late) -> late == null)
                        .join()) {
            throw new AssertionError(this + " does not end");
        }
    }

    /** True while the server's process is there. */
    public boolean isRunning() {
        return ProcessHandle.of(processId()).filter(ProcessHandle::isAlive).isPresent();
    }

    private long processId() {
        try {
            return Long.parseLong(Files.readString(run.resolve("pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server and removes its files. */
    public void remove() {
        Lab.asterisk("remove", name);
    }

    /** Shows the version, which names the invocation in the test reports. */
    @Override
    public String toString() {
        return "Asterisk " + version;
    }
}
