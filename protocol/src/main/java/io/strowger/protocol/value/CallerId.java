package io.strowger.protocol.value;

import org.jspecify.annotations.Nullable;

/**
 * A caller id in Asterisk's form {@code "name" <number>}.
 *
 * @param name the name, or null
 * @param number the number, or null; Asterisk takes blanks and {@code ( ) - .} out of it
 */
public record CallerId(@Nullable String name, @Nullable String number) {
    /** Makes a caller id; an empty part becomes null. */
    public CallerId {
        name = name == null || name.isEmpty() ? null : name;
        number = number == null || number.isEmpty() ? null : number;
        if (number != null && (number.indexOf('<') >= 0 || number.indexOf('>') >= 0)) {
            throw new IllegalArgumentException(
                    "a caller id's number must not contain angle brackets: '" + number + "'");
        }
    }

    /** A caller id with a name and a number. */
    public static CallerId of(String name, String number) {
        return new CallerId(name, number);
    }

    /**
     * Reads {@code "name" <number>}, {@code name <number>}, {@code <number>}, a bare number or a bare name; null where there
     * is no text.
     *
     * <p>As {@code ast_callerid_parse} of Asterisk does: the number is in the last angle brackets, quotes around the name
     * are taken off, and a backslash in it stands for the character behind it.
     */
    public static @Nullable CallerId parse(@Nullable String text) {
        String trimmed = text == null ? "" : text.strip();
        if (trimmed.isEmpty()) {
            return null;
        }
        String whole = unquoted(trimmed);
        int open = whole.lastIndexOf('<');
        if (open >= 0) {
            int close = whole.lastIndexOf('>');
            String number = whole.substring(open + 1, close > open ? close : whole.length());
            return new CallerId(plainName(whole.substring(0, open)), number.replace(">", ""));
        }
        return whole.equals(trimmed) && isNumber(whole)
                ? new CallerId(null, whole)
                : new CallerId(plainName(whole), null);
    }

    /** The text as Asterisk reads it: {@code "name" <number>}, with quotes and backslashes in the name escaped. */
    @Override
    public String toString() {
        String bracketed = "<" + (number == null ? "" : number) + ">";
        return name == null ? bracketed : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + bracketed;
    }

    private static String plainName(String text) {
        String quoted = unquoted(text.strip());
        StringBuilder plain = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            plain.append(c == '\\' && i + 1 < quoted.length() ? quoted.charAt(++i) : c);
        }
        return plain.toString();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.charAt(0) == '"' && text.charAt(text.length() - 1) == '"';
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || "*#+()-. ".indexOf(c) >= 0);
    }
}
