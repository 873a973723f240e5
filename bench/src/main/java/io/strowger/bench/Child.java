package io.strowger.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that takes orders a line each, and answers with lines that begin with {@code @}. */
final class Child implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final BufferedReader lines;

    private Child(Process process) {
        this.process = process;
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a main class of this program with the Java of that folder. */
    static Child java(Path javaHome, List<String> options, String classPath, Class<?> main, String... args) {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(args));
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Gives an order, and waits for the answer. */
    String ask(String order) {
        try {
            process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return answer();
        } catch (IOException broken) {
            throw new UncheckedIOException("after: " + order, broken);
        }
    }

    /** The next line that is meant for us. */
    String answer() {
        try {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("@")) {
                    return line.substring(1);
                }
            }
            throw new IOException(
                    "the process ended: " + process.info().commandLine().orElse("?"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends the process: kindly, by the end of its input, and then not so. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException alreadyGone) {
            // so be it
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
