package io.strowger.protocol.action;

import io.strowger.protocol.event.Event;

/**
 * An action that Asterisk answers with a response and then one event for each thing found.
 *
 * @param <E> the type of the items; a sealed interface where a list mixes several kinds, as {@code QueueStatus} does
 */
public interface ListAction<E extends Event> extends Action<ListResponse<E>> {
    /** The type of the items; an event of the list that is of no such type ends in {@link ListResponse#others()}. */
    Class<E> itemType();

    @Override
    default ListResponse<E> answer(Answer answer) {
        return ListResponse.of(answer, itemType());
    }
}
