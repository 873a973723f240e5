package io.strowger.simulator.internal.pbx;

/** Escapes texts as Asterisk does in the headers of some events. */
public final class Escapes {
    private static final String TO_ESCAPE = "\007\b\f\n\r\t\013\\'\"?";
    private static final String LETTERS = "abfnrtv\\'\"?";

    private Escapes() {}

    /** Writes line ends, quotes, backslashes and the like as C does. */
    public static String c(String text) {
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
