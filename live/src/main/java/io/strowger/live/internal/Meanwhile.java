package io.strowger.live.internal;

import io.strowger.live.Cause;
import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What came, and what did not, while one snapshot after the other is taken; used with the model's lock held.
 *
 * <p>What was missed before a snapshot was asked for tells what it means when that does not name a thing; what was missed since
 * then says so of the next one.
 */
final class Meanwhile {
    private final int most;
    private int attempt;
    private List<Event> kept = new ArrayList<>();
    private boolean isOverflown;
    private Missed before = Missed.NOTHING;
    private @Nullable Missed since;
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);

    /** Makes one that keeps so many events. */
    Meanwhile(int most) {
        this.most = most;
    }

    /** Keeps an event until the snapshot is complete; gives what is missed from now on, where there is no more room. */
    @Nullable Missed keep(Event event) {
        if (kept.size() < most) {
            kept.add(event);
            return null;
        }
        if (isOverflown) {
            return null;
        }
        isOverflown = true;
        return new Missed(
                "more than " + most + " events came while a snapshot was taken",
                Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST);
    }

    /** Notes what was missed while no snapshot is under way. */
    void missed(Missed what) {
        before = before.and(what);
    }

    /** Notes what was missed while one is. */
    void missedSince(Missed what) {
        since = what.and(since);
    }

    /** Gives up the snapshot that is under way, where one is. */
    void abandon() {
        attempt++;
        before = before.and(since);
        clear();
    }

    /** A snapshot is asked for: gives the number of it. The future has to be completed when all answers have come. */
    int begin(CompletableFuture<Void> answers) {
        abandon();
        answered = answers;
        return attempt;
    }

    boolean isLast(int number) {
        return number == attempt;
    }

    /** Done when the last snapshot that was asked for is answered, given up or not. */
    CompletableFuture<Void> answered() {
        return answered;
    }

    List<Event> kept() {
        return kept;
    }

    /** How the end of what the snapshot does not name is known. */
    Cause.Reason missingMeans() {
        return before.means();
    }

    /** What was missed since the snapshot was asked for; null while that is nothing. */
    @Nullable Missed missedSince() {
        return since;
    }

    /** The snapshot is applied: gives what was missed since it was asked for; null where that is nothing. */
    @Nullable Missed applied() {
        Missed missedSince = since;
        before = Missed.NOTHING;
        clear();
        return missedSince;
    }

    private void clear() {
        kept = new ArrayList<>();
        isOverflown = false;
        since = null;
    }
}
