package io.strowger.tests.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the repository: {@code lab/asterisk.sh} before all. */
public final class Lab {
    private static final long MINUTES = 10;

    private Lab() {}

    /** The repository's root folder, found upwards from where the tests run. */
    public static Path repository() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("lab/asterisk.sh"))) {
                return folder;
            }
        }
        throw new AssertionError("no lab/asterisk.sh in or above " + Path.of("").toAbsolutePath());
    }

    /** Runs {@code lab/asterisk.sh} and returns what it printed; a failure of it fails the test with its words. */
    public static List<String> asterisk(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(repository().resolve("lab/asterisk.sh").toString());
        command.addAll(List.of(arguments));
        Path output = temporaryFile();
        Path errors = temporaryFile();
        try {
            // files, not pipes: a server that stays behind would hold a pipe open
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new AssertionError(command + " did not end in " + MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " failed:\n" + Files.readString(errors));
            }
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        } finally {
            delete(output);
            delete(errors);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("strowger-lab", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
