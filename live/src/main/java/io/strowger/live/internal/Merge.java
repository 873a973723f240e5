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
        ground.endReason(Cause.Reason.EVENT);
    }

    private void settle(Snapshot.Result result) {
        Listing listing = result.listing();
        if (result.problem() == null) {
            ground.endReason(missingMeans);
            listing.sweep().run();
            listing.tables().forEach(table -> table.fresh(Freshness.IN_STEP, null));
        } else if (result.isRefused()) {
            if (listing.isVital()) {
                ground.endReason(Cause.Reason.NO_LONGER_VISIBLE);
                listing.sweep().run();
                listing.tables().forEach(table -> table.fresh(Freshness.UNAVAILABLE, result.reason()));
            }
        } else {
            listing.tables().forEach(table -> table.fresh(Freshness.STALE, result.reason()));
        }
    }
}
