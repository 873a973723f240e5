package io.strowger.simulator.internal.apps;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options of Dial: letters, some with an argument in parentheses. */
final class DialOptions {
    private final Map<Character, String> byLetter = new LinkedHashMap<>();

    private DialOptions() {}

    static DialOptions parse(String text) {
        DialOptions options = new DialOptions();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            String argument = "";
            if (i + 1 < text.length() && text.charAt(i + 1) == '(') {
                int close = text.indexOf(')', i);
                int end = close < 0 ? text.length() : close;
                argument = text.substring(i + 2, end);
                i = end;
            }
            options.byLetter.put(letter, argument);
        }
        return options;
    }

    boolean has(char letter) {
        return byLetter.containsKey(letter);
    }

    /** The argument of an option; empty where it has none, or was not given. */
    String argument(char letter) {
        return byLetter.getOrDefault(letter, "");
    }
}
