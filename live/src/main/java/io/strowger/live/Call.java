package io.strowger.live;

import io.strowger.protocol.value.DialStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call: all channels with the same linked id, as one thing.
 *
 * <p>Asterisk gives each channel the linked id of the channel that brought it about, and joins the ids when calls are joined.
 * What a call is, and what cannot be known of it, is in {@code docs/live-model.md}. A component is null where it has not
 * happened, or Asterisk did not say. Times are of this machine's clock.
 *
 * @param id the linked id, the key of the view
 * @param channels its channels, those that have ended too (the last 100), in the order of their coming
 * @param legs whom was dialled, and what became of it (the last 100)
 * @param startedAt when its first channel came to be
 * @param answeredAt when the channel that began it was answered
 * @param connectedAt when two of its channels were first in a bridge together
 * @param endedAt when its last channel ended
 * @param talked for how long two parties were connected, not counting the present time
 * @param talkingSince since when two parties have been connected; null where they are not
 * @param queue the queue that it waits in
 * @param conference the conference that one of its channels is in
 * @param parkingSpace the parking space that one of its channels waits in, as {@code lot/space}
 * @param onHold true where one of its users has put the other end on hold
 * @param timeline what happened, in order (the last 200)
 * @param outcome what became of it; null while it lasts
 */
public record Call(
        String id,
        List<Channel> channels,
        List<Leg> legs,
        Instant startedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant connectedAt,
        @Nullable Instant endedAt,
        Duration talked,
        @Nullable Instant talkingSince,
        @Nullable String queue,
        @Nullable String conference,
        @Nullable String parkingSpace,
        boolean onHold,
        List<CallStep> timeline,
        @Nullable Outcome outcome) {
    /** Makes a picture; the lists are copied. */
    public Call {
        channels = List.copyOf(channels);
        legs = List.copyOf(legs);
        timeline = List.copyOf(timeline);
    }

    /** What became of a call. */
    public enum Outcome {
        /** Two parties were connected. */
        CONNECTED,
        /** The PBX answered it, such as with an announcement or a voicemail box, and nobody else. */
        ANSWERED,
        /** The caller gave up while waiting in a queue. */
        ABANDONED,
        /** Whoever was dialled last was busy. */
        BUSY,
        /** Whoever was dialled last did not answer. */
        NO_ANSWER,
        /** The caller hung up before anybody answered. */
        CANCELLED,
        /** It could not be put through: congestion, no such number, a device that cannot be reached. */
        FAILED,
        /** Its channels went on as part of another call. */
        MERGED,
        /** It ended while the PBX was not heard. */
        UNKNOWN
    }

    /**
     * A device that was dialled.
     *
     * @param uniqueid the unique id of its channel
     * @param channel the name of its channel
     * @param dialString what was dialled; null where it was told after the begin
     * @param startedAt when
     * @param endedAt when the dialling ended, by an answer or otherwise
     * @param status what became of it; while it goes on {@code RINGING} and the like, or null
     * @param forward where the call was forwarded to
     */
    public record Leg(
            String uniqueid,
            @Nullable String channel,
            @Nullable String dialString,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable DialStatus status,
            @Nullable String forward) {}

    /** The channel that began it; empty where it was gone before the model could see it. */
    public Optional<Channel> caller() {
        return channels.stream()
                .filter(channel -> channel.uniqueid().equals(id))
                .findFirst()
                .or(() -> channels.stream().findFirst());
    }

    /** Its channels that still exist. */
    public List<Channel> active() {
        return channels.stream().filter(Channel::isActive).toList();
    }

    /** How long two parties were connected, until then. */
    public Duration talkDuration(Instant now) {
        return talkingSince == null || now.isBefore(talkingSince)
                ? talked
                : talked.plus(Duration.between(talkingSince, now));
    }

    /** How long it took, or has taken until then, to be answered; or to end, where it was not. */
    public Duration ringDuration(Instant now) {
        Instant until = answeredAt != null ? answeredAt : endedAt != null ? endedAt : now;
        return until.isBefore(startedAt) ? Duration.ZERO : Duration.between(startedAt, until);
    }

    /** True while it lasts. */
    public boolean isActive() {
        return endedAt == null;
    }
}
