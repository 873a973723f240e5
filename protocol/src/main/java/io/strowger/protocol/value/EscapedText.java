package io.strowger.protocol.value;

import org.jspecify.annotations.Nullable;

/**
 * Undoes the escapes that Asterisk puts into some values, such as {@code \"} for a quote and {@code \n} for a line feed.
 *
 * <p>Escaped are, since 12: {@code CallerIDName} and {@code ConnectedLineName} of channel events, the values in
 * {@code ChanVariable} headers with all their prefixes, the {@code Value} of VarSet, and the subtype and message of
 * presence events ({@code ast_escape_c} in {@code main/utils.c}; seen with 16 and 22). Not escaped are the same names in
 * OriginateResponse, {@code ChanVariable(<channel>)} there, and the {@code Value} of Getvar.
 */
public final class EscapedText {
    private static final String LETTERS = "abfnrtv";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b";

    private EscapedText() {}

    /** Like {@link #unescape}; null where there is no text. */
    public static @Nullable String parse(@Nullable String text) {
        return text == null ? null : unescape(text);
    }

    /** The text that was escaped; a backslash before any other character stands for that character. */
    public static String unescape(String text) {
        int backslash = text.indexOf('\\');
        if (backslash < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length()).append(text, 0, backslash);
        for (int i = backslash; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                int letter = LETTERS.indexOf(text.charAt(i));
                plain.append(letter < 0 ? text.charAt(i) : MEANINGS.charAt(letter));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
