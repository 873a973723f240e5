package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event filters in both forms, and what is refused. */
final class FiltersTest {
    private static final String BAD_FORM = "Filter was formatted incorrectly.  Check the syntax of the filter given.";
    private static final String BAD_PATTERN = "Filter did not compile.  Check the syntax of the filter given.";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Event: (Newchannel|Hangup) ; Newchannel Hangup",
                "!Event: Hangup ; Newchannel Newexten UserEvent",
                "Channel: PJSIP/[[:alpha:]]+-1\\b ; Newchannel Hangup",
                "^Event: New.*Channel: PJSIP/bob ; Newexten",
                "a{2,}b ; UserEvent",
                "(ab)*+\\.c ; UserEvent",
                "[^]x]z ; UserEvent",
                "Cause: 1$ ; ''",
            })
    void anExpressionLooksAtTheWholeEvent(String filter, String expected) {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Events", "EventMask: call,dialplan,user");
            assertThat(wire.ask("Action: Filter", "Operation: Add", "Filter: " + filter)
                            .text("Message"))
                    .isEqualTo("Success");
            emitAll(asterisk);
            assertThat(names(wire)).containsExactlyElementsOf(words(expected));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name(Hangup) ; '' ; Hangup",
                "header(Cause) ; '' ; Hangup",
                "name(Newchannel),header(Channel),method(starts_with) ; PJSIP/a ; Newchannel",
                "header(Channel),method(exact) ; PJSIP/bob-2 ; Newexten",
                "header(Channel),method(ends_with) ; -1 ; Newchannel Hangup",
                "header(Channel),method(contains) ; bob ; Newexten",
                "action(exclude),header(Channel),method(regex) ; ^PJSIP/(a|b) ; UserEvent",
                "method(contains) ; aaab ; UserEvent",
            })
    void criteriaLookAtNamesAndHeaders(String criteria, String filter, String expected) {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Events", "EventMask: call,dialplan,user");
            assertThat(wire.ask("Action: Filter", "Operation: Add", "MatchCriteria: " + criteria, "Filter: " + filter)
                            .text("Message"))
                    .isEqualTo("Success");
            emitAll(asterisk);
            assertThat(names(wire)).containsExactlyElementsOf(words(expected));
        }
    }

    @Test
    void includesAndExcludesCombine() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Filter", "Operation: Add", "Filter: Event: (Newchannel|Newexten|Hangup)");
            wire.ask("Action: Filter", "Operation: Add", "Filter: !bob");
            emitAll(asterisk);
            assertThat(names(wire)).containsExactly("Newchannel", "Hangup");
        }
    }

    @Test
    void aUserMayHaveFiltersFromTheStart() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .user(SimulatedUser.of("filtered", "secret")
                                .eventFilter("Event: (Newchannel|Hangup)")
                                .eventFilter("action(exclude),name(Hangup)", ""))
                        .start();
                Wire wire = Wire.login(asterisk)) {
            emitAll(asterisk);
            assertThat(names(wire)).containsExactly("Newchannel");
        }
        assertThatThrownBy(() -> SimulatedUser.of("a", "b").eventFilter("("))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(BAD_PATTERN + ": (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; x",
                "name(Newchannel) ; ''",
                "name(A) name(B) ; ''",
                "header(A),method(exact) ; x",
            })
    void takesWhatAsteriskTakes(String criteria, String filter) {
        assertThat(answer(SimulatedVersion.ASTERISK_22, criteria, filter)).isEqualTo("Success");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'' ; ''",
                "name(Newchannel) ; x",
                "action(foo),name(Newchannel) ; ''",
                "header(A),method(foo) ; x",
                "method(exact) ; ''",
                "foo(x) ; ''",
                "name() ; ''",
                "header() ; x",
                "name(X ; y",
                "method(none) ; x",
                "action(include),method(none) ; ''",
                "method(starts_with),name(X) ; ''",
                "action(include) ; ''",
                "action(exclude) ; abc",
            })
    void refusesWhatAsteriskRefuses(String criteria, String filter) {
        assertThat(answer(SimulatedVersion.ASTERISK_22, criteria, filter)).isEqualTo(BAD_FORM);
        assertThat(answer(SimulatedVersion.ASTERISK_16, criteria, filter)).isEqualTo("Success");
    }

    @Test
    void criteriaWithAnExpressionThatIsNoneAreRefused() {
        assertThat(answer(SimulatedVersion.ASTERISK_16, "", "[a")).isEqualTo(BAD_PATTERN);
        assertThat(answer(SimulatedVersion.ASTERISK_22, "method(regex)", "(")).isEqualTo(BAD_PATTERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a**b", "a{,3}", "\\d", "a)", "()", "a++", "x$y", "[a]b]", "[[:digit:]]"})
    void takesExpressionsThatTheServersLibraryTakes(String expression) {
        assertThat(answer(SimulatedVersion.ASTERISK_22, "", expression)).isEqualTo("Success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a", "a|*b", "(*a)", "a{x", "a{", "[a", "a{3,1}", "^*", "(", "[[:foo:]]"})
    void refusesExpressionsThatTheServersLibraryRefuses(String expression) {
        assertThat(answer(SimulatedVersion.ASTERISK_22, "", expression)).isEqualTo(BAD_PATTERN);
    }

    private static String answer(SimulatedVersion version, String criteria, String filter) {
        List<String> lines = new ArrayList<>(List.of("Action: Filter", "Operation: Add"));
        if (!criteria.isEmpty()) {
            lines.add("MatchCriteria: " + criteria);
        }
        lines.add("Filter: " + filter);
        try (AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
                Wire wire = Wire.login(asterisk)) {
            return String.valueOf(wire.ask(lines.toArray(String[]::new)).text("Message"));
        }
    }

    private static void emitAll(AmiSimulator asterisk) {
        asterisk.emit("Newchannel", "Channel", "PJSIP/alice-1");
        asterisk.emit("Newexten", "Channel", "PJSIP/bob-2");
        asterisk.emit("UserEvent", "UserEvent", "aaab.c az");
        asterisk.emit("Hangup", "Channel", "PJSIP/alice-1", "Cause", "16");
    }

    private static List<String> names(Wire wire) {
        return wire.soFar().stream().map(Message::name).toList();
    }

    private static List<String> words(String words) {
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }
}
