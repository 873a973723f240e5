package io.strowger.live;

import io.strowger.protocol.value.DahdiAlarm;
import org.jspecify.annotations.Nullable;

/**
 * A DAHDI channel: a line or a time slot, whether there is a call on it or not.
 *
 * @param number its number, the key of the view
 * @param channel the Asterisk channel on it; null where there is none
 * @param signalling the signalling
 * @param context the context that its calls come to
 * @param doNotDisturb whether it takes no calls
 * @param alarm what is wrong with it; null where nothing is, or that was not said
 * @param description what somebody called it
 */
public record DahdiLine(
        String number,
        @Nullable String channel,
        @Nullable String signalling,
        @Nullable String context,
        @Nullable Boolean doNotDisturb,
        @Nullable DahdiAlarm alarm,
        @Nullable String description) {}
