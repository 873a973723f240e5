package io.strowger.simulator.internal.ami;

import io.strowger.protocol.wire.Header;
import java.util.List;

/**
 * One action as the server parses it.
 *
 * @param headers all headers in order, with the blanks before the values taken away
 */
public record ActionRequest(List<Header> headers) {
    /** Makes a request with an unmodifiable list. */
    public ActionRequest {
        headers = List.copyOf(headers);
    }

    /** The action's name as it was sent, the first one that is not empty; empty where there is none. */
    public String name() {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase("Action") && !header.value().isEmpty()) {
                return header.value();
            }
        }
        return "";
    }

    /** The ActionID; empty where there is none. */
    public String actionId() {
        return text("ActionID");
    }

    /** The first value of that name, without regard to case; empty where there is none. */
    public String text(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return "";
    }

    /** All values of that name, in order. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** True for any of the words that Asterisk takes for true. */
    public boolean isTrue(String name) {
        return switch (text(name).toLowerCase(java.util.Locale.ROOT)) {
            case "yes", "true", "y", "t", "1", "on" -> true;
            default -> false;
        };
    }

    /** Shows the name alone: the headers may hold secrets. */
    @Override
    public String toString() {
        return name();
    }
}
