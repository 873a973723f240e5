package io.strowger.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client has done since it was made and what waits in it; an unchanging picture, made by {@link AmiClient#metrics}.
 *
 * <p>Counts go on over all sessions and never fall. Numbers of one picture may be some events apart: nothing is stopped to
 * count it.
 *
 * @param pbx the name of the PBX
 * @param at when the picture was made, by this machine's clock
 * @param traffic what went over the wire
 * @param connection how the connection fares
 * @param actions what became of the actions
 * @param subscribers each subscriber that is open, the one of {@link AmiClient#events} first
 */
public record ClientMetrics(
        String pbx,
        Instant at,
        Traffic traffic,
        Connection connection,
        Actions actions,
        List<OfSubscriber> subscribers) {
    /** Makes a picture. */
    public ClientMetrics {
        subscribers = List.copyOf(subscribers);
    }

    /**
     * What went over the wire, in bytes as AMI has them: TLS is not counted.
     *
     * @param bytesRead bytes of all messages, banners included
     * @param bytesWritten bytes of all actions, the client's own included
     * @param messages complete messages read: events, responses and others
     * @param events events read, whether anybody wanted them or not, the items of lists included
     * @param responses responses read
     * @param actionsWritten actions written, the client's own included
     * @param lateResponses responses to actions that had timed out or were cancelled; dropped
     * @param lateItems items of lists that had timed out, were cancelled or grew too long; dropped
     * @param strayMessages responses and bare text that belong to no action; dropped
     * @param lastReadAt when the last bytes were read, or null where none were
     */
    public record Traffic(
            long bytesRead,
            long bytesWritten,
            long messages,
            long events,
            long responses,
            long actionsWritten,
            long lateResponses,
            long lateItems,
            long strayMessages,
            @Nullable Instant lastReadAt) {}

    /**
     * How the connection fares.
     *
     * @param connected true while logged in and ready to send
     * @param sessions how many logins succeeded
     * @param reconnects how many of them came after the first
     * @param failedAttempts how many attempts to connect or to log in failed
     * @param heldFor how long the session of the moment has lasted, or zero where there is none
     */
    public record Connection(
            boolean connected, long sessions, long reconnects, long failedAttempts, Duration heldFor) {}

    /**
     * What became of the actions of the program; the client's own are not counted.
     *
     * @param inFlight how many have not ended
     * @param waiting how many of them have not been written
     * @param ended how many ended in which way; with an entry for each
     * @param byName the same for each action, such as {@code Originate}: for the first 100 names that were sent, and for all
     *     others together as {@code (others)}
     */
    public record Actions(int inFlight, int waiting, Map<ActionOutcome, Long> ended, Map<String, OfAction> byName) {
        /** Makes a picture. */
        public Actions {
            ended = Map.copyOf(ended);
            byName = Map.copyOf(byName);
        }

        /** How many ended in that way. */
        public long ended(ActionOutcome outcome) {
            Long count = ended.get(outcome);
            return count == null ? 0 : count;
        }

        /** How those of that name fared, in the case of the catalog; zeros where none was sent. */
        public OfAction of(String name) {
            OfAction known = byName.get(name);
            return known == null ? OfAction.NONE : known;
        }
    }

    /**
     * How the actions of one name fared.
     *
     * @param ended how many ended, in whatever way
     * @param answered how many were answered
     * @param total how long Asterisk took for all the answers together, from writing an action to reading its response
     * @param median how long it took for half of them at most; zero where none was answered
     * @param p99 how long it took for 99 of 100 at most; like the median at most a quarter more than it really was
     * @param longest how long it took for the slowest
     */
    public record OfAction(long ended, long answered, Duration total, Duration median, Duration p99, Duration longest) {
        static final OfAction NONE = new OfAction(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /**
     * What one subscriber did, and what waits for it.
     *
     * @param name the subscriber's name
     * @param delivered events that were handed to handlers
     * @param lost events that were dropped because the queue was full, or because they still waited at the end
     * @param queuedEvents how many events wait
     * @param queuedBytes how many bytes they have
     * @param oldestUnread how long the one has waited that waits longest; zero where none waits
     * @param handlerFailures how many calls of a handler ended with an exception
     * @param handlersStuck how many calls of handlers were reported as stuck, ever
     * @param stuck true where the handler that was reported last has not returned
     */
    public record OfSubscriber(
            String name,
            long delivered,
            long lost,
            int queuedEvents,
            long queuedBytes,
            Duration oldestUnread,
            long handlerFailures,
            long handlersStuck,
            boolean stuck) {}
}
