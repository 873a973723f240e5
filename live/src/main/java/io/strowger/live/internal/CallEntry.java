package io.strowger.live.internal;

import io.strowger.live.Call;
import io.strowger.live.CallStep;
import io.strowger.live.Channel;
import io.strowger.protocol.value.DialStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call while the model works on it. */
final class CallEntry extends Entry<Call> {
    /** So many channels that have ended, legs and steps are kept; a call that outlasts them keeps the newest. */
    private static final int MOST_ENDED = 100;

    private static final int MOST_LEGS = 100;
    private static final int MOST_STEPS = 200;

    /** A device that was dialled, while the model works on it. */
    static final class Leg {
        final String uniqueid;
        final @Nullable String channel;
        final @Nullable String dialString;
        final Instant startedAt;

        @Nullable Instant endedAt;

        @Nullable DialStatus status;

        @Nullable String forward;

        Leg(String uniqueid, @Nullable String channel, @Nullable String dialString, Instant startedAt) {
            this.uniqueid = uniqueid;
            this.channel = channel;
            this.dialString = dialString;
            this.startedAt = startedAt;
        }

        private Call.Leg make() {
            return new Call.Leg(uniqueid, channel, dialString, startedAt, endedAt, status, forward);
        }
    }

    /** Its channels in the order of their coming, with the last that have ended. */
    final List<ChannelEntry> members = new ArrayList<>(2);

    private final List<Leg> legs = new ArrayList<>(0);
    private final List<CallStep> timeline = new ArrayList<>(4);
    /** False where the timeline is the one that listeners were told last. */
    private boolean hasNewSteps = true;

    final Instant startedAt;
    int active;

    @Nullable Instant answeredAt;

    @Nullable Instant connectedAt;

    @Nullable Instant endedAt;

    Duration talked = Duration.ZERO;

    @Nullable Instant talkingSince;

    boolean abandoned;
    Call.@Nullable Outcome outcome;

    CallEntry(String linkedid, Instant startedAt) {
        super(linkedid);
        this.startedAt = startedAt;
    }

    void step(Instant at, CallStep.Kind kind, @Nullable String channel, @Nullable String detail) {
        if (timeline.size() >= MOST_STEPS) {
            timeline.remove(0);
        }
        timeline.add(new CallStep(at, kind, channel, detail));
        hasNewSteps = true;
    }

    void leg(Leg leg) {
        if (legs.size() >= MOST_LEGS) {
            legs.remove(0);
        }
        legs.add(leg);
    }

    /** The last time that this channel was dialled; null where it was not. */
    @Nullable Leg leg(String uniqueid) {
        for (int i = legs.size() - 1; i >= 0; i--) {
            if (legs.get(i).uniqueid.equals(uniqueid)) {
                return legs.get(i);
            }
        }
        return null;
    }

    /** The status of the device that was dialled last and about which something is known. */
    @Nullable DialStatus lastStatus() {
        for (int i = legs.size() - 1; i >= 0; i--) {
            DialStatus status = legs.get(i).status;
            if (status != null && legs.get(i).endedAt != null) {
                return status;
            }
        }
        return null;
    }

    void forgetEndedMembers() {
        int ended = members.size() - active;
        for (int i = 0; ended > MOST_ENDED && i < members.size(); i++) {
            if (members.get(i).end != null) {
                members.remove(i);
                i--;
                ended--;
            }
        }
    }

    /** True where a user has the other end on hold. */
    private boolean onHold() {
        return members.stream().anyMatch(member -> member.end == null && member.heldSince != null);
    }

    /** What one of its channels is in, the newest of them first; null where none is. */
    private @Nullable String ofNewest(Function<ChannelEntry, @Nullable String> what) {
        for (int i = members.size() - 1; i >= 0; i--) {
            String found = members.get(i).end == null ? what.apply(members.get(i)) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    Call make() {
        return new Call(
                key(),
                channels(),
                legs(),
                startedAt,
                answeredAt,
                connectedAt,
                endedAt,
                talked,
                talkingSince,
                ofNewest(member -> member.queue),
                ofNewest(member -> member.conference),
                ofNewest(member -> member.parkingSpace),
                onHold(),
                steps(),
                outcome);
    }

    private List<Channel> channels() {
        Channel[] pictures = new Channel[members.size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = members.get(i).picture();
        }
        return List.of(pictures);
    }

    private List<Call.Leg> legs() {
        Call.Leg[] pictures = new Call.Leg[legs.size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = legs.get(i).make();
        }
        return List.of(pictures);
    }

    @Override
    void told(@Nullable Call now) {
        super.told(now);
        hasNewSteps = false;
    }

    private List<CallStep> steps() {
        Call last = told();
        return last != null && !hasNewSteps ? last.timeline() : timeline;
    }
}
