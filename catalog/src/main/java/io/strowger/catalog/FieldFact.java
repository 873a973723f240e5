package io.strowger.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one header: a parameter of an action, or a header of a response or an event.
 *
 * @param name the header's name on the wire; of a numbered or indexed one the part before the number
 * @param type how the value reads
 * @param enumName the name of the {@link EnumFact}, for {@link ValueType#ENUM}; else null
 * @param summary one sentence that says what it is for
 * @param required true for a parameter that the server insists on
 * @param repeated true where the header may occur more than once
 * @param numbering whether a number is part of the header's name
 * @param defaultValue what the server takes where the parameter is absent, in words or as on the wire; or null
 * @param written how a truth value is sent, such as {@code yes/no}
 * @param secret true for a value that must not be shown
 * @param in the surveyed major versions that have it
 */
public record FieldFact(
        String name,
        ValueType type,
        @Nullable String enumName,
        String summary,
        boolean required,
        boolean repeated,
        Numbering numbering,
        @Nullable String defaultValue,
        String written,
        boolean secret,
        List<Integer> in) {

    /** Whether, and how, a number is part of a header's name. */
    public enum Numbering {
        /** The name has no number. */
        NONE,
        /** One of a group that is numbered together, as in {@code Cat-000000}. */
        NUMBERED,
        /** Numbered by itself, as in {@code UnitAmount(0)}. */
        INDEXED
    }

    /** Makes a fact with an unmodifiable list of versions. */
    public FieldFact {
        in = List.copyOf(in);
    }

    /** The text sent for true, such as {@code yes}. */
    public String writtenTrue() {
        return written.substring(0, written.indexOf('/'));
    }

    /** The text sent for false, such as {@code no}. */
    public String writtenFalse() {
        return written.substring(written.indexOf('/') + 1);
    }
}
