package io.strowger.cli;

import java.io.IOException;

/** Says that the output cannot be written any more, usually since {@code head} has seen enough. */
final class ClosedPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClosedPipeException(IOException cause) {
        super("the output was closed", cause);
    }
}
