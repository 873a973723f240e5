package io.strowger.live.internal;

import io.strowger.live.Cause;
import io.strowger.live.Freshness;
import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a snapshot among the events that came while it was taken, in the order in which both came over the connection, and ends
 * what the PBX did not name.
 */
final class Merge {
    private final Model model;
    private final Ground ground;
    private final Cause.Reason missingMeans;

    /** Makes one; {@code missingMeans} is how the end of what is missing is known. */
    Merge(Model model, Cause.Reason missingMeans) {
        this.model = model;
        this.ground = model.ground();
        this.missingMeans = missingMeans;
    }

    /** Applies it all, and notes how fresh each view is; tells nobody yet. */
    void apply(List<Event> kept, List<Snapshot.Result> results) {
        List<Event> stream = new ArrayList<>(kept);
        results.forEach(result -> stream.addAll(result.items()));
        stream.sort(Comparator.comparingLong(event -> event.origin().sequence()));
        ground.nextSynchronisation();
        stream.forEach(model::apply);
        ground.now(ground.settings().clock().instant());
        results.forEach(this::settle);
        for (Table<?, ?> table : ground.tables()) {
            freshen(table, results);
        }
        ground.endReason(Cause.Reason.EVENT);
    }

    private void settle(Snapshot.Result result) {
        Listing listing = result.listing();
        if (listing.whole() != null && result.answer() != null) {
            listing.whole().accept(result.answer());
        }
        if (result.problem() == null) {
            ground.endReason(missingMeans);
            listing.sweep().run();
        } else if (result.isRefused() && listing.isVital()) {
            ground.endReason(Cause.Reason.NO_LONGER_VISIBLE);
            listing.sweep().run();
        }
    }

    /** A view is in step where all questions that fill it were answered, or refused but for one. */
    private void freshen(Table<?, ?> table, List<Snapshot.Result> results) {
        boolean isAnswered = false;
        String refusal = null;
        String failure = null;
        for (Snapshot.Result result : results) {
            if (!result.listing().tables().contains(table)) {
                continue;
            }
            if (result.problem() == null) {
                isAnswered = true;
            } else if (!result.isRefused()) {
                failure = result.reason();
            } else if (result.listing().isVital()) {
                refusal = result.reason();
            }
        }
        String blind = model.whyBlind(table);
        if (failure != null) {
            table.fresh(Freshness.STALE, failure);
        } else if (isAnswered && blind == null) {
            table.fresh(Freshness.IN_STEP, null);
        } else {
            table.fresh(Freshness.UNAVAILABLE, isAnswered ? blind : refusal);
        }
    }
}
