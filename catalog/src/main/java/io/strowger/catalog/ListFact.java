package io.strowger.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the events that answer an action.
 *
 * @param items the names of the events that are its items; not empty
 * @param complete the name of the event that ends the list, or null where one event is the whole answer
 * @param empty texts of an {@code Error} that mean an empty list
 * @param emptySuccess true where a {@code Success} without a list means an empty list
 */
public record ListFact(List<String> items, @Nullable String complete, List<String> empty, boolean emptySuccess) {
    /** Makes a fact with unmodifiable lists. */
    public ListFact {
        items = List.copyOf(items);
        empty = List.copyOf(empty);
    }
}
