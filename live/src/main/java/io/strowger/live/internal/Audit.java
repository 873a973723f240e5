package io.strowger.live.internal;

import io.strowger.live.Cause;
import io.strowger.live.Difference;
import io.strowger.live.Freshness;
import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A second model that begins with a snapshot and gets the same events, to compare the first one with.
 *
 * <p>What is in flight when the PBX answers (an event that its snapshot has already, or has not yet) comes to both: some time later
 * both must be the same, however busy the PBX is. What is different then is drift.
 */
final class Audit {
    /** They have no list of their own; what they are made of is compared. */
    private static final Set<String> NOT_COMPARED = Set.of("calls");

    /** Some things are told of by events and are in no list: devices of Local channels, the presence of extensions. */
    private static final Set<String> SEEN_BY_EVENTS = Set.of("devices", "presence", "mailboxes");

    private final Model model;
    private final Model shadow;
    private final int most;
    private final CompletableFuture<List<Difference>> result;
    /** What a first look found; null for a first look. */
    private final @Nullable List<Difference> suspected;

    private @Nullable List<Event> kept = new ArrayList<>();

    private Audit(
            Model model,
            Model shadow,
            CompletableFuture<List<Difference>> result,
            @Nullable List<Difference> suspected) {
        this.model = model;
        this.shadow = shadow;
        this.result = result;
        this.suspected = suspected;
        this.most = model.ground().settings().bufferedEvents();
    }

    static Audit firstLook(Model model, Model shadow) {
        return new Audit(model, shadow, new CompletableFuture<>(), null);
    }

    /**
     * Looks once more at what was found. A list may be wrong for a moment: Asterisk leaves out a channel that is renamed while it
     * makes the list, and tells of some things before it does them.
     */
    Audit secondLook(Model newShadow, List<Difference> found) {
        return new Audit(model, newShadow, result, found);
    }

    boolean isFirstLook() {
        return suspected == null;
    }

    CompletableFuture<List<Difference>> result() {
        return result;
    }

    List<Listing> listings() {
        return shadow.listings();
    }

    /** Gets each event that the first model gets; false where it can take no more. */
    boolean event(Event event) {
        List<Event> waiting = kept;
        if (waiting == null) {
            shadow.apply(event);
            return true;
        }
        return waiting.size() < most && waiting.add(event);
    }

    /** Gets the snapshot, after all events that were received before its end. */
    void taken(List<Snapshot.Result> results) {
        List<Event> waiting = Objects.requireNonNull(kept, "a snapshot is taken once");
        kept = null;
        new Merge(shadow, Cause.Reason.FORGOTTEN_BY_PBX).apply(waiting, results);
    }

    /** In what the two differ now. */
    List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        List<Table<?, ?>> ours = model.ground().tables();
        List<Table<?, ?>> theirs = shadow.ground().tables();
        for (int i = 0; i < ours.size(); i++) {
            Table<?, ?> live = ours.get(i);
            Table<?, ?> pbx = theirs.get(i);
            if (!NOT_COMPARED.contains(live.name())
                    && live.freshness() == Freshness.IN_STEP
                    && pbx.freshness() == Freshness.IN_STEP) {
                compare(live, pbx, found);
            }
        }
        List<Difference> before = suspected;
        return before == null
                ? List.copyOf(found)
                : found.stream()
                        .filter(difference -> before.stream().anyMatch(first -> isSame(first, difference)))
                        .toList();
    }

    private static boolean isSame(Difference one, Difference other) {
        return one.view().equals(other.view())
                && one.key().equals(other.key())
                && one.field().equals(other.field());
    }

    private static <E extends Entry<T>, T> void compare(Table<E, T> live, Table<?, ?> pbx, List<Difference> found) {
        Set<String> keys = new TreeSet<>(live.keys());
        keys.addAll(pbx.keys());
        for (String key : keys) {
            E ours = live.entry(key);
            Entry<?> theirs = pbx.entry(key);
            if (theirs == null && SEEN_BY_EVENTS.contains(live.name())) {
                continue;
            }
            if (ours == null || theirs == null) {
                found.add(new Difference(live.name(), key, Difference.EXISTENCE, text(ours), text(theirs)));
                continue;
            }
            Facts one = Facts.of(Objects.requireNonNull(ours.picture()));
            Facts other = Facts.of(Objects.requireNonNull(theirs.picture()));
            for (String field : one.differences(other)) {
                if (!theirs.isDoubtful(field, ours)) {
                    found.add(new Difference(live.name(), key, field, text(one.get(field)), text(other.get(field))));
                }
            }
            if (ours.learns(theirs)) {
                live.touch(ours);
            }
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof Entry<?> entry
                ? String.valueOf(entry.picture())
                : value == null ? null : value.toString();
    }
}
