package io.strowger.live.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an AGI command answered, such as {@code 200 result=1 (value) endpos=4000}.
 *
 * @param code 200 where the command ran; 510, 511 or 520 where it did not; 0 where the text has no such form
 * @param result what stands behind {@code result=}; empty where there is none. Mostly a number, of which -1 tells a failure or
 *     a hangup, but digits of any length after {@code GET DATA}
 * @param value what stands in parentheses behind the result; null where nothing does
 * @param more what follows as {@code name=value}, such as {@code endpos}
 * @param text all of it, decoded, without the line end at its end
 */
public record AgiReply(int code, String result, @Nullable String value, Map<String, String> more, String text) {
    private static final int OK = 200;
    private static final String RESULT = "result=";

    /** What Gosub says first, and the result after it. */
    private static final String TRYING = "100 ";

    /** Makes a reply; the map is copied, in its order. */
    public AgiReply {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** Reads a reply, decoded; never fails. */
    static AgiReply parse(String decoded) {
        String text = decoded.endsWith("\n") ? decoded.substring(0, decoded.length() - 1) : decoded;
        while (text.startsWith(TRYING) && text.indexOf('\n') > 0) {
            text = text.substring(text.indexOf('\n') + 1);
        }
        int code = text.length() >= 3 && text.substring(0, 3).matches("\\d{3}")
                ? Integer.parseInt(text.substring(0, 3))
                : 0;
        int begin = text.indexOf(RESULT);
        if (code != OK || begin < 0) {
            return new AgiReply(code, "", null, Map.of(), text);
        }
        int end = text.indexOf(' ', begin);
        String result = text.substring(begin + RESULT.length(), end < 0 ? text.length() : end);
        String rest = end < 0 ? "" : text.substring(end + 1).stripLeading();
        if (!rest.startsWith("(")) {
            return new AgiReply(code, result, null, pairs(rest), text);
        }
        // A variable's value may itself hold parentheses, and then it ends the text; otherwise names with values
        // follow.
        int close = rest.endsWith(")") ? rest.length() - 1 : rest.indexOf(')');
        return close < 0
                ? new AgiReply(code, result, rest.substring(1), Map.of(), text)
                : new AgiReply(code, result, rest.substring(1, close), pairs(rest.substring(close + 1)), text);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : AgiText.words(text)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                pairs.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return pairs;
    }

    /** True where the command ran; its result may still tell a failure. */
    public boolean isOk() {
        return code == OK;
    }

    /** The result as a number; empty where it is none. */
    public OptionalInt number() {
        try {
            return OptionalInt.of(Integer.parseInt(result));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Where the playing or recording of a file ended, in samples; empty where the reply does not tell. */
    public OptionalInt endPosition() {
        try {
            return OptionalInt.of(Integer.parseInt(more.getOrDefault("endpos", "")));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
