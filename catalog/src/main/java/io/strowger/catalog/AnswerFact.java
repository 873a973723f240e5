package io.strowger.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a server answers an action.
 *
 * @param shape the kind of answer
 * @param headers the headers of the response message beyond {@code Response}, {@code ActionID} and {@code Message}
 * @param list the events that follow, for the shapes {@code list} and {@code event}; else null
 * @param blocking true where the server may take long, and answers nothing else on the connection meanwhile
 */
public record AnswerFact(
        Shape shape, List<FieldFact> headers, @Nullable ListFact list, boolean blocking) {
    /** The kind of an answer. */
    public enum Shape {
        /** One response. */
        PLAIN,
        /** A response, one event for each item, and an event that ends the list. */
        LIST,
        /** A response and then one event that carries the answer. */
        EVENT,
        /** Bare text without an envelope. */
        RAW,
        /** One response with the output of a command. */
        OUTPUT
    }

    /** Makes a fact with an unmodifiable list. */
    public AnswerFact {
        headers = List.copyOf(headers);
    }
}
