package io.strowger.protocol.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A channel variable with its value, as {@code Variable} headers carry it.
 *
 * @param name the variable's name, perhaps with one or two leading underscores for inheritance, or a dialplan function
 *     such as {@code CHANNEL(language)}; not empty
 * @param value the value; may be empty
 */
public record Variable(String name, String value) {
    /** What Asterisk gives a meaning where it splits a {@code Variable} header ({@code main/app.c}). */
    private static final String SPECIAL = "\\\",()[]";

    /** Makes a variable; the name must not be empty or contain an equals sign. */
    public Variable {
        Objects.requireNonNull(value, "value");
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("a variable's name must not be empty or contain '=': '" + name + "'");
        }
    }

    /** Reads {@code name=value}; null where there is no text, an empty value where there is no equals sign. */
    public static @Nullable Variable parse(@Nullable String text) {
        if (text == null || text.isEmpty() || text.charAt(0) == '=') {
            return null;
        }
        int equals = text.indexOf('=');
        return equals < 0
                ? new Variable(text, "")
                : new Variable(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Reads several of them; those without a name are left out. */
    public static List<Variable> parseAll(List<String> texts) {
        return parseAll(texts, Variable::parse);
    }

    /** Reads several of them as {@link #parseEscaped} does; those without a name are left out. */
    public static List<Variable> parseAllEscaped(List<String> texts) {
        return parseAll(texts, Variable::parseEscaped);
    }

    private static List<Variable> parseAll(List<String> texts, Function<String, @Nullable Variable> parse) {
        List<Variable> variables = new ArrayList<>(texts.size());
        for (String text : texts) {
            Variable variable = parse.apply(text);
            if (variable != null) {
                variables.add(variable);
            }
        }
        return Collections.unmodifiableList(variables);
    }

    /**
     * Reads {@code name=value} from a {@code ChanVariable} header of an event, where Asterisk escapes the value; null as in
     * {@link #parse}.
     *
     * <p>Not for {@code ChanVariable(<channel>)} of OriginateResponse, which is not escaped.
     */
    public static @Nullable Variable parseEscaped(@Nullable String text) {
        Variable escaped = parse(text);
        return escaped == null ? null : new Variable(escaped.name, EscapedText.unescape(escaped.value));
    }

    /**
     * The text of a {@code Variable} header: {@code name=value}, quoted so that Asterisk reads back the same value.
     *
     * <p>Asterisk splits the header at commas outside quotes, parentheses and brackets, and takes quotes and backslashes
     * out. A backslash before each of these characters brings back every value byte for byte in 16 and 22: leading and
     * trailing blanks, quotes, unbalanced brackets, semicolons, dollar signs (which are not evaluated), UTF-8. The name is
     * quoted likewise, but for the parentheses of a function. What cannot be sent is a line end or NUL, and a name and
     * value that take more than a line.
     *
     * @throws IllegalArgumentException where the name or value holds CR, LF or NUL; a length that is too long is found by
     *     the encoder
     */
    public String quoted() {
        StringBuilder text = new StringBuilder(name.length() + value.length() + 8);
        boolean function = name.indexOf('(') > 0 && name.endsWith(")");
        append(text, name, function);
        append(text.append('='), value, false);
        return text.toString();
    }

    private void append(StringBuilder text, String part, boolean function) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '\r' || c == '\n' || c == 0) {
                throw new IllegalArgumentException("variable " + printableName()
                        + " holds a line end or NUL at position " + i + ", which AMI cannot carry");
            }
            if (SPECIAL.indexOf(c) >= 0 && !(function && c != '"' && c != '\\')) {
                text.append('\\');
            }
            text.append(c);
        }
    }

    private String printableName() {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
