package io.strowger.simulator.internal.ami;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a POSIX extended regular expression, which is what event filters are, into one of Java. */
final class PosixPattern {
    private final String posix;
    private final StringBuilder java = new StringBuilder();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();
    private int position;
    private int part;

    private PosixPattern(String posix) {
        this.posix = posix;
    }

    /**
     * Compiles an expression; a dot matches line ends too, and {@code ^} and {@code $} are the ends of the whole text.
     *
     * @throws PatternSyntaxException where it is none
     */
    static Pattern compile(String posix) {
        return Pattern.compile(new PosixPattern(posix).translate(), Pattern.DOTALL);
    }

    private String translate() {
        boolean canRepeat = false;
        boolean repeated = false;
        while (position < posix.length()) {
            char c = posix.charAt(position++);
            boolean repeats = "*+?{".indexOf(c) >= 0;
            if (repeats && !canRepeat) {
                throw new PatternSyntaxException("nothing to repeat", posix, position - 1);
            }
            if (repeats) {
                repeat(c, repeated);
            } else {
                boolean closesNothing = c == ')' && open.isEmpty();
                begin(c);
                one(closesNothing ? '\0' : c);
                canRepeat = c != '(' && c != '|' && c != '^';
            }
            repeated = repeats;
        }
        return java.toString();
    }

    /** Notes where in the translation the part begins that a repetition would be about. */
    private void begin(char c) {
        part = java.length();
        if (c == '(') {
            open.push(part);
        } else if (c == ')' && !open.isEmpty()) {
            part = open.pop();
        }
    }

    private void one(char c) {
        switch (c) {
            case '\\' -> escaped();
            case '[' -> bracket();
            case '$' -> java.append("\\z");
            case '^' -> java.append("\\A");
            case '\0' -> java.append("\\)");
            case '}', ']', '#', '&', '-' -> java.append('\\').append(c);
            default -> java.append(c);
        }
    }

    /** A second repetition repeats the first one, while to Java {@code *+} and {@code *?} are something else. */
    private void repeat(char c, boolean repeated) {
        int begin = position - 1;
        if (c == '{') {
            position = posix.indexOf('}', position) + 1;
            if (position == 0 || !posix.substring(begin + 1, position - 1).matches("\\d+(,\\d*)?|,\\d+")) {
                throw new PatternSyntaxException("no number of repetitions", posix, begin);
            }
        }
        if (repeated) {
            java.insert(part, "(?:").append(')');
        }
        java.append(posix.substring(begin, position).replace("{,", "{0,"));
    }

    private void escaped() {
        if (position == posix.length()) {
            throw new PatternSyntaxException("a backslash at the end", posix, position);
        }
        char c = posix.charAt(position++);
        switch (c) {
            case 'w', 'W', 's', 'S', 'b', 'B' -> java.append('\\').append(c);
            case '<', '>' -> java.append("\\b");
            case '`' -> java.append("\\A");
            case '\'' -> java.append("\\z");
            default -> {
                boolean isPlain = Character.isLetter(c) || c > 0x7f;
                java.append(isPlain ? "" : "\\").append(c);
            }
        }
    }

    private void bracket() {
        int end = position;
        if (end < posix.length() && posix.charAt(end) == '^') {
            end++;
        }
        java.append('[').append(posix, position, end);
        position = end;
        boolean first = true;
        while (position < posix.length()) {
            char c = posix.charAt(position++);
            if (c == ']' && !first) {
                java.append(']');
                return;
            }
            first = false;
            if (c == '[' && position < posix.length() && posix.charAt(position) == ':') {
                named();
            } else {
                java.append("[]\\&^".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        throw new PatternSyntaxException("a bracket is not closed", posix, posix.length());
    }

    private void named() {
        int end = posix.indexOf(":]", position + 1);
        if (end < 0) {
            throw new PatternSyntaxException("a class of characters is not closed", posix, position);
        }
        String name = posix.substring(position + 1, end);
        java.append(
                switch (name) {
                    case "alpha",
                            "digit",
                            "alnum",
                            "upper",
                            "lower",
                            "punct",
                            "graph",
                            "print",
                            "blank",
                            "cntrl",
                            "space" -> "\\p{" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "}";
                    case "xdigit" -> "\\p{XDigit}";
                    default -> throw new PatternSyntaxException("no class of characters: " + name, posix, position);
                });
        position = end + 2;
    }
}
