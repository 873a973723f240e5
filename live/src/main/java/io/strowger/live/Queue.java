package io.strowger.live;

import io.strowger.protocol.value.QueueStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue: its settings, who waits in it, who answers for it, and its statistics.
 *
 * <p>A component is null where Asterisk did not say it. The counts, the averages and the service level are those of the last
 * snapshot, kept up by {@code AgentConnect}, {@code AgentComplete} and {@code QueueCallerAbandon} as Asterisk computes them;
 * {@code QueueReset} raises no event, so that it is seen with the next snapshot or audit.
 *
 * @param name the name, the key of the view
 * @param strategy how members are chosen
 * @param max how many may wait; 0 for any number
 * @param weight its weight against other queues
 * @param serviceLevel what counts as answered in time
 * @param holdTime the average time that callers waited
 * @param talkTime the average time that they talked
 * @param completed how many calls were answered and have ended
 * @param abandoned how many callers gave up
 * @param serviceLevelPercent how many of the calls were answered in time, in percent
 * @param statisticsAt when the counts, the averages and the service level last changed
 * @param callers who waits, by position
 * @param members who answers, by interface
 */
public record Queue(
        String name,
        @Nullable QueueStrategy strategy,
        @Nullable Integer max,
        @Nullable Integer weight,
        @Nullable Duration serviceLevel,
        @Nullable Duration holdTime,
        @Nullable Duration talkTime,
        @Nullable Integer completed,
        @Nullable Integer abandoned,
        @Nullable Double serviceLevelPercent,
        @Nullable Instant statisticsAt,
        List<QueueCaller> callers,
        List<QueueMember> members) {
    /** Makes a picture; the lists are copied. */
    public Queue {
        callers = List.copyOf(callers);
        members = List.copyOf(members);
    }

    /** How many wait. */
    public int waiting() {
        return callers.size();
    }

    /** How many members could take a call now: not paused, and not in use. */
    public long available() {
        return members.stream().filter(QueueMember::isAvailable).count();
    }
}
