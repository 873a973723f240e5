package io.strowger.tests.differential;

import io.strowger.tests.differential.Troupe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How faithful a subject was to the records of a version, scenario by scenario.
 *
 * @param version the version of Asterisk
 * @param comparisons the scenarios that were played to their end
 * @param failures the scenarios that were not, with the reason
 * @param unknown the differences that no entry of {@code known-differences.txt} explains
 * @param unused entries of {@code known-differences.txt} that explain nothing any more
 */
record Report(
        int version,
        List<Comparison> comparisons,
        Map<String, String> failures,
        List<Difference> unknown,
        List<Block> unused) {

    /** Compares what became of the scenarios with the records, except for the differences that are known. */
    static Report of(int version, Map<String, Outcome> outcomes, KnownDifferences known) {
        List<Comparison> comparisons = new ArrayList<>();
        Map<String, String> failures = new TreeMap<>();
        List<Difference> unknown = new ArrayList<>();
        new TreeMap<>(outcomes).forEach((name, outcome) -> {
            if (outcome.failure() == null) {
                Comparison comparison = Comparison.of(
                        name, Golden.read(version, name), outcome.entries(), Alignment.MILLIS_OF_VIRTUAL_TIME);
                comparisons.add(comparison);
                unknown.addAll(known.unknown(version, comparison));
            } else {
                failures.put(name, String.valueOf(outcome.failure().getMessage()));
            }
        });
        return new Report(version, comparisons, failures, unknown, known.unused(version));
    }

    /** True where nothing differs that is not known, and all that is known does. */
    boolean isFaithful() {
        return failures.isEmpty() && unknown.isEmpty() && unused.isEmpty();
    }

    /** The share of all messages that are identical, from 0 to 1; those of failed scenarios are not counted. */
    double share() {
        int messages = comparisons.stream().mapToInt(Comparison::messages).sum();
        int identical = comparisons.stream().mapToInt(Comparison::identical).sum();
        return messages == 0 ? 0 : (double) identical / messages;
    }

    /** A table in Markdown of several versions, one line for each scenario. */
    static String table(Report... reports) {
        Set<String> names = new TreeSet<>();
        StringBuilder head = new StringBuilder("| scenario |");
        StringBuilder rule = new StringBuilder("| --- |");
        StringBuilder all = new StringBuilder("| **all messages of all scenarios** |");
        for (Report report : reports) {
            report.comparisons.forEach(each -> names.add(each.scenario()));
            names.addAll(report.failures.keySet());
            head.append(" Asterisk ").append(report.version).append(" |");
            rule.append(" ---: |");
            all.append(" **").append(percent(report.share())).append("** |");
        }
        StringBuilder table = new StringBuilder(head + "\n" + rule + "\n" + all + "\n");
        for (String name : names) {
            table.append("| ").append(name).append(" |");
            for (Report report : reports) {
                table.append(' ').append(report.shareOf(name)).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private String shareOf(String scenario) {
        return comparisons.stream()
                .filter(each -> each.scenario().equals(scenario))
                .map(each -> percent(each.share()))
                .findFirst()
                .orElse(failures.containsKey(scenario) ? "not played to its end" : "-");
    }

    private static String percent(double share) {
        return share == 1 ? "100 %" : String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
    }

    /** All that is wrong, for somebody who wants to repair it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "Asterisk %d: %.2f %% of the messages in %d scenarios are identical%n",
                version,
                Math.floor(share() * 10000) / 100,
                comparisons.size()));
        failures.forEach((name, why) ->
                text.append("\n").append(name).append(" failed: ").append(why).append("\n"));
        String scenario = "";
        for (Difference difference : unknown) {
            if (!scenario.equals(difference.scenario())) {
                scenario = difference.scenario();
                text.append("\n== ").append(scenario).append("\n");
            }
            text.append(difference).append("\n");
        }
        unused.forEach(block -> text.append("\nnot needed any more in known-differences.txt: ")
                .append(block.values())
                .append("\n"));
        return text.toString();
    }
}
