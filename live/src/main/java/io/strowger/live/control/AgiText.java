package io.strowger.live.control;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of AGI: commands, quoted as {@code parse_args} of {@code res_agi.c} reads them, and percent-encoded results. */
final class AgiText {
    private AgiText() {}

    /** A command of words that stand for themselves and arguments that are quoted. */
    static String command(String words, List<String> arguments) {
        StringBuilder command = new StringBuilder(check(words));
        for (String argument : arguments) {
            command.append(' ').append(quote(argument));
        }
        return command.toString();
    }

    /** An argument in quotes; a backslash before a quote or a backslash keeps it as it is. */
    static String quote(String argument) {
        check(argument);
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Refuses what would end the line, and begin another header of the action. */
    static String check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("an AGI command holds a line end or NUL at position " + i + " of '"
                        + text.replaceAll("\\p{Cntrl}", "?") + "', which it cannot carry");
            }
        }
        return text;
    }

    /** Takes the percent-encoding of {@code ast_uri_encode} back; a plus sign means itself. */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low < 0) {
                bytes.write(raw[i]);
            } else {
                bytes.write(high * 16 + low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The lines {@code name: value} of an environment, by name; the latter of two wins. */
    static Map<String, String> environment(String decoded) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String line : decoded.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                environment.put(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return Collections.unmodifiableMap(environment);
    }

    /** Cuts at blanks, but not within quotes, which are taken away. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c != ' ' || quoted) {
                word.append(c);
            }
            boolean ends = c == ' ' && !quoted || i == text.length() - 1;
            if (ends && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
