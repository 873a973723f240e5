package io.strowger.live.control;

import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.ChannelSnapshot;
import io.strowger.protocol.event.HangupEvent;
import org.jspecify.annotations.Nullable;

/**
 * The channel that a control is about, by its name or its unique id; Asterisk takes either where it looks for a channel
 * ({@code ast_channel_get_by_name}, since 12), and its events carry both.
 */
record Target(String id) {
    Target {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a channel has a name or a unique id");
        }
        if (id.startsWith("/")) {
            throw new IllegalArgumentException("'" + id + "' would be a regular expression to Asterisk: a control is of"
                    + " one channel; to hang up several, send a HangupAction");
        }
    }

    boolean is(@Nullable String channel, @Nullable String uniqueid) {
        return id.equals(channel) || id.equals(uniqueid);
    }

    boolean is(ChannelEvent event) {
        return is(event.channel(), event.uniqueid());
    }

    boolean is(@Nullable ChannelSnapshot snapshot) {
        return snapshot != null && is(snapshot.channel(), snapshot.uniqueid());
    }

    ChannelEndedException ended(HangupEvent hangup, String attempted) {
        return new ChannelEndedException(
                id,
                hangup.cause(),
                "The channel " + id + " of " + hangup.origin().pbx() + " ended before it was " + attempted + ": cause "
                        + hangup.cause() + ".");
    }

    @Override
    public String toString() {
        return id;
    }
}
