package io.strowger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Shows in review what a change does to the public API, that of the generated types included.
 *
 * <p>After a wanted change, run with {@code -Dstrowger.refresh} to write {@code api.txt} anew.
 */
class PublicApiTest {
    private static final Path GOLDEN = Path.of(System.getProperty("basedir", ""), "api.txt");

    @Test
    void theApiIsAsAgreed() throws Exception {
        Path classes = Path.of(Message.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> lines = PublicApi.lines(classes);
        if (System.getProperty("strowger.refresh") != null) {
            Files.write(GOLDEN, lines);
        }
        List<String> golden = Files.readAllLines(GOLDEN);

        assertThat(difference(golden, lines))
                .as("lines that api.txt has too many (-) or too few (+); if that is wanted: mvn -Pquick -pl"
                        + " :strowger-protocol -am test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dstrowger.refresh")
                .isEmpty();
        assertThat(golden).as("nullness is part of the API").anyMatch(line -> line.contains("@Nullable String"));
    }

    private static List<String> difference(List<String> golden, List<String> actual) {
        Set<String> before = new HashSet<>(golden);
        Set<String> after = new HashSet<>(actual);
        return Stream.concat(
                        golden.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
                        actual.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
                .limit(60)
                .toList();
    }
}
