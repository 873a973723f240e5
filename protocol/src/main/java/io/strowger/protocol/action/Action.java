package io.strowger.protocol.action;

import io.strowger.protocol.wire.Header;
import java.util.List;

/**
 * A request to Asterisk, and the knowledge of how its answer reads.
 *
 * <p>Actions are immutable and may be sent any number of times, from any thread, over any connection; the ActionID
 * belongs to the sending, not to the action. The generated types (such as {@code HangupAction}) cover what the catalog
 * knows; {@link GenericAction} sends anything else.
 *
 * @param <R> what the answer is turned into
 */
public interface Action<R> {
    /** The action's name on the wire, such as {@code QueueStatus}. */
    String name();

    /** The headers to send, in order, without {@code Action} and {@code ActionID}. */
    List<Header> headers();

    /** What the catalog knows of this action: classes, shape of the answer, replacement. */
    ActionInfo info();

    /**
     * Turns what the server sent into the result of the action.
     *
     * <p>Called once per answer, on the thread that waits for it, never on the thread that reads the socket. The
     * response is not an error: refusals end as exceptions before this is called.
     */
    R answer(Answer answer);
}
