package io.strowger.live.control;

import io.strowger.client.AmiException;
import io.strowger.protocol.value.HangupCause;
import org.jspecify.annotations.Nullable;

/** Says that a channel ended before what was asked of it was done. */
public final class ChannelEndedException extends AmiException {
    private static final long serialVersionUID = 1L;

    private final String channel;
    private final transient @Nullable HangupCause cause;

    /** Makes an exception for that channel; the cause is null where Asterisk told none. */
    public ChannelEndedException(String channel, @Nullable HangupCause cause, String message) {
        super(message, null);
        this.channel = channel;
        this.cause = cause;
    }

    /** The channel that ended, as it was named to the control. */
    public String channel() {
        return channel;
    }

    /** Why it ended; null where Asterisk told nothing. */
    public @Nullable HangupCause hangupCause() {
        return cause;
    }
}
