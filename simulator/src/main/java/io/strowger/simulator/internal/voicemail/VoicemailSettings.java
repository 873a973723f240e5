package io.strowger.simulator.internal.voicemail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The section {@code general} of {@code voicemail.conf}. */
final class VoicemailSettings {
    private final Map<String, String> values = new HashMap<>();

    void put(String name, String value) {
        values.put(name, value);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) {
        try {
            return Integer.parseInt(text(name, "").strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** {@code Yes} or {@code No}, as events have it. */
    String yes(String name, boolean otherwise) {
        return switch (text(name, otherwise ? "yes" : "no").toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on" -> "Yes";
            default -> "No";
        };
    }

    /** How many seconds a message may last; zero is for ever. */
    int maxSeconds() {
        return number("maxsecs", number("maxmessage", 0));
    }

    /** How many seconds a message must last. */
    int minSeconds() {
        return number("minsecs", number("minmessage", 0));
    }
}
