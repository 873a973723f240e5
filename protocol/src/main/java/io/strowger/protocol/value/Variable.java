package io.strowger.protocol.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A channel variable with its value, as {@code Variable} headers carry it.
 *
 * @param name the variable's name, perhaps with one or two leading underscores for inheritance, or a dialplan function
 *     such as {@code CHANNEL(language)}; not empty
 * @param value the value; may be empty
 */
public record Variable(String name, String value) {
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
        List<Variable> variables = new ArrayList<>(texts.size());
        for (String text : texts) {
            Variable variable = parse(text);
            if (variable != null) {
                variables.add(variable);
            }
        }
        return Collections.unmodifiableList(variables);
    }

    /**
     * The text of a {@code Variable} header: {@code name=value}, quoted so that Asterisk reads back the same value.
     *
     * <p>Asterisk splits the header at commas and takes quotes and backslashes out.
     */
    public String quoted() {
        return name + "=" + value;
    }
}
