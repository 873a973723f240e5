package io.strowger.live.internal;

import io.strowger.live.Cause;
import io.strowger.live.Freshness;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.StatusEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a snapshot among the events that came while it was taken, in the order in which both came over the connection, and ends
 * what the PBX did not name.
 */
final class Merge {
    private final Model model;
    private final Ground ground;
    private final Cause.Reason missingMeans;
    private final @Nullable Missed missedSince;

    /** Makes one; {@code missingMeans} is how the end of what is missing is known. */
    Merge(Model model, Cause.Reason missingMeans) {
        this(model, missingMeans, null);
    }

    /** Makes one of a snapshot during which something was missed, so that no view is in step when it is applied. */
    Merge(Model model, Cause.Reason missingMeans, @Nullable Missed missedSince) {
        this.model = model;
        this.ground = model.ground();
        this.missingMeans = missingMeans;
        this.missedSince = missedSince;
    }

    /** Applies it all, and notes how fresh each view is; tells nobody yet. */
    void apply(List<Event> kept, List<Snapshot.Result> results) {
        List<Event> stream = new ArrayList<>(kept);
        results.forEach(result -> stream.addAll(result.items()));
        stream.sort(Comparator.comparingLong(event -> event.origin().sequence()));
        ground.merging(missingMeans);
        // An answer without a list has no place among the events; all of these came after it was asked for.
        results.forEach(result -> guarded(result, () -> whole(result)));
        Set<String> ended = new HashSet<>();
        for (Event event : stream) {
            if (!isOfEnded(event, ended)) {
                model.apply(event);
            }
        }
        ground.now(ground.settings().clock().instant());
        results.forEach(result -> guarded(result, () -> settle(result)));
        for (Table<?, ?> table : ground.tables()) {
            freshen(table, results);
        }
        ground.merged();
    }

    /** A channel may still be in the list for a moment after its Hangup was told: that does not bring it back. */
    private static boolean isOfEnded(Event event, Set<String> ended) {
        if (event instanceof HangupEvent hangup && hangup.uniqueid() != null) {
            ended.add(hangup.uniqueid());
        }
        return (event instanceof StatusEvent || event instanceof CoreShowChannelEvent)
                && ended.contains(String.valueOf(((ChannelEvent) event).uniqueid()));
    }

    private void guarded(Snapshot.Result result, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error thrown) {
            String what = "the answer to " + result.listing().action().name();
            result.listing().tables().forEach(table -> ground.failed(table, what, thrown));
        }
    }

    private static void whole(Snapshot.Result result) {
        if (result.answer() != null) {
            Objects.requireNonNull(result.listing().whole(), "answers without a list have somebody to take them")
                    .accept(result.answer());
        }
    }

    private void settle(Snapshot.Result result) {
        Listing listing = result.listing();
        if (result.problem() == null) {
            ground.endReason(missingMeans);
            listing.sweep().run();
        } else if (result.isDenied() && (listing.isVital() || result.isUnknown())) {
            ground.endReason(Cause.Reason.NO_LONGER_VISIBLE);
            listing.sweep().run();
        }
    }

    /** A view is in step where all questions that fill it were answered, or may not be asked but for one. */
    private void freshen(Table<?, ?> table, List<Snapshot.Result> results) {
        boolean isAnswered = false;
        String denial = null;
        String failure = null;
        for (Snapshot.Result result : results) {
            if (!result.listing().tables().contains(table)) {
                continue;
            }
            if (result.problem() == null) {
                isAnswered = true;
            } else if (!result.isDenied()) {
                failure = result.reason();
            } else if (result.listing().isVital()) {
                denial = result.reason();
            }
        }
        String blind = model.whyBlind(table);
        if (failure != null) {
            table.fresh(Freshness.STALE, failure);
        } else if (isAnswered && blind == null) {
            Missed missed = missedSince;
            table.fresh(missed == null ? Freshness.IN_STEP : Freshness.STALE, missed == null ? null : missed.reason());
        } else {
            table.fresh(Freshness.UNAVAILABLE, isAnswered ? blind : denial);
        }
    }
}
