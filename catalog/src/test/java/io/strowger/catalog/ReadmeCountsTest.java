package io.strowger.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The table in the README is counted, not claimed. */
final class ReadmeCountsTest {
    private final Catalog catalog = Catalog.load();

    @Test
    void theTableOfTheReadmeIsTrue() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int version : Catalog.SURVEYED) {
            rows.add(row(Integer.toString(version), in -> in.contains(version)));
        }
        rows.add(row("before", List::isEmpty));
        rows.add(row("all", in -> true));
        assertThat(Files.readAllLines(Path.of("README.md"))).containsSequence(rows);
    }

    private String row(String name, Predicate<List<Integer>> versions) {
        long actions = catalog.actions().stream()
                .filter(fact -> versions.test(fact.in()))
                .count();
        long documented = events(versions, true);
        long undocumented = events(versions, false);
        return String.format(Locale.ROOT, "| %-8s | %-7d | %-17d | %-31d |", name, actions, documented, undocumented);
    }

    private long events(Predicate<List<Integer>> versions, boolean documented) {
        return catalog.events().stream()
                .filter(fact -> versions.test(fact.in()) && fact.documented() == documented)
                .count();
    }
}
