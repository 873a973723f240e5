package io.strowger.protocol.action;

import io.strowger.protocol.event.Event;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a server sent in answer to one action, before it is given a type.
 *
 * @param response the response message
 * @param items the events of the list, in the order received; empty for an action that answers without a list
 * @param complete the event that ended the list, or null where there was none (no list, or an empty one that the server
 *     told with a plain response)
 */
public record Answer(
        Response response, List<Event> items, @Nullable Event complete) {
    /** Makes an answer; the list of items is copied. */
    public Answer {
        Objects.requireNonNull(response, "response");
        items = List.copyOf(items);
    }

    /** An answer that is a response only. */
    public static Answer of(Response response) {
        return new Answer(response, List.of(), null);
    }
}
