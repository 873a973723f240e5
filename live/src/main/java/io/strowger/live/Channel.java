package io.strowger.live;

import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.HangupCause;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel: one leg of a call, as it was at one moment.
 *
 * <p>A component is null where Asterisk did not say it. Times are of this machine's clock.
 *
 * @param uniqueid Asterisk's unique id, the key of the view
 * @param name the name, such as {@code PJSIP/100-0000002a}; a masquerade changes it
 * @param linkedid the id of the call that it belongs to; changes when calls are joined
 * @param state the state
 * @param callerId who is at this channel
 * @param connectedLine who is at the other end
 * @param accountCode the account code
 * @param language the language
 * @param dialplan where it is in the dialplan
 * @param dnid the number that was dialled; told by snapshots only, not by events
 * @param bridgeId the bridge that it is in; null where it is in none
 * @param createdAt when it came to be: exact to a second where it was there before the model
 * @param answeredAt when its state became Up; null where it is not, or was before the model could see it
 * @param heldSince since when its user has put the other end on hold; null where it is not so
 * @param musicClass the class of the music on hold that it hears; null where it hears none
 * @param talkingSince since when it talks; only where the dialplan sets {@code TALK_DETECT}
 * @param lastDtmf the last digit that was sent or received
 * @param recordingSince since when MixMonitor or Monitor has recorded it; null where nothing says so
 * @param variables its variables as VarSet events and snapshots told them; without those that are empty
 * @param ended how and when it ended; null while it lasts
 */
public record Channel(
        String uniqueid,
        String name,
        @Nullable String linkedid,
        @Nullable ChannelState state,
        Party callerId,
        Party connectedLine,
        @Nullable String accountCode,
        @Nullable String language,
        DialplanPosition dialplan,
        @Nullable String dnid,
        @Nullable String bridgeId,
        Instant createdAt,
        @Nullable Instant answeredAt,
        @Nullable Instant heldSince,
        @Nullable String musicClass,
        @Nullable Instant talkingSince,
        @Nullable String lastDtmf,
        @Nullable Instant recordingSince,
        Map<String, String> variables,
        @Nullable End ended) {
    /** Makes a picture; the variables are copied. */
    public Channel {
        variables = Map.copyOf(variables);
    }

    /**
     * Where a channel is in the dialplan; the components are null where it is nowhere, or the user may not see it.
     *
     * @param context the context
     * @param exten the extension
     * @param priority the priority, from 1
     * @param application the application that it runs
     * @param applicationData the application's arguments
     */
    public record DialplanPosition(
            @Nullable String context,
            @Nullable String exten,
            @Nullable Integer priority,
            @Nullable String application,
            @Nullable String applicationData) {}

    /**
     * The end of a channel.
     *
     * @param at when its end was told, or found
     * @param hangupCause why it was hung up; null where no event told
     * @param hangupText the same in Asterisk's words
     * @param cause how the model knows
     */
    public record End(
            Instant at,
            @Nullable HangupCause hangupCause,
            @Nullable String hangupText,
            Cause.Reason cause) {}

    /** True while it exists. */
    public boolean isActive() {
        return ended == null;
    }

    /** True where it is answered. */
    public boolean isUp() {
        return state == ChannelState.UP;
    }

    /** The technology and device, such as {@code PJSIP/100}: the name without what makes it unique. */
    public String device() {
        int dash = name.lastIndexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }
}
