package io.strowger.live.internal;

import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.event.Event;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One list of a snapshot: what to ask, and which views the answer fills.
 *
 * <p>Its items go the way of events, in their order on the wire.
 *
 * @param action what to ask
 * @param tables the views that it fills, and that are not available where it is refused
 * @param sweep what becomes of the things that the list does not name; called for the views that were filled
 * @param instead what to ask where this is refused, or null
 * @param more what to ask for each item, or null
 * @param isVital false where the views are available without it
 */
record Listing(
        ListAction<?> action,
        List<Table<?, ?>> tables,
        Runnable sweep,
        @Nullable Listing instead,
        @Nullable More more,
        boolean isVital) {
    /** Lists that follow from an item of another. */
    interface More extends BiConsumer<Event, List<ListAction<?>>> {}

    Listing(ListAction<?> action, Table<?, ?> table, Runnable sweep) {
        this(action, List.of(table), sweep, null, null, true);
    }

    Listing or(Listing other) {
        return new Listing(action, tables, sweep, other, more, isVital);
    }

    Listing then(More further) {
        return new Listing(action, tables, sweep, instead, further, isVital);
    }

    Listing optional() {
        return new Listing(action, tables, sweep, instead, more, false);
    }
}
