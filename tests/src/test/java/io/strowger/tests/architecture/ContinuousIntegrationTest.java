package io.strowger.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.tests.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README promises to be tested is what {@code .ci/run} tests. */
final class ContinuousIntegrationTest {
    private final Path repository = Lab.repository();

    @Test
    void ciRunsTheTestCommandOfTheReadme() {
        assertThat(Production.text(repository.resolve("README.md")).lines())
                .as("the line that .ci/run reads and runs")
                .contains("mvn verify -Pasterisk");
        assertThat(Production.text(repository.resolve(".ci/run")))
                .contains("set -euo pipefail", "README.md")
                .doesNotContain("mvn install", "skipTests", "|| true");
        assertThat(Files.isExecutable(repository.resolve(".ci/run"))).isTrue();
    }
}
