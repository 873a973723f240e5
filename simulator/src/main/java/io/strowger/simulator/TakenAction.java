package io.strowger.simulator;

import io.strowger.protocol.wire.Header;
import io.strowger.simulator.internal.ami.ActionRequest;
import java.util.List;
import java.util.Optional;

/** An action that a client sent to the simulator; immutable. */
public final class TakenAction {
    private final ActionRequest request;

    TakenAction(ActionRequest request) {
        this.request = request;
    }

    /** The action's name as it was sent, such as {@code Hangup}. */
    public String name() {
        return request.name();
    }

    /** The first value of that header that is not empty, without regard to case. */
    public Optional<String> text(String header) {
        String text = request.text(header);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** All values of that header, in order, without regard to case. */
    public List<String> all(String header) {
        return request.all(header);
    }

    /** All headers, in order. */
    public List<Header> headers() {
        return request.headers();
    }

    /** Shows the name alone: headers may hold secrets. */
    @Override
    public String toString() {
        return name();
    }
}
