package io.strowger.client;

import io.strowger.protocol.value.HangupCause;
import org.jspecify.annotations.Nullable;

/**
 * How an originated call turned out, as far as Asterisk tells.
 *
 * <p>Asterisk's own {@code Reason} tells only four cases apart; the hangup cause of the channel tells more, where there is
 * one. See {@link AmiClient#originate}.
 */
public sealed interface OriginateOutcome {
    /** The unique id of the called channel, chosen by the client (or by the action's own {@code ChannelId}). */
    String uniqueid();

    /** The name of the called channel, or what was to be called where no channel came about; null where unknown. */
    @Nullable String channel();

    /** Asterisk's {@code Reason}: 3 ring timeout, 4 answered, 5 busy, 8 congestion, 0 anything else; null where unknown. */
    @Nullable Integer reason();

    /** The hangup cause of the called channel; null where none was told. */
    @Nullable HangupCause cause();

    /** True for {@link Answered} only. */
    default boolean isAnswered() {
        return this instanceof Answered;
    }

    /** The call was answered, and the channel went on to its extension or application. */
    record Answered(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause) implements OriginateOutcome {}

    /** The called party is busy. */
    record Busy(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause) implements OriginateOutcome {}

    /** Nobody answered: within the timeout, or before the far end gave up. */
    record NoAnswer(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause) implements OriginateOutcome {}

    /** The network or the far end had no capacity, or could not be reached. */
    record Congestion(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause) implements OriginateOutcome {}

    /** The called party declined the call. */
    record Rejected(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause) implements OriginateOutcome {}

    /** The call failed otherwise; the cause says why, where Asterisk told one. */
    record Failed(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause) implements OriginateOutcome {}

    /**
     * Asterisk took the order, but how the call turned out could not be learnt: the connection ended, or no
     * {@code OriginateResponse} came in time.
     *
     * @param why what kept the outcome from being learnt, and what to do about it
     */
    record OutcomeUnknown(
            String uniqueid,
            @Nullable String channel,
            @Nullable Integer reason,
            @Nullable HangupCause cause,
            String why)
            implements OriginateOutcome {}
}
