package io.strowger.protocol.action;

import io.strowger.protocol.wire.Message;
import java.util.List;

/**
 * The answer to an action that Asterisk answers with bare text, without {@code Response} and ActionID.
 *
 * <p>{@code IAXnetstats} does so in every version, {@code Queues} did up to 14.
 */
public final class RawResponse extends Response {
    private final List<String> lines;

    /** Makes an answer from the messages that held the text; there may be none. */
    public RawResponse(Message response, List<String> lines) {
        super(response);
        this.lines = List.copyOf(lines);
    }

    /** The answer as it is where it is raw already; else the lines of its only message. */
    static RawResponse of(Answer answer) {
        return answer.response() instanceof RawResponse raw
                ? raw
                : new RawResponse(
                        answer.response().message(),
                        answer.response().headers().stream()
                                .map(header -> header.name().isEmpty() ? header.value() : header.toString())
                                .toList());
    }

    /** The text, line by line, without line ends and without empty lines at its end. */
    public List<String> lines() {
        return lines;
    }
}
