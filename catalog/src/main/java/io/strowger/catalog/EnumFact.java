package io.strowger.catalog;

import java.util.List;

/**
 * What is known of the values that a header may have.
 *
 * @param name the name of the Java type
 * @param summary one sentence that says what the values tell
 * @param values the values
 */
public record EnumFact(String name, String summary, List<Value> values) {
    /**
     * One of the values.
     *
     * @param wire the text on the wire
     * @param java the name of the Java constant
     * @param summary one sentence that says what it means
     */
    public record Value(String wire, String java, String summary) {}

    /** Makes a fact with an unmodifiable list. */
    public EnumFact {
        values = List.copyOf(values);
    }
}
