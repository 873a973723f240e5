package io.strowger.client.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber did since it was opened, and what waits for it; may be asked on any thread.
 *
 * @param name the subscriber's name
 * @param delivered events that were handed to handlers
 * @param lost events that were dropped because the queue was full, or because they still waited at the end
 * @param waitingEvents how many events wait
 * @param waitingBytes how many bytes they have
 * @param oldestUnread when the one was received that waits longest, or null where none waits
 * @param failures how many calls of a handler ended with an exception
 * @param stuck how many calls of handlers were reported as stuck
 * @param stuckNow true where the handler that was reported last has not returned yet
 */
public record SubscriberStats(
        String name,
        long delivered,
        long lost,
        int waitingEvents,
        long waitingBytes,
        @Nullable Instant oldestUnread,
        long failures,
        long stuck,
        boolean stuckNow) {}
