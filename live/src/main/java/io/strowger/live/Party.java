package io.strowger.live;

import org.jspecify.annotations.Nullable;

/**
 * A person or device at the end of a line, as caller ids name them.
 *
 * @param name the name; null where it is not known
 * @param number the number; null where it is not known
 */
public record Party(@Nullable String name, @Nullable String number) {
    /** Nobody knows who. */
    public static final Party UNKNOWN = new Party(null, null);

    /** The usual form: {@code "name" <number>}, or what of it is known; empty where nothing is. */
    @Override
    public String toString() {
        if (name == null) {
            return number == null ? "" : number;
        }
        return number == null ? name : "\"" + name + "\" <" + number + ">";
    }
}
