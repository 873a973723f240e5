package io.strowger.protocol.action;

import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ListAction}: its items in the order received, and what came around them.
 *
 * <p>Immutable. An empty list is an empty {@code ListResponse}, in whichever of its ways the server said so.
 *
 * @param <E> the type of the items
 */
public final class ListResponse<E extends Event> implements Iterable<E> {
    private final Response response;
    private final List<E> items;
    private final List<Event> others;
    private final @Nullable Event complete;

    private ListResponse(Response response, List<E> items, List<Event> others, @Nullable Event complete) {
        this.response = response;
        this.items = List.copyOf(items);
        this.others = List.copyOf(others);
        this.complete = complete;
    }

    /** Sorts the events of an answer into items of the given type and others. */
    public static <E extends Event> ListResponse<E> of(Answer answer, Class<E> itemType) {
        List<E> items = new ArrayList<>(answer.items().size());
        List<Event> others = new ArrayList<>();
        for (Event event : answer.items()) {
            if (itemType.isInstance(event)) {
                items.add(itemType.cast(event));
            } else {
                others.add(event);
            }
        }
        return new ListResponse<>(answer.response(), items, others, answer.complete());
    }

    /** The response that came before the items. */
    public Response response() {
        return response;
    }

    /** The items, in the order received. */
    public List<E> items() {
        return items;
    }

    /** Events that belong to this list but are of a kind the catalog does not know for it; usually empty. */
    public List<Event> others() {
        return others;
    }

    /** The event that ended the list, or null where the server ended it without one. */
    public @Nullable Event complete() {
        return complete;
    }

    /** The first item, for lists that have at most one. */
    public Optional<E> first() {
        return items.stream().findFirst();
    }

    /** The number of items. */
    public int size() {
        return items.size();
    }

    /** True when there are no items. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The items as a stream, in the order received. */
    public Stream<E> stream() {
        return items.stream();
    }

    @Override
    public Iterator<E> iterator() {
        return items.iterator();
    }

    /** Shows the number of items and the server's words, not the items. */
    @Override
    public String toString() {
        return "ListResponse[" + items.size() + " items, " + response + "]";
    }
}
