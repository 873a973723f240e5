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
                int end = close(text, i + 1);
                argument = text.substring(i + 2, end);
                i = end;
            }
            options.byLetter.put(letter, argument);
        }
        return options;
    }

    /** Where the parenthesis ends that opens there; the end of the text where it does not. */
    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    boolean has(char letter) {
        return byLetter.containsKey(letter);
    }

    /** The argument of an option; empty where it has none, or was not given. */
    String argument(char letter) {
        return byLetter.getOrDefault(letter, "");
    }

    /** One part of an argument whose parts stand between colons; empty where there is none. */
    String part(char letter, int index) {
        String[] parts = argument(letter).split(":", -1);
        return index < parts.length ? parts[index] : "";
    }

    /** An argument as the dialplan writes places: in options, carets stand for the commas in between. */
    String place(char letter) {
        return argument(letter).replace('^', ',');
    }

    /** The letters alone, without arguments. */
    String letters() {
        StringBuilder letters = new StringBuilder();
        byLetter.keySet().forEach(letters::append);
        return letters.toString();
    }
}
