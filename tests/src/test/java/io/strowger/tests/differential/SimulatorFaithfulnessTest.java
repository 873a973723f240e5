package io.strowger.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strowger.tests.differential.Troupe.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulator says what the records of real servers say, but for the differences that are known.
 *
 * <p>How much of it is the same stands in docs/simulator.md; run with {@code -Dstrowger.refresh} to write that anew, and with
 * {@code -Dstrowger.scenarios='dial.*'} to play some scenarios only. The reports are in {@code target/faithfulness-*.txt}.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatorFaithfulnessTest {
    /** In percent: where messages that a script waits for come in another order, some more or less may be the same. */
    private static final double LEEWAY = 5.0;

    private static final int AT_ONCE = 6;
    private static final Path BASE = Path.of(System.getProperty("basedir", ""));
    private static final Path DOCUMENT = BASE.resolve("../docs/simulator.md");
    private static final String BEGIN = "<!-- faithfulness: begin -->\n";
    private static final String END = "<!-- faithfulness: end -->";
    private static final Map<Integer, Report> REPORTS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void theSimulatorSaysWhatRealServersSay(int version) {
        Report report = report(version);
        assertThat(report.isFaithful()).as(report.toString()).isTrue();
    }

    @Test
    void theDocumentTellsHowMuchOfItIsTheSame() throws IOException {
        String document = Files.readString(DOCUMENT);
        int from = document.indexOf(BEGIN) + BEGIN.length();
        int to = document.indexOf(END);
        assertThat(from).as("the place in docs/simulator.md").isBetween(BEGIN.length(), to);
        String table = Report.table(report(22), report(16));
        if (System.getProperty("strowger.refresh") != null) {
            Files.writeString(DOCUMENT, document.substring(0, from) + table + document.substring(to));
            return;
        }
        Map<String, List<Double>> told = shares(document.substring(from, to));
        Map<String, List<Double>> measured = shares(table);
        String hint = "what docs/simulator.md tells; to write it anew, run with -Dstrowger.refresh";
        assertThat(told.keySet()).as(hint).isEqualTo(measured.keySet());
        measured.forEach((scenario, shares) -> {
            for (int i = 0; i < shares.size(); i++) {
                assertThat(told.get(scenario).get(i))
                        .as("%s of %s", hint, scenario)
                        .isCloseTo(shares.get(i), within(LEEWAY));
            }
        });
    }

    /** The shares of each line of a table, in percent; -1 where there is no record. */
    private static Map<String, List<Double>> shares(String table) {
        Map<String, List<Double>> shares = new TreeMap<>();
        table.lines()
                .filter(line -> line.contains("%") || line.contains("| - |"))
                .forEach(line -> {
                    String[] cells = line.replace("*", "").split("\\|");
                    shares.put(cells[1].strip(), List.of(share(cells[2]), share(cells[3])));
                });
        return shares;
    }

    private static double share(String cell) {
        String text = cell.strip();
        return text.equals("-") ? -1 : Double.parseDouble(text.replace("%", "").strip());
    }

    private static Report report(int version) {
        return REPORTS.computeIfAbsent(version, SimulatorFaithfulnessTest::measure);
    }

    private static Report measure(int version) {
        String which = System.getProperty("strowger.scenarios", ".*");
        List<Scenario> scenarios = Scenarios.of(version).stream()
                .filter(scenario -> !NotRecorded.contains(version, scenario))
                .filter(scenario -> scenario.name().matches(which))
                .toList();
        Map<String, Outcome> outcomes = new TreeMap<>(Troupe.play(
                scenarios, AT_ONCE, group -> SimulatorSubject.start(version, Scenarios.PHONES.contains(group))));
        Report report = Report.of(version, outcomes, KnownDifferences.read());
        try {
            Files.writeString(
                    BASE.resolve("target").resolve(String.format(Locale.ROOT, "faithfulness-%d.txt", version)),
                    report + "\n" + Report.table(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report;
    }
}
