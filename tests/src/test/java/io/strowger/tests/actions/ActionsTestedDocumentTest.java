package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.catalog.ActionFact;
import io.strowger.tests.lab.Known;
import io.strowger.tests.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list in docs/actions-tested.md is the one that the tests go by; {@code -Dstrowger.update=true} writes it anew. */
final class ActionsTestedDocumentTest {
    private static final Path DOCUMENT = Lab.repository().resolve("docs/actions-tested.md");
    private static final List<Integer> VERSIONS = List.of(16, 22);

    private final Scenes scenes = Scenes.all();

    @Test
    void theDocumentIsUpToDate() throws IOException {
        List<String> lines = lines();
        if (Boolean.getBoolean("strowger.update")) {
            Files.write(DOCUMENT, lines);
        }
        assertThat(Files.readAllLines(DOCUMENT)).containsExactlyElementsOf(lines);
    }

    @Test
    void everyActionOfTheCatalogIsInTheDocument() {
        assertThat(Known.CATALOG.actions())
                .extracting(ActionFact::name)
                .filteredOn(name -> !scenes.played().containsKey(name)
                        && !scenes.notPlayed().containsKey(name)
                        && isOnATestedServer(name))
                .isEmpty();
    }

    private boolean isOnATestedServer(String name) {
        return Known.CATALOG.action(name).orElseThrow().in().stream().anyMatch(VERSIONS::contains);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                "# Which actions are tested on a real Asterisk",
                "",
                "`mvn verify -Pasterisk` sends each action below once to each of the servers named, and checks that the typed",
                "answer has what the catalog says: no unknown header, no item of another kind, every accessor readable. This page",
                "is written by `ActionsTestedDocumentTest`.",
                "",
                "| action | sent to Asterisk | why not |",
                "| ------ | ---------------- | ------- |"));
        for (ActionFact action : Known.CATALOG.actions()) {
            lines.add("| `" + action.name() + "` | " + sentTo(action) + " | " + whyNot(action) + " |");
        }
        return lines;
    }

    private String sentTo(ActionFact action) {
        return scenes.played().containsKey(action.name())
                ? VERSIONS.stream()
                        .filter(action.in()::contains)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                : "";
    }

    private String whyNot(ActionFact action) {
        String reason = scenes.notPlayed().get(action.name());
        if (reason != null) {
            return reason;
        }
        return action.in().stream().anyMatch(VERSIONS::contains) ? "" : "in neither version of the lab";
    }
}
