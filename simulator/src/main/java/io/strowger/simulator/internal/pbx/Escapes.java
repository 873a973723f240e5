package io.strowger.simulator.internal.pbx;

/** Escapes texts as Asterisk does in the headers of some events. */
public final class Escapes {
    private static final String TO_ESCAPE = "\007\b\f\n\r\t\013\\'\"?";
    private static final String LETTERS = "abfnrtv\\'\"?";
    private static final boolean[] IS_TO_ESCAPE = new boolean[128];

    static {
        TO_ESCAPE.chars().forEach(c -> IS_TO_ESCAPE[c] = true);
    }

    private Escapes() {}

    /** Writes line ends, quotes, backslashes and the like as C does. */
    public static String c(String text) {
        int first = 0;
        while (first < text.length() && !isToEscape(text.charAt(first))) {
            first++;
        }
        return first == text.length() ? text : escaped(text);
    }

    private static boolean isToEscape(char c) {
        return c < IS_TO_ESCAPE.length && IS_TO_ESCAPE[c];
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = TO_ESCAPE.indexOf(text.charAt(i));
            if (at < 0) {
                escaped.append(text.charAt(i));
            } else {
                escaped.append('\\').append(LETTERS.charAt(at));
            }
        }
        return escaped.toString();
    }
}
