package io.strowger.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private final Catalog catalog = Catalog.load();

    private List<String> differences(int major, Told told) {
        return Comparison.of(catalog, major, told).differences().stream()
                .map(Difference::toString)
                .toList();
    }

    private static Told action(String name, Set<String> classes, Map<String, Boolean> parameters) {
        return new Told("test", Map.of(name, new Told.Action(name, classes, parameters)), Map.of());
    }

    private static Told event(String name, Set<String> classes, Set<String> fields) {
        return new Told("test", Map.of(), Map.of(name, new Told.Event(name, classes, fields)));
    }

    @Test
    void whatTheCatalogKnowsIsNoDifference() {
        Map<String, Boolean> parameters = new TreeMap<>(Map.of("ActionID", false, "Channel", true, "Cause", false));
        assertThat(differences(22, action("Hangup", Set.of("system", "call"), parameters)))
                .isEmpty();
        assertThat(differences(
                        22, event("Hangup", Set.of("call"), Set.of("Channel", "Uniqueid", "Cause", "Cause-txt"))))
                .isEmpty();
    }

    @Test
    void anUnknownActionOrEventIsADifference() {
        assertThat(differences(22, action("FromTheFuture", Set.of(), Map.of())))
                .containsExactly("action FromTheFuture: the catalog does not have it for Asterisk 22");
        assertThat(differences(22, event("FromTheFuture", Set.of(), Set.of())))
                .containsExactly("event FromTheFuture: the catalog does not have it for Asterisk 22");
    }

    @Test
    void anActionOfAnotherVersionIsADifference() {
        assertThat(differences(22, action("SIPpeers", Set.of("system", "reporting"), Map.of())))
                .containsExactly("action SIPpeers: the catalog does not have it for Asterisk 22");
        assertThat(differences(16, action("SIPpeers", Set.of("system", "reporting"), Map.of())))
                .isEmpty();
    }

    @Test
    void parametersAndClassesAreCompared() {
        Map<String, Boolean> parameters = new TreeMap<>(Map.of("Channel", false, "Colour", true));
        assertThat(differences(22, action("Hangup", Set.of("call"), parameters)))
                .containsExactly(
                        "action Hangup: classes are [call] on the server, [call, system] in the catalog",
                        "action Hangup: parameter Cause is not in the server's documentation",
                        "action Hangup: parameter Channel is optional on the server, required in the catalog",
                        "action Hangup: parameter Colour is not in the catalog");
    }

    @Test
    void fieldsOfEventsAreCompared() {
        assertThat(differences(22, event("Hangup", Set.of("call", "system"), Set.of("Channel", "Colour"))))
                .containsExactly(
                        "event Hangup: classes are [call, system] on the server, [call] in the catalog",
                        "event Hangup: field Colour is not in the catalog");
    }

    @Test
    void numberedParametersAreOneParameter() {
        assertThat(differences(22, action("UpdateConfig", Set.of("config"), Map.of("Cat-000000", false))))
                .noneMatch(difference -> difference.contains("Cat"));
        assertThat(differences(22, action("AOCMessage", Set.of("aoc"), Map.of("UnitAmount(0)", false))))
                .noneMatch(difference -> difference.contains("UnitAmount(0)"));
    }

    @Test
    void aReleaseThatWasNotSurveyedIsComparedWithTheNewestBeforeIt() {
        assertThat(Comparison.surveyed(24)).isEqualTo(23);
        assertThat(Comparison.surveyed(19)).isEqualTo(18);
        assertThat(Comparison.surveyed(13)).isEqualTo(16);
    }

    @Test
    void whatTheServerLacksIsToldApart() {
        Comparison comparison = Comparison.of(catalog, 22, new Told("test", Map.of(), Map.of()));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.absent())
                .hasSizeGreaterThan(300)
                .extracting(Difference::toString)
                .contains("action Hangup: not on this server", "event Hangup: not documented on this server");
    }

    @Test
    void namesThatAnOldServerCutsAreCompleted() {
        List<String> lines = List.of(
                "Events:",
                "  --------------------  --------------------  --------------------  ",
                "  Hangup                CoreShowChannelsComp  MadeUpNameOfTwentyCh  ");
        assertThat(RunningServer.eventNames(lines, List.of("Hangup", "CoreShowChannelsComplete")))
                .containsExactly("Hangup", "CoreShowChannelsComplete", "MadeUpNameOfTwentyCh");
    }
}
