package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What two records of a scenario have in common.
 *
 * @param scenario the scenario's name
 * @param messages how many messages there are, on the side that has more of them; sent ones do not count
 * @param identical how many of them are the same on both sides
 * @param differences what is not the same
 */
record Comparison(String scenario, int messages, int identical, List<Difference> differences) {
    Comparison {
        differences = List.copyOf(differences);
    }

    /** Compares what a real server said with what was expected. */
    static Comparison of(String scenario, List<Entry> expected, List<Entry> actual) {
        return of(scenario, expected, actual, Alignment.MILLIS_OF_REAL_TIME);
    }

    /** Compares what a server said with what was expected, where times may differ by so many milliseconds. */
    static Comparison of(String scenario, List<Entry> expected, List<Entry> actual, int millis) {
        Map<String, List<Entry>> wanted = Streams.of(expected);
        Map<String, List<Entry>> found = Streams.of(actual);
        Set<String> streams = new LinkedHashSet<>(wanted.keySet());
        streams.addAll(found.keySet());
        List<Difference> differences = new ArrayList<>();
        int messages = 0;
        int identical = 0;
        for (String stream : streams) {
            List<Entry> left = wanted.getOrDefault(stream, List.of());
            List<Entry> right = found.getOrDefault(stream, List.of());
            boolean counts = !stream.endsWith(" sent") && !stream.contains(" counts of bridge ");
            for (Alignment.Pair pair : Alignment.of(left, right, millis)) {
                List<Difference> here = pair.differences(scenario, stream, millis);
                differences.addAll(here);
                messages += counts && !pair.isNothing() ? 1 : 0;
                identical += counts && !pair.isNothing() && here.isEmpty() ? 1 : 0;
            }
        }
        return new Comparison(scenario, messages, identical, differences);
    }

    /** The share of the messages that are identical, from 0 to 1. */
    double share() {
        return messages == 0 ? 1 : (double) identical / messages;
    }

    /** One line for a report. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "%-40s %5d messages, %5.1f %% identical",
                scenario,
                messages,
                Math.floor(share() * 1000) / 10);
    }
}
