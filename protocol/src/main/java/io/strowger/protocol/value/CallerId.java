package io.strowger.protocol.value;

import org.jspecify.annotations.Nullable;

/**
 * A caller id in Asterisk's form {@code "name" <number>}.
 *
 * @param name the name, or null
 * @param number the number, or null
 */
public record CallerId(@Nullable String name, @Nullable String number) {
    /** A caller id with a name and a number. */
    public static CallerId of(String name, String number) {
        return new CallerId(name, number);
    }

    /** Reads {@code "name" <number>}, {@code <number>} or a bare number; null where there is no text. */
    public static @Nullable CallerId parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return new CallerId(null, text);
    }

    /** The text as Asterisk reads it: {@code "name" <number>}. */
    @Override
    public String toString() {
        return name == null ? "<" + (number == null ? "" : number) + ">" : "\"" + name + "\" <" + number + ">";
    }
}
