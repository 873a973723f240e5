package io.strowger.protocol.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The recordings of real servers among the test's resources: {@code <version>/<scenario>/s2c.bin}. */
public final class Transcripts {
    private Transcripts() {}

    /** All recordings whose file name ends so, in a fixed order. */
    public static List<Path> all(String suffix) {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(f -> f.getFileName().toString().endsWith(suffix))
                    .filter(f -> !f.getFileName().toString().startsWith("http-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server of that version sent in that scenario. */
    public static byte[] received(String version, String scenario) {
        return bytes(root().resolve(version).resolve(scenario).resolve("s2c.bin"));
    }

    /** The messages that the server of that version sent in that scenario. */
    public static List<Message> messages(String version, String scenario) {
        return Decoded.of(received(version, scenario)).messages;
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(Transcripts.class.getResource("/transcripts"), "transcripts")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
