package io.strowger.client;

import io.strowger.protocol.action.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that this server has no such action, and what it has instead, where the catalog knows. */
public final class UnknownActionException extends ActionFailedException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String replacedBy;

    /** Makes an exception; {@code replacedBy} is null where nothing is known. */
    public UnknownActionException(String action, Response response, @Nullable String replacedBy, String message) {
        super(action, response, message);
        this.replacedBy = replacedBy;
    }

    /** The name of the action that took its place. */
    public Optional<String> replacedBy() {
        return Optional.ofNullable(replacedBy);
    }
}
