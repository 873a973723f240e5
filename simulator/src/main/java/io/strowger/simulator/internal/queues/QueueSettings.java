package io.strowger.simulator.internal.queues;

import java.util.Locale;
import java.util.Map;

/** What a section of {@code queues.conf} says of a queue. */
final class QueueSettings {
    private final Map<String, String> values;

    QueueSettings(Map<String, String> values) {
        this.values = values;
    }

    /** Takes over a setting; the last one counts. */
    void put(String name, String value) {
        values.put(name.toLowerCase(Locale.ROOT), value);
    }

    String text(String name, String otherwise) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    int number(String name, int otherwise) {
        try {
            return Integer.parseInt(text(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    boolean is(String name, boolean otherwise) {
        return switch (text(name, otherwise ? "yes" : "no").toLowerCase(Locale.ROOT)) {
            case "yes", "true", "y", "t", "1", "on", "all" -> true;
            default -> false;
        };
    }

    Strategy strategy() {
        return Strategy.of(text("strategy", "ringall"));
    }

    /** For how many seconds members are called; zero is for ever. */
    int timeout() {
        return number("timeout", 15);
    }

    /** How many seconds pass before they are called again. */
    int retry() {
        return Math.max(1, number("retry", 5));
    }
}
