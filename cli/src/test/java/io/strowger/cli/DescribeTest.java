package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DescribeTest {
    @Test
    void tellsWhatAnActionTakesAndAnswers() {
        Run run = Run.of("describe", "queuestatus");
        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .startsWith("Action QueueStatus")
                .contains(
                        "  Class     none needed",
                        "  Answer    a list of QueueParams, QueueMember, QueueEntry, ended by QueueStatusComplete",
                        "Parameters",
                        "  Example   strowger action QueueStatus");
    }

    @Test
    void tellsWhatTookTheActionsPlace() {
        assertThat(Run.of("describe", "Monitor").out()).contains("until 20", "Instead   MixMonitor");
    }

    @Test
    void tellsOfBothWhereAnActionAndAnEventHaveTheName() {
        assertThat(Run.of("describe", "HANGUP").lines()).contains("Action Hangup", "Event Hangup", "The channel");
    }

    @Test
    void writesJsonLines() {
        Run run = Run.of("-o", "json", "describe", "Hangup");
        assertThat(run.lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(run.lines().get(0))
                .startsWith("{\"action\":\"Hangup\",\"summary\":\"")
                .contains(
                        "\"classes\":[\"call\",\"system\"]",
                        "{\"name\":\"Channel\",\"type\":\"text\",\"required\":true");
        assertThat(run.lines().get(1)).startsWith("{\"event\":\"Hangup\"");
    }

    @Test
    void describesEverythingWithinTheWidth() {
        Catalog catalog = Catalog.load();
        List<String> names = Stream.concat(
                        catalog.actions().stream().map(ActionFact::name),
                        catalog.events().stream().map(EventFact::name))
                .distinct()
                .toList();
        assertThat(names).hasSizeGreaterThan(350);
        for (int i = 0; i < names.size(); i += 40) {
            String name = names.get(i);
            Run run = Run.of("describe", name);
            assertThat(run.status()).as(name).isZero();
            assertThat(run.lines()).as(name).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void listsTheActions() {
        Run all = Run.of("actions");
        assertThat(all.lines()).hasSize(Catalog.load().actions().size());
        assertThat(Run.of("actions", "queue").lines()).hasSizeBetween(10, 40);
        assertThat(Run.of("actions", "--in", "23").out()).contains("Originate").doesNotContain("ZapHangup");
        assertThat(Run.of("-o", "json", "actions", "Ping").lines().get(0)).startsWith("{\"action\":\"Ping\",");
    }
}
