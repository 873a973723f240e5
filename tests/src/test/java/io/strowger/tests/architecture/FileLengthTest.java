package io.strowger.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files stay short enough to be read at one sitting. */
final class FileLengthTest {
    /** About three hundred: a line more is no reason to tear a class apart. */
    private static final int LINES = 310;

    /** The exceptions, each with its reason. */
    private static final Map<String, String> LONGER = Map.of();

    @Test
    void sourcesAreAtMostAboutThreeHundredLinesLong() {
        assertThat(Production.sources("src/main/java", "src/test/java"))
                .filteredOn(file -> !LONGER.containsKey(Production.nameOf(file)))
                .filteredOn(file -> Production.text(file).lines().count() > LINES)
                .isEmpty();
    }

    @Test
    void theListOfExceptionsIsNotLongerThanNeeded() {
        assertThat(Production.sources("src/main/java", "src/test/java"))
                .filteredOn(file -> LONGER.containsKey(Production.nameOf(file)))
                .filteredOn(file -> Production.text(file).lines().count() > LINES)
                .hasSize(LONGER.size());
    }
}
