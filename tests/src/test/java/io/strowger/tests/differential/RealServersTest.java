package io.strowger.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.strowger.tests.differential.Troupe.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The real servers still say what the records say they do.
 *
 * <p>After a wanted change, run with {@code -Dstrowger.refresh} to write the records anew ({@code -Dstrowger.refresh=dial.*} for
 * the groups of some of them, by scenario or group), and read the difference.
 */
@Tag("asterisk")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealServersTest {
    /** Servers that run at the same time. */
    private static final int AT_ONCE = 8;

    /** Calls have races that racing.txt does not tell of yet: these groups are not held against the servers each time. */
    private static final String WITH_CALLS =
            "originate|dial|dial-options|keys|listening|variables|calls|channels|dialplan|queue.*|conference|parking"
                    + "|transfer|pjsip|agents|voicemail|pickup";

    /** What a reload sets off, and what the server's own telephones do, comes when it comes. */
    private static final String WITH_TELEPHONES =
            "refusals-(manager_doc|db|pjsip_manager|res_pjsip_registrar|res_manager_devicestate)";

    /** The order of contexts is that of their making, by modules that are loaded by several threads. */
    private static final String IN_ANY_ORDER = "refusals-pbx";

    /** The server's own telephones register when they do; their states are told then. */
    private static final Pattern OF_A_TELEPHONE = Pattern.compile("DeviceStateChange \\(.*state of P?J?SIP/.*");

    /** So many runs show what does not come each time. */
    private static final int RUNS_OF_A_RECORD = 3;

    @TestFactory
    Stream<DynamicTest> asterisk22SaysWhatTheRecordsSay() {
        return tests(22);
    }

    @TestFactory
    Stream<DynamicTest> asterisk16SaysWhatTheRecordsSay() {
        return tests(16);
    }

    private static Stream<DynamicTest> tests(int version) {
        String refresh = System.getProperty("strowger.refresh");
        if (refresh != null) {
            return record(version, refresh.isEmpty() || refresh.equals("true") ? ".*" : refresh);
        }
        List<Scenario> scenarios = Scenarios.of(version).stream()
                .filter(scenario -> !NotRecorded.contains(version, scenario))
                .filter(scenario -> !scenario.group().matches(WITH_CALLS))
                .filter(scenario -> !scenario.name().matches(WITH_TELEPHONES + "|" + IN_ANY_ORDER))
                .toList();
        Map<String, Outcome> outcomes = play(version, scenarios);
        return scenarios.stream()
                .map(scenario -> dynamicTest(scenario + " on Asterisk " + version, () -> {
                    List<Entry> actual = outcomes.get(scenario.name()).record();
                    Comparison comparison =
                            Comparison.of(scenario.name(), Golden.read(version, scenario.name()), actual);
                    assertThat(comparison.differences())
                            .filteredOn(difference -> !OF_A_TELEPHONE
                                    .matcher(difference
                                            .toString()
                                            .lines()
                                            .findFirst()
                                            .orElse(""))
                                    .matches())
                            .as("%s; if the change is wanted, run with -Dstrowger.refresh", comparison.summary())
                            .isEmpty();
                }));
    }

    private static Stream<DynamicTest> record(int version, String which) {
        List<Scenario> scenarios = Scenarios.of(version).stream()
                .filter(scenario ->
                        scenario.name().matches(which) || scenario.group().matches(which))
                .toList();
        Map<String, List<List<Entry>>> runs = new HashMap<>();
        for (int run = 0; run < RUNS_OF_A_RECORD; run++) {
            play(version, scenarios)
                    .forEach((name, outcome) ->
                            runs.computeIfAbsent(name, any -> new ArrayList<>()).add(outcome.record()));
        }
        return scenarios.stream()
                .map(scenario -> dynamicTest("record " + scenario + " of " + version, () -> {
                    List<Entry> merged = States.merged(runs.get(scenario.name()));
                    Golden.write(version, scenario.name(), merged);
                    for (List<Entry> run : runs.get(scenario.name())) {
                        Comparison comparison = Comparison.of(scenario.name(), merged, run);
                        assertThat(comparison.differences())
                                .as("two runs differ: %s", comparison.summary())
                                .isEmpty();
                    }
                }));
    }

    private static Map<String, Outcome> play(int version, List<Scenario> scenarios) {
        return Troupe.play(scenarios, AT_ONCE, group -> LabSubject.start(version, Scenarios.PHONES.contains(group)));
    }
}
