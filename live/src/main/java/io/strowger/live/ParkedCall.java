package io.strowger.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that is parked.
 *
 * @param lot the parking lot; the key of the view is {@code lot/space}
 * @param space the space, such as {@code 701}
 * @param uniqueid the unique id of the channel that is parked
 * @param channel its name
 * @param callerId who it is
 * @param parker who is called when nobody fetches it in time, such as {@code PJSIP/100}
 * @param parkedAt since when
 * @param timeoutAt when it comes back by itself
 */
public record ParkedCall(
        String lot,
        String space,
        @Nullable String uniqueid,
        @Nullable String channel,
        Party callerId,
        @Nullable String parker,
        Instant parkedAt,
        @Nullable Instant timeoutAt) {}
