package io.strowger.live;

import io.strowger.protocol.value.QueueMemberStatus;
import io.strowger.protocol.value.QueueMembership;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member of a queue; the view's key is {@code queue/interface}.
 *
 * @param queue the queue
 * @param interfaceName what is called for it, such as {@code PJSIP/100}
 * @param name its name
 * @param stateInterface the device whose state counts
 * @param membership how it came to be a member
 * @param penalty its penalty
 * @param callsTaken how many calls it took from this queue, when its state was last told
 * @param lastCall when its last call ended, by the PBX's clock
 * @param lastPause when it was paused last, by the PBX's clock
 * @param loginTime when it became a member, by the PBX's clock; not told by 16
 * @param inCall true while it is in a call of the queue
 * @param status the state of its device
 * @param paused true while it is paused
 * @param pausedReason why
 * @param ringinuse whether it is called though it is in use; told by events only
 * @param wrapuptime the time that it has for itself after a call
 */
public record QueueMember(
        String queue,
        String interfaceName,
        @Nullable String name,
        @Nullable String stateInterface,
        @Nullable QueueMembership membership,
        @Nullable Integer penalty,
        @Nullable Integer callsTaken,
        @Nullable Instant lastCall,
        @Nullable Instant lastPause,
        @Nullable Instant loginTime,
        @Nullable Boolean inCall,
        @Nullable QueueMemberStatus status,
        @Nullable Boolean paused,
        @Nullable String pausedReason,
        @Nullable Boolean ringinuse,
        @Nullable Duration wrapuptime) {
    /** True where it could take a call now: not paused, and its device not in use. */
    public boolean isAvailable() {
        return !Boolean.TRUE.equals(paused) && status == QueueMemberStatus.NOT_IN_USE;
    }
}
