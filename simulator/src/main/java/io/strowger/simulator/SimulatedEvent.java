package io.strowger.simulator;

import io.strowger.protocol.wire.Header;
import io.strowger.simulator.internal.ami.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * An event that a test makes up, for a rule or for {@link AmiSimulator#emit}.
 *
 * @param name its name, such as {@code Hangup}
 * @param headers all its other headers, in order
 */
public record SimulatedEvent(String name, List<Header> headers) {
    /** Makes an event with an unmodifiable list. */
    public SimulatedEvent {
        headers = List.copyOf(headers);
    }

    /**
     * Makes an event.
     *
     * @param namesAndValues names of headers, each with its value behind it
     */
    public static SimulatedEvent of(String name, String... namesAndValues) {
        return new SimulatedEvent(name, headers(namesAndValues));
    }

    static List<Header> headers(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "the header " + namesAndValues[namesAndValues.length - 1] + " has no value");
        }
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            requireOneLine(namesAndValues[i]);
            requireOneLine(namesAndValues[i + 1]);
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return headers;
    }

    void write(Lines lines) {
        headers.forEach(header -> lines.add(header.name(), header.value()));
    }

    private static void requireOneLine(String text) {
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a line end in a header: use Fault.garbage to break the protocol");
        }
    }
}
