package io.strowger.protocol.event;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a PBX, as Asterisk told it.
 *
 * <p>An event is an immutable view over the received bytes: accessors of the generated types read them when asked, so
 * headers that this version of Strowger does not know stay reachable. An accessor gives null when the header is absent, or
 * is not of the type that the catalog says; {@link #header} has the text as sent in either case. An event whose name the
 * catalog does not know is an {@link UnknownEvent}.
 */
public interface Event {
    /** The message as received. */
    Message message();

    /** When, on which connection and as which in order the event was received. */
    Origin origin();

    /** The event's name as sent, such as {@code Hangup}. */
    default String name() {
        return message().name();
    }

    /** The value of the first header of that name, without regard to case, or null. */
    default @Nullable String header(String name) {
        return message().text(name);
    }

    /** All values of the headers of that name, in order; empty when there is none. */
    default List<String> headers(String name) {
        return message().all(name);
    }

    /** All headers, in order. */
    default List<Header> headers() {
        return message().headers();
    }

    /**
     * The ActionID that the event carries, or null.
     *
     * <p>It may be another client's: {@code OriginateResponse} and {@code UserEvent} carry the ActionID of whoever caused
     * them.
     */
    default @Nullable String actionId() {
        return message().text("ActionID");
    }
}
