package io.strowger.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was measured so far, by client and measure; told as medians. */
final class Samples {
    private final Map<String, List<Double>> values = new HashMap<>();

    /** Adds the measures of a line such as {@code p50=1.2 p99=3}, each under the name of the whole. */
    void add(Contestant.Kind kind, String measure, String line) {
        for (String pair : line.split(" ")) {
            int equals = pair.indexOf('=');
            values.computeIfAbsent(key(kind, measure + "." + pair.substring(0, equals)), any -> new ArrayList<>())
                    .add(Double.valueOf(pair.substring(equals + 1)));
        }
    }

    /** The median; not a number where nothing was measured. */
    double median(Contestant.Kind kind, String measure) {
        List<Double> all = values.getOrDefault(key(kind, measure), List.of());
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    boolean has(Contestant.Kind kind, String measure) {
        return values.containsKey(key(kind, measure));
    }

    private static String key(Contestant.Kind kind, String measure) {
        return kind.id() + " " + measure;
    }
}
