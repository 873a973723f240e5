package io.strowger.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits in a queue.
 *
 * @param queue the queue
 * @param uniqueid the unique id of the channel, the key of the view
 * @param channel the channel's name when it joined
 * @param callerId who it is
 * @param position the position, from 1; kept up to date as those before leave
 * @param priority the priority; told by snapshots only
 * @param joinedAt since when: exact to a second where it waited before the model
 */
public record QueueCaller(
        String queue,
        String uniqueid,
        @Nullable String channel,
        Party callerId,
        @Nullable Integer position,
        @Nullable Integer priority,
        Instant joinedAt) {
    /** How long it has waited until then. */
    public Duration waited(Instant now) {
        return now.isBefore(joinedAt) ? Duration.ZERO : Duration.between(joinedAt, now);
    }

    /** The same at another position. */
    public QueueCaller at(int newPosition) {
        return new QueueCaller(queue, uniqueid, channel, callerId, newPosition, priority, joinedAt);
    }
}
