package io.strowger.protocol.action;

import io.strowger.protocol.wire.Message;
import java.util.List;

/**
 * The answer to {@code Command}: what the command line of Asterisk printed.
 *
 * <p>Asterisk 14 and later send one {@code Output} header a line; 13 and earlier send the text as it is, up to
 * {@code --END COMMAND--}. Both read the same here.
 */
public final class CommandResponse extends Response {
    /** Makes a view of the response to a {@code Command} action. */
    public CommandResponse(Message message) {
        super(message);
    }

    /** The lines that the command printed, without line ends; empty when it printed nothing. */
    public List<String> output() {
        return message().output();
    }
}
