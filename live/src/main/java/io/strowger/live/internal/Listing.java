package io.strowger.live.internal;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ListAction;
import io.strowger.protocol.event.Event;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One question of a snapshot: what to ask, and which views the answer fills.
 *
 * <p>The items of a list go the way of events, in their order on the wire.
 *
 * @param action what to ask
 * @param tables the views that it fills
 * @param sweep what becomes of the things that the list does not name
 * @param whole takes the answer of an action that is answered without a list, or null
 * @param instead what to ask where this is refused, or null
 * @param more what to ask for each item, or null
 * @param isVital true where a view is not available without it, unless another question fills it
 */
record Listing(
        Action<?> action,
        List<Table<?, ?>> tables,
        Runnable sweep,
        @Nullable Consumer<Object> whole,
        @Nullable Listing instead,
        @Nullable More more,
        boolean isVital) {
    /** Lists that follow from an item of another. */
    interface More extends BiConsumer<Event, List<ListAction<?>>> {}

    Listing(ListAction<?> action, List<Table<?, ?>> tables, Runnable sweep) {
        this(action, tables, sweep, null, null, null, true);
    }

    Listing(ListAction<?> action, Table<?, ?> table, Runnable sweep) {
        this(action, List.of(table), sweep);
    }

    static Listing whole(Action<?> action, Table<?, ?> table, Consumer<Object> whole) {
        return new Listing(action, List.of(table), () -> {}, whole, null, null, true);
    }

    Listing or(Listing other) {
        return new Listing(action, tables, sweep, whole, other, more, isVital);
    }

    Listing then(More further) {
        return new Listing(action, tables, sweep, whole, instead, further, isVital);
    }

    Listing optional() {
        return new Listing(action, tables, sweep, whole, instead, more, false);
    }
}
