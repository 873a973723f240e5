package io.strowger.client.internal;

import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.OriginateResponseEvent;
import io.strowger.protocol.value.HangupCause;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call from its Originate to its outcome. Guarded by the lock of {@link Originations}.
 *
 * <p>Asterisk tells it in pieces, in no fixed order: {@code OriginateResponse} with a reason that is 0 for most failures,
 * and the {@code Hangup} of the channel with a cause, or of the second half of a Local channel where the first has cause 0.
 * A call for which no channel could be made has no Hangup.
 */
final class Origination {
    private static final int RING_TIMEOUT = 3;
    private static final int BUSY = 5;
    private static final int CONGESTION = 8;

    private static final Set<Integer> BUSY_CAUSES = Set.of(17);
    private static final Set<Integer> NO_ANSWER_CAUSES = Set.of(18, 19);
    private static final Set<Integer> REJECTED_CAUSES = Set.of(21);
    private static final Set<Integer> CONGESTION_CAUSES = Set.of(34, 38, 41, 42, 44);

    final String channelId;
    final String otherChannelId;
    final String actionId;

    @Nullable OriginateResponseEvent response;

    private @Nullable String channel;
    private @Nullable HangupCause cause;
    private boolean channelSeen;
    private boolean otherSeen;
    private boolean channelGone;
    private boolean otherGone;

    Origination(String channelId, String otherChannelId, String actionId) {
        this.channelId = channelId;
        this.otherChannelId = otherChannelId;
        this.actionId = actionId;
    }

    void seen(String uniqueid, @Nullable String name) {
        if (uniqueid.equals(channelId)) {
            channelSeen = true;
            channel = name;
        } else {
            otherSeen = true;
        }
    }

    /** The called half's own cause counts more than the other's. */
    void gone(String uniqueid, HangupEvent hangup) {
        HangupCause told = hangup.cause();
        boolean tells = told != null && told.code() != 0;
        if (uniqueid.equals(channelId)) {
            channelSeen = true;
            channelGone = true;
            channel = channel == null ? hangup.channel() : channel;
            if (tells) {
                cause = told;
            }
        } else {
            otherSeen = true;
            otherGone = true;
            if (tells && cause == null) {
                cause = told;
            }
        }
    }

    boolean isAnswered() {
        OriginateResponseEvent told = response;
        return told != null && "Success".equalsIgnoreCase(told.header("Response"));
    }

    /** True where nothing that is still to come could tell more. */
    boolean isComplete() {
        if (response == null) {
            return false;
        }
        return isAnswered() || (channelGone && (cause != null || !otherSeen || otherGone));
    }

    /** True where a channel was seen, so that its Hangup is sure to come. */
    boolean hasChannel() {
        return channelSeen;
    }

    /** The outcome as far as it is known; only after the response. */
    OriginateOutcome outcome() {
        OriginateResponseEvent told = response;
        Integer reason = told == null ? null : told.message().integer("Reason");
        String name = told != null && (channel == null || isAnswered()) ? told.channel() : channel;
        if (told != null && isAnswered()) {
            // Asterisk before 12 does not know ChannelId, and chose its own.
            String uniqueid = told.uniqueid();
            return new OriginateOutcome.Answered(uniqueid == null ? channelId : uniqueid, name, reason, cause);
        }
        int because = reason == null ? 0 : reason;
        int code = cause == null ? 0 : cause.code();
        if (because == BUSY || (because != RING_TIMEOUT && BUSY_CAUSES.contains(code))) {
            return new OriginateOutcome.Busy(channelId, name, reason, cause);
        }
        if (because == RING_TIMEOUT || NO_ANSWER_CAUSES.contains(code)) {
            return new OriginateOutcome.NoAnswer(channelId, name, reason, cause);
        }
        if (REJECTED_CAUSES.contains(code)) {
            return new OriginateOutcome.Rejected(channelId, name, reason, cause);
        }
        if (because == CONGESTION || CONGESTION_CAUSES.contains(code)) {
            return new OriginateOutcome.Congestion(channelId, name, reason, cause);
        }
        return new OriginateOutcome.Failed(channelId, name, reason, cause);
    }

    OriginateOutcome unknown(String why) {
        return new OriginateOutcome.OutcomeUnknown(channelId, channel, null, cause, why);
    }
}
