package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Differences that stand, each with its reason. One that does not occur any more is an error too, so that the list stays true.
 */
final class KnownDifferences {
    private final Map<Block, Integer> uses = new LinkedHashMap<>();

    /** Those of {@code known-differences.txt}. */
    static KnownDifferences read() {
        return new KnownDifferences(Block.read("known-differences.txt"));
    }

    KnownDifferences(List<Block> known) {
        known.forEach(block -> uses.put(block, 0));
    }

    /** The differences of a comparison that are not known. */
    List<Difference> unknown(int version, Comparison comparison) {
        List<Difference> unknown = new ArrayList<>();
        for (Difference difference : comparison.differences()) {
            boolean known = false;
            for (Map.Entry<Block, Integer> use : uses.entrySet()) {
                if (matches(use.getKey(), version, difference)) {
                    use.setValue(use.getValue() + 1);
                    known = true;
                }
            }
            if (!known) {
                unknown.add(difference);
            }
        }
        return unknown;
    }

    /** The entries for a version that no comparison has needed so far. */
    List<Block> unused(int version) {
        return uses.entrySet().stream()
                .filter(use -> matches(use.getKey(), "Version", Integer.toString(version)))
                .filter(use -> use.getValue() == 0
                        && use.getKey().orElse("Sometimes", "no").equals("no"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean matches(Block known, int version, Difference difference) {
        return matches(known, "Version", Integer.toString(version))
                && matches(known, "Scenario", difference.scenario())
                && matches(known, "Message", difference.message())
                && matches(known, "Header", difference.header());
    }

    private static boolean matches(Block known, String name, String value) {
        return Pattern.compile(known.orElse(name, ".*")
                        .replace("(missing)", "\\(missing\\)")
                        .replace("(extra)", "\\(extra\\)")
                        .replace("(order)", "\\(order\\)"))
                .matcher(value)
                .matches();
    }
}
