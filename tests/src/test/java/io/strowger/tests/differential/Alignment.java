package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds which message of one stream stands for which of another, keeping the order, so that the most are the same. */
final class Alignment {
    private static final int SAME = 1000;
    private static final int SAME_KIND = 500;
    private static final int COST_OF_A_HEADER = 20;
    private static final Pattern ABOUT = Pattern.compile("<~(-?\\d+)([^>]*)>");
    private static final int SECONDS = 1;

    /** By so many milliseconds may two real servers differ: each of them may be busy. */
    static final int MILLIS_OF_REAL_TIME = 1000;

    /** By so many may a real server differ from one on virtual time, which is never late: a real one takes a tenth of a second more a key. */
    static final int MILLIS_OF_VIRTUAL_TIME = 600;

    private Alignment() {}

    /** Two messages that stand for each other; one of them may lack. */
    record Pair(@Nullable Entry expected, @Nullable Entry actual) {
        /** True where nothing was expected for sure, and nothing came. */
        boolean isNothing() {
            return expected != null && expected.sometimes() && actual == null;
        }

        List<Difference> differences(String scenario, String stream, int millis) {
            if (expected == null && actual != null) {
                String text = text(actual);
                return List.of(new Difference(scenario, stream, actual.kind(), Difference.EXTRA, "", text));
            }
            if (expected != null && expected.sometimes() && actual == null) {
                return List.of();
            }
            if (expected != null && actual == null) {
                String text = text(expected);
                return List.of(new Difference(scenario, stream, expected.kind(), Difference.MISSING, text, ""));
            }
            return expected == null || actual == null
                    ? List.of()
                    : Headers.compare(scenario, stream, expected, actual, millis);
        }

        private static String text(Entry entry) {
            return String.join("\n", entry.lines());
        }
    }

    static List<Pair> of(List<Entry> expected, List<Entry> actual, int millis) {
        List<Pair> pairs = new ArrayList<>();
        int same = 0;
        int most = Math.min(expected.size(), actual.size());
        while (same < most && likeness(expected.get(same), actual.get(same), millis) == SAME) {
            pairs.add(new Pair(expected.get(same), actual.get(same)));
            same++;
        }
        pairs.addAll(best(expected.subList(same, expected.size()), actual.subList(same, actual.size()), millis));
        return pairs;
    }

    private static List<Pair> best(List<Entry> expected, List<Entry> actual, int millis) {
        int[][] best = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                int both = best[i + 1][j + 1] + likeness(expected.get(i), actual.get(j), millis);
                best[i][j] = Math.max(both, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (i < expected.size()
                    && j < actual.size()
                    && isPair(best, i, j, likeness(expected.get(i), actual.get(j), millis))) {
                pairs.add(new Pair(expected.get(i++), actual.get(j++)));
            } else if (i < expected.size() && (j == actual.size() || best[i][j] == best[i + 1][j])) {
                pairs.add(new Pair(expected.get(i++), null));
            } else {
                pairs.add(new Pair(null, actual.get(j++)));
            }
        }
        return pairs;
    }

    private static boolean isPair(int[][] best, int i, int j, int likeness) {
        return likeness > 0 && best[i][j] == best[i + 1][j + 1] + likeness;
    }

    private static int likeness(Entry expected, Entry actual, int millis) {
        if (expected.lines().equals(actual.lines())) {
            return SAME;
        }
        if (!expected.kind().equals(actual.kind())) {
            return 0;
        }
        int differences = Headers.compare("", "", expected, actual, millis).size();
        return differences == 0 ? SAME : Math.max(1, SAME_KIND - COST_OF_A_HEADER * differences);
    }

    /** True where two values are the same, or about the same where they are approximate. */
    static boolean same(String expected, String actual, int mostMillis) {
        if (expected.equals(actual)) {
            return true;
        }
        if (!expected.contains("<~") || !actual.contains("<~")) {
            return false;
        }
        List<Long> left = numbers(expected);
        List<Long> right = numbers(actual);
        boolean millis = expected.contains("ms>");
        if (left.size() != right.size() || !template(expected).equals(template(actual))) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (Math.abs(left.get(i) - right.get(i)) > (millis ? mostMillis : SECONDS)) {
                return false;
            }
        }
        return true;
    }

    private static List<Long> numbers(String value) {
        Matcher matcher = ABOUT.matcher(value);
        List<Long> numbers = new ArrayList<>();
        while (matcher.find()) {
            numbers.add(Long.valueOf(matcher.group(1)));
        }
        return Collections.unmodifiableList(numbers);
    }

    private static String template(String value) {
        return ABOUT.matcher(value).replaceAll("<~$2>");
    }

    /** Compares the headers of two messages of the same kind. */
    static final class Headers {
        private Headers() {}

        static List<Difference> compare(String scenario, String stream, Entry expected, Entry actual, int millis) {
            List<Line> left = expected.headers();
            List<Line> right = actual.headers();
            List<Difference> differences = new ArrayList<>();
            List<Line> rest = new ArrayList<>(right);
            for (Line line : left) {
                Line other = take(rest, line);
                if (other == null && RacingRules.mayLack(expected, line.name())) {
                    continue;
                }
                if (other == null) {
                    differences.add(new Difference(
                            scenario, stream, expected.kind(), line.name(), line.toString(), "(not there)"));
                } else if (!line.separator().equals(other.separator())
                        || !same(line.value(), other.value(), millis) && !RacingRules.ignores(expected, line.name())) {
                    differences.add(new Difference(
                            scenario, stream, expected.kind(), line.name(), line.toString(), other.toString()));
                }
            }
            rest.removeIf(line -> RacingRules.mayLack(expected, line.name()));
            rest.forEach(line -> differences.add(
                    new Difference(scenario, stream, expected.kind(), line.name(), "(not there)", line.toString())));
            if (left.size() == right.size() && rest.isEmpty() && !names(left).equals(names(right))) {
                differences.add(
                        new Difference(scenario, stream, expected.kind(), Difference.ORDER, names(left), names(right)));
            }
            return differences;
        }

        private static @Nullable Line take(List<Line> lines, Line like) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).name().equals(like.name())) {
                    return lines.remove(i);
                }
            }
            return null;
        }

        private static String names(List<Line> lines) {
            return lines.stream().map(Line::name).collect(Collectors.joining(", "));
        }
    }
}
