package io.strowger.simulator.internal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of one line of a script, taken one after the other. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

    private final List<String> words = new ArrayList<>();
    private int next;

    Words(String line) {
        if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new IllegalArgumentException("a quotation mark is not closed");
        }
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String quoted = word.group(1);
            words.add(quoted != null ? '"' + quoted : word.group(2));
        }
    }

    boolean hasMore() {
        return next < words.size();
    }

    /** The next word, which stays; empty at the end of the line. */
    String peek() {
        return hasMore() ? words.get(next) : "";
    }

    /** The next word, whatever it is. */
    String take(String what) {
        if (!hasMore()) {
            throw new IllegalArgumentException("there is " + what + " missing at the end");
        }
        String word = words.get(next++);
        return word.startsWith("\"") ? word.substring(1) : word;
    }

    /** Takes these words where they come next. */
    boolean takeIf(String... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (next + i >= words.size() || !words.get(next + i).equalsIgnoreCase(expected[i])) {
                return false;
            }
        }
        next += expected.length;
        return true;
    }

    /** Takes this word, which has to come next. */
    void expect(String word) {
        if (!takeIf(word)) {
            throw new IllegalArgumentException(
                    hasMore()
                            ? "expected '" + word + "' instead of '" + shown() + "'"
                            : "expected '" + word + "' at the end");
        }
    }

    /** A text in quotation marks where it comes next, or null. */
    @Nullable String quoted() {
        return peek().startsWith("\"") ? take("a text") : null;
    }

    /** A number in angle brackets where it comes next, or null. */
    @Nullable String bracketed() {
        String word = peek();
        return word.startsWith("<") && word.endsWith(">") ? take("a number").substring(1, word.length() - 1) : null;
    }

    Duration duration() {
        String word = take("a time such as 5s");
        Matcher duration = DURATION.matcher(word.toLowerCase(Locale.ROOT));
        if (!duration.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no time: write it as 500ms, 5s, 2m or 1h");
        }
        double seconds = Double.parseDouble(duration.group(1))
                * switch (duration.group(2)) {
                    case "ms" -> 0.001;
                    case "m" -> 60;
                    case "h" -> 3600;
                    default -> 1;
                };
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    long count() {
        String word = take("a number");
        try {
            long count = Long.parseLong(word);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below, as is a number that is too small
        }
        throw new IllegalArgumentException("'" + word + "' is no number of at least 1");
    }

    /** A number, or a percentage as a share. */
    double number() {
        String word = take("a number");
        boolean percent = word.endsWith("%");
        try {
            double value = Double.parseDouble(percent ? word.substring(0, word.length() - 1) : word);
            return percent ? value / 100 : value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no number", e);
        }
    }

    /** Makes sure that nothing is left. */
    void end() {
        if (hasMore()) {
            throw new IllegalArgumentException("'" + shown() + "' is not understood here");
        }
    }

    private String shown() {
        return peek().replace("\"", "");
    }
}
