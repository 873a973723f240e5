package io.strowger.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loading itself checks every fact; these tests say how many there must be, and what they must tell. */
class CatalogTest {
    private final Catalog catalog = Catalog.load();

    @Test
    void everySurveyedActionIsThere() {
        Map<Integer, Long> perVersion = new TreeMap<>();
        for (int version : Catalog.SURVEYED) {
            perVersion.put(
                    version,
                    catalog.actions().stream()
                            .filter(action -> action.in().contains(version))
                            .count());
        }

        assertThat(perVersion).isEqualTo(Map.of(16, 159L, 18, 167L, 20, 169L, 21, 152L, 22, 154L, 23, 154L));
        assertThat(catalog.actions().stream().filter(action -> !action.in().isEmpty()))
                .hasSize(169);
    }

    @Test
    void actionsOfOlderServersAreThereWithTheirReplacement() {
        assertThat(catalog.actions().stream().filter(action -> action.in().isEmpty()))
                .extracting(ActionFact::name)
                .contains("AgentCallbackLogin", "IAX1peers", "Queues", "SetCDRUserField", "ZapHangup");
        assertThat(catalog.actions().stream().filter(action -> action.until() != null))
                .allSatisfy(action -> assertThat(action.replacementNote()).isNotBlank());
    }

    @Test
    void anActionKnowsItsModule() {
        Map<String, String> modules = catalog.actions().stream()
                .filter(action -> action.module() != null)
                .collect(Collectors.toMap(ActionFact::name, ActionFact::module));
        assertThat(modules)
                .containsEntry("QueueStatus", "app_queue")
                .containsEntry("Park", "res_parking")
                .containsEntry("PJSIPShowEndpoints", "res_pjsip")
                .containsEntry("PJSIPNotify", "res_pjsip_notify")
                .doesNotContainKeys("Ping", "Originate", "DBGet");
        assertThat(modules.values()).allSatisfy(module -> assertThat(module).matches("(app|chan|pbx|res)_[a-z_0-9]+"));
    }

    @Test
    void everyDocumentedEventIsThere() {
        assertThat(catalog.events().stream().filter(EventFact::documented)).hasSize(185);
    }

    @Test
    void everyFamilyHasEvents() {
        assertThat(catalog.events().stream().flatMap(event -> event.families().stream()))
                .contains(Stream.of(EventFamily.values()).map(EventFamily::key).toArray(String[]::new));
    }

    @Test
    void everyEnumIsUsed() {
        Stream<FieldFact> fields = Stream.of(
                        catalog.actions().stream().flatMap(action -> action.parameters().stream()),
                        catalog.actions().stream().flatMap(action -> action.answer().headers().stream()),
                        catalog.events().stream().flatMap(event -> event.fields().stream()),
                        catalog.snapshots().stream().flatMap(snapshot -> snapshot.fields().stream()))
                .flatMap(each -> each);

        assertThat(fields.map(FieldFact::enumName))
                .contains(catalog.enums().stream().map(EnumFact::name).toArray(String[]::new));
    }

    @Test
    void summariesAreOneSentenceEach() {
        Stream<String> summaries = Stream.concat(
                catalog.actions().stream().map(ActionFact::summary),
                catalog.events().stream().map(EventFact::summary));

        assertThat(summaries)
                .allSatisfy(
                        summary -> assertThat(summary).matches("[A-Z0-9].*\\.").doesNotContain("\n"));
    }

    @Test
    void lookUpsAreWithoutRegardToCase() {
        assertThat(catalog.action("queuestatus").orElseThrow().name()).isEqualTo("QueueStatus");
        assertThat(catalog.event("NewExten")).isPresent();
        assertThat(catalog.enumeration("QueueMemberStatus")).isPresent();
        assertThat(catalog.snapshot("channel")).isPresent();
        assertThat(catalog.action("NoSuchThing")).isEmpty();
        assertThat(catalog.genericHeaders().contains("privilege")).isTrue();
    }

    @Test
    void untilFollowsFromTheSurveyedVersions() {
        assertThat(catalog.action("Monitor").orElseThrow().until()).isEqualTo("20");
        assertThat(catalog.action("Monitor").orElseThrow().in()).isEqualTo(List.of(16, 18, 20));
        assertThat(catalog.action("Hangup").orElseThrow().until()).isNull();
    }
}
