package io.strowger.simulator.internal.queues;

import java.util.List;
import java.util.Locale;

/** Which members do not count, for {@code joinempty} and {@code leavewhenempty}. */
final class EmptyConditions {
    private static final List<String> NOBODY_HERE = List.of("penalty", "paused", "invalid");

    private EmptyConditions() {}

    /** The conditions that a setting names; none where nobody is ever turned away. */
    static List<String> of(String text, boolean joining) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "on", "y" -> joining ? List.of() : NOBODY_HERE;
            case "no", "false", "0", "off", "n" -> joining ? NOBODY_HERE : List.of();
            case "strict" -> List.of("penalty", "paused", "invalid", "unavailable");
            case "loose" -> List.of("penalty", "invalid");
            default -> List.of(text.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        };
    }

    static boolean excludes(List<String> words, QueueMember member, int wrapup, long now) {
        String state = switch (member.status) {
            case 0 -> "unknown";
            case 2, 3, 8 -> "inuse";
            case 4 -> "invalid";
            case 5 -> "unavailable";
            case 6, 7 -> "ringing";
            default -> "";
        };
        return words.contains("paused") && member.paused
                || words.contains("wrapup") && member.isWrappingUp(wrapup, now)
                || words.contains(state);
    }
}
