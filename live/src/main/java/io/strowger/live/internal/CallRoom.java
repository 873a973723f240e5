package io.strowger.live.internal;

import io.strowger.live.Call;
import io.strowger.live.CallStep;
import io.strowger.live.Cause;
import io.strowger.protocol.value.DialStatus;
import io.strowger.protocol.value.HangupCause;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the channels do, seen as calls: all channels of a linked id together. */
final class CallRoom {
    private final Ground ground;
    private final Table<CallEntry, Call> calls;
    private final Occupancy occupancy;

    CallRoom(Ground ground, Table<CallEntry, Call> calls, Occupancy occupancy) {
        this.ground = ground;
        this.calls = calls;
        this.occupancy = occupancy;
    }

    Table<CallEntry, Call> table() {
        return calls;
    }

    /** Notes which call a channel belongs to; true where that is new. */
    boolean linked(ChannelEntry channel, @Nullable String linkedid) {
        if (linkedid == null || linkedid.equals(channel.linkedid) || isOutdated(channel, linkedid)) {
            return false;
        }
        CallEntry before = channel.call;
        CallEntry call = calls.entry(linkedid);
        if (call == null) {
            call = new CallEntry(linkedid, channel.createdAt);
            if (!calls.add(call)) {
                return false;
            }
        }
        channel.linkedid = linkedid;
        channel.call = call;
        call.members.add(channel);
        call.active++;
        calls.seen(call);
        if (before == null) {
            call.step(ground.now(), CallStep.Kind.CHANNEL_BEGUN, channel.name, null);
        } else {
            call.step(ground.now(), CallStep.Kind.JOINED, channel.name, before.key());
            before.members.remove(channel);
            before.active--;
            recount(before);
            endWithoutChannels(before, Call.Outcome.MERGED);
        }
        recount(call);
        calls.touch(call);
        return true;
    }

    /**
     * True where an event trails behind the item of a list that knows better: no event tells that a linked id has changed, so
     * nothing would put it right again. Where calls are joined the older id stays ({@code oldest_linkedid} in bridge.c).
     */
    private boolean isOutdated(ChannelEntry channel, String linkedid) {
        String known = channel.linkedid;
        return known != null && ground.isNamed(channel) && Age.isYounger(linkedid, known);
    }

    /** A channel's state became Up. */
    void answered(ChannelEntry channel) {
        CallEntry call = channel.call;
        if (call == null) {
            return;
        }
        step(channel, CallStep.Kind.ANSWERED, null);
        if (call.answeredAt == null && isFirst(call, channel)) {
            call.answeredAt = ground.now();
        }
    }

    private static boolean isFirst(CallEntry call, ChannelEntry channel) {
        return call.key().equals(channel.uniqueid())
                || call.members.get(0) == channel
                || call.members.stream().noneMatch(member -> member.uniqueid().equals(call.key()));
    }

    /** A channel is in a bridge with another now, or is not any more. */
    void connectionChanged(ChannelEntry channel) {
        if (channel.call != null) {
            recount(channel.call);
        }
    }

    private void recount(CallEntry call) {
        boolean talking = false;
        for (int i = 0; i < call.members.size() && !talking; i++) {
            ChannelEntry member = call.members.get(i);
            talking = member.bridgeId != null && occupancy.isConnected(member);
        }
        if (talking && call.talkingSince == null) {
            call.talkingSince = ground.now();
            if (call.connectedAt == null) {
                call.connectedAt = ground.now();
            }
        } else if (!talking && call.talkingSince != null) {
            Duration stretch = Duration.between(call.talkingSince, ground.now());
            call.talked = stretch.isNegative() ? call.talked : call.talked.plus(stretch);
            call.talkingSince = null;
        }
        calls.touch(call);
    }

    /** Notes what happened in the call of a channel. */
    void step(ChannelEntry channel, CallStep.Kind kind, @Nullable String detail) {
        CallEntry call = channel.call;
        if (call != null) {
            call.step(ground.now(), kind, channel.name, detail);
            calls.touch(call);
        }
    }

    void touch(ChannelEntry channel) {
        if (channel.call != null) {
            calls.touch(channel.call);
        }
    }

    /** A channel has ended. */
    void ended(ChannelEntry channel) {
        CallEntry call = channel.call;
        if (call == null) {
            return;
        }
        HangupCause cause = Objects.requireNonNull(channel.end, "it has ended").hangupCause();
        call.step(ground.now(), CallStep.Kind.CHANNEL_ENDED, channel.name, cause == null ? null : cause.name());
        call.active--;
        call.forgetEndedMembers();
        recount(call);
        endWithoutChannels(call, null);
    }

    private void endWithoutChannels(CallEntry call, Call.@Nullable Outcome known) {
        if (call.active > 0) {
            return;
        }
        call.endedAt = ground.now();
        call.outcome = known != null && call.members.isEmpty() ? known : outcome(call);
        calls.touch(call);
        calls.remove(call);
    }

    private Call.Outcome outcome(CallEntry call) {
        if (call.connectedAt != null) {
            return Call.Outcome.CONNECTED;
        }
        if (call.abandoned) {
            return Call.Outcome.ABANDONED;
        }
        if (ground.endReason() != Cause.Reason.EVENT) {
            return Call.Outcome.UNKNOWN;
        }
        DialStatus status = call.lastStatus();
        if (call.answeredAt != null && (status == null || status == DialStatus.ANSWER)) {
            return Call.Outcome.ANSWERED;
        }
        return status == null ? byCause(call) : byStatus(status);
    }

    private static Call.Outcome byStatus(DialStatus status) {
        return switch (status) {
            case ANSWER -> Call.Outcome.ANSWERED;
            case BUSY -> Call.Outcome.BUSY;
            case NO_ANSWER -> Call.Outcome.NO_ANSWER;
            case CANCEL, ABORT -> Call.Outcome.CANCELLED;
            case CHANNEL_UNAVAILABLE, CONGESTION -> Call.Outcome.FAILED;
            case CONTINUE, GOTO, RINGING, PROCEEDING, PROGRESS, UNKNOWN -> Call.Outcome.UNKNOWN;
        };
    }

    /** Of a call in which nobody was dialled, or nobody said what became of it. */
    private static Call.Outcome byCause(CallEntry call) {
        HangupCause cause = null;
        for (ChannelEntry member : call.members) {
            if (member.end != null && member.end.hangupCause() != null) {
                cause = member.end.hangupCause();
            }
        }
        if (cause == null) {
            return Call.Outcome.UNKNOWN;
        }
        return switch (cause.code()) {
            case 16 -> Call.Outcome.CANCELLED;
            case 17 -> Call.Outcome.BUSY;
            case 18, 19 -> Call.Outcome.NO_ANSWER;
            default -> Call.Outcome.FAILED;
        };
    }
}
