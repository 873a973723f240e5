package io.strowger.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conference of ConfBridge or MeetMe.
 *
 * @param name its name or number; the key of the view is the name for ConfBridge, {@code meetme/name} for MeetMe
 * @param kind what it is a conference of
 * @param startedAt when it began; null where it was there before the model
 * @param locked whether it is locked; told by snapshots only, since no event tells of it
 * @param recording true while it is recorded; null where that is not known, since snapshots do not tell
 * @param participants who is in it, in the order of their coming
 */
public record Conference(
        String name,
        Kind kind,
        @Nullable Instant startedAt,
        @Nullable Boolean locked,
        @Nullable Boolean recording,
        List<Participant> participants) {
    /** Makes a picture; the list is copied. */
    public Conference {
        participants = List.copyOf(participants);
    }

    /** What it is a conference of. */
    public enum Kind {
        /** The application ConfBridge. */
        CONFBRIDGE,
        /** The application MeetMe, up to Asterisk 18. */
        MEETME
    }

    /**
     * Somebody in a conference.
     *
     * @param channel the name of the channel
     * @param uniqueid the unique id of the channel; null where the list did not say it, as MeetMe's
     * @param user the user's number in a MeetMe conference
     * @param callerId who it is
     * @param joinedAt since when; exact to a second where it was there before the model, null where that was not said
     * @param admin whether it may administer the conference
     * @param muted whether it is muted
     * @param talking whether it talks
     * @param waiting whether it waits for a marked user; told by snapshots only
     */
    public record Participant(
            String channel,
            @Nullable String uniqueid,
            @Nullable Integer user,
            Party callerId,
            @Nullable Instant joinedAt,
            @Nullable Boolean admin,
            @Nullable Boolean muted,
            @Nullable Boolean talking,
            @Nullable Boolean waiting) {}
}
