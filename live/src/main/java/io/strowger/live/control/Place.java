package io.strowger.live.control;

import java.util.Objects;

/**
 * A place in the dialplan: where a channel goes on.
 *
 * @param context the context; not empty
 * @param exten the extension; not empty
 * @param priority the priority: a number from 1, or a label
 */
public record Place(String context, String exten, String priority) {
    /** Makes a place; all parts are needed. */
    public Place {
        if (context.isEmpty() || exten.isEmpty() || priority.isEmpty()) {
            throw new IllegalArgumentException("a place in the dialplan has a context, an extension and a priority: '"
                    + context + "', '" + exten + "', '" + priority + "'");
        }
        Objects.requireNonNull(priority, "priority");
    }

    /** The beginning of an extension. */
    public static Place of(String context, String exten) {
        return new Place(context, exten, "1");
    }

    /** The place as Asterisk writes it: {@code context,exten,priority}. */
    @Override
    public String toString() {
        return context + ',' + exten + ',' + priority;
    }
}
