package io.strowger.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A real Asterisk of this process's own, started by the project's script {@code lab/asterisk.sh}.
 *
 * <p>It lives no longer than the process: {@link #close} stops it, and where there is no time for that, the script notices
 * that the process has gone.
 */
final class LabServer implements AutoCloseable {
    private final Path script;
    private final String name;
    private final Map<String, String> settings = new HashMap<>();
    private final ReentrantLock closing = new ReentrantLock();
    private boolean closed;

    private LabServer(Path script, String name) {
        this.script = script;
        this.name = name;
    }

    /** Starts a server; what the script has to say, such as how far a download is, goes to standard error. */
    static LabServer start(Path home, String version) throws IOException, InterruptedException {
        Path script = home.resolve("lab/asterisk.sh");
        if (!Files.isRegularFile(script)) {
            throw new IOException("the script " + script + " is missing");
        }
        long pid = ProcessHandle.current().pid();
        LabServer server = new LabServer(script, "demo-" + pid);
        Process process =
                server.script("up", version, "--name", server.name, "--auto", "--quiet", "--while", Long.toString(pid));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    server.settings.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("Asterisk " + version + " could not be started; lab/asterisk.sh said why");
        }
        return server;
    }

    /** The full version, such as {@code 22.10.1}. */
    String version() {
        return setting("ASTERISK_FULL_VERSION").replaceAll("[~+-].*", "");
    }

    /** The host where it listens. */
    String host() {
        return setting("ASTERISK_HOST");
    }

    /** The port of AMI without TLS. */
    int port() {
        return Integer.parseInt(setting("ASTERISK_AMI_PORT"));
    }

    private String setting(String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalStateException("lab/asterisk.sh did not tell " + key);
        }
        return value;
    }

    /** Stops the server, and removes what it wrote. */
    @Override
    public void close() {
        closing.lock();
        try {
            if (!closed) {
                closed = true;
                script("remove", name).waitFor();
            }
        } catch (IOException e) {
            // the script itself looks after a server whose owner has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing.unlock();
        }
    }

    private Process script(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString());
        builder.command().addAll(List.of(arguments));
        return builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
