package io.strowger.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of {@code ./strowger} as a process of its own.
 *
 * @param status the exit status
 * @param out what it printed, line by line
 * @param err what it said on standard error
 */
record Strowger(int status, List<String> out, String err) {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs it with a secret and arguments, and waits for its end. */
    static Strowger run(String secret, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("strowger").toString()));
        command.addAll(List.of(arguments));
        return finish(command, secret);
    }

    /** Runs a line of shell in which {@code strowger} is the launcher. */
    static Strowger shell(String secret, String line) {
        String function = "strowger() { " + ROOT.resolve("strowger") + " \"$@\"; }; ";
        return finish(List.of("bash", "-c", function + line), secret);
    }

    private static Strowger finish(List<String> command, String secret) {
        try {
            Path out = Files.createTempFile("strowger", ".out");
            Path err = Files.createTempFile("strowger", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("STROWGER_"));
            builder.environment().put("STROWGER_SECRET", secret);
            Process process = builder.start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end of " + command + ": " + Files.readString(err));
            }
            Strowger ended = new Strowger(
                    process.exitValue(), Files.readAllLines(out, StandardCharsets.UTF_8), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Makes sure of the exit status; what it said instead is shown where it differs. */
    Strowger exits(int expected) {
        assertThat(status).as("%s%n%s", err, String.join("\n", out)).isEqualTo(expected);
        return this;
    }

    /** The output as JSON, an object a line. */
    List<JsonNode> json() {
        return out.stream().map(Strowger::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
