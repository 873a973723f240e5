package io.strowger.simulator.internal.actions;

import java.util.ArrayList;
import java.util.List;

/** Reads the headers {@code Variable} of an action: names and values, several in one header with commas between. */
final class Assignments {
    private static final int MOST = 64;

    record Assignment(String name, String value) {}

    private Assignments() {}

    /** All assignments in order; quotes keep commas together, as brackets do, and a backslash keeps the next character. */
    static List<Assignment> parse(List<String> headers) {
        List<Assignment> all = new ArrayList<>();
        for (String header : headers) {
            for (String each : split(header)) {
                int equals = each.indexOf('=');
                if (!each.isEmpty()) {
                    all.add(new Assignment(
                            equals < 0 ? each : each.substring(0, equals),
                            equals < 0 ? "" : each.substring(equals + 1)));
                }
            }
        }
        return all;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && depth <= 0 && !quoted && parts.size() < MOST - 1) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
