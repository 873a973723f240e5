package io.strowger.live.internal;

import io.strowger.client.Subscription;
import io.strowger.live.Cause;
import io.strowger.live.Change;
import io.strowger.live.Freshness;
import io.strowger.live.LiveView;
import io.strowger.live.ViewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A view: the things of one kind by their keys, how fresh they are, and who wants to know of changes.
 *
 * <p>All but the methods of {@link LiveView} are called with the model's lock held.
 */
class Table<E extends Entry<T>, T> implements LiveView<T> {
    private record Ended<E>(E entry, Instant at) {}

    private final String name;
    private final Ground ground;
    private final int keptEnded;
    private final Map<String, E> entries = new HashMap<>();
    private final ArrayDeque<Ended<E>> ended = new ArrayDeque<>();
    private final Map<String, E> endedByKey = new HashMap<>();
    private final List<E> touched = new ArrayList<>();
    private final CopyOnWriteArrayList<ChangeQueue<T>> listeners = new CopyOnWriteArrayList<>();

    private Freshness freshness = Freshness.STALE;
    private Instant since;
    private @Nullable Instant lastEvent;
    private @Nullable String reason = "the PBX has not been asked yet";
    private boolean isFull;
    /** What could not be applied since the last snapshot was begun. */
    private @Nullable String trouble;

    /** Makes an empty one; {@code keepsEnded} where what has ended is of interest for a while. */
    Table(String name, Ground ground, boolean keepsEnded) {
        this.name = name;
        this.ground = ground;
        this.keptEnded = keepsEnded ? ground.settings().keptEnded() : 0;
        this.since = ground.settings().clock().instant();
        ground.add(this);
    }

    // What the model does

    final @Nullable E entry(@Nullable String key) {
        return key == null ? null : entries.get(key);
    }

    final Set<String> keys() {
        return entries.keySet();
    }

    final Collection<E> entries() {
        return entries.values();
    }

    /** Puts a new thing in; false where there are too many. */
    boolean add(E entry) {
        if (entries.size() >= ground.settings().mostEntries()) {
            full();
            return false;
        }
        entries.put(entry.key(), entry);
        entry.seenIn(ground.synchronisation());
        touch(entry);
        return true;
    }

    /** Notes that something was left out, since there was too much. */
    final void full() {
        isFull = true;
        if (freshness == Freshness.IN_STEP) {
            fresh(Freshness.IN_STEP, null);
        }
    }

    /** Notes that something of it has changed. */
    final void touch(E entry) {
        entry.changed();
        if (!listeners.isEmpty() && entry.touch()) {
            touched.add(entry);
            ground.touched();
        }
    }

    /** Notes that the PBX named it in a snapshot. */
    final void seen(E entry) {
        entry.seenIn(ground.synchronisation());
    }

    /** Takes a thing out. */
    void remove(E entry) {
        if (entries.remove(entry.key(), entry)) {
            entry.left(ground.endReason());
            touch(entry);
            if (keptEnded > 0) {
                ended.add(new Ended<>(entry, ground.now()));
                endedByKey.put(entry.key(), entry);
                forget();
            }
        }
    }

    private void forget() {
        Instant horizon = horizon();
        while (ended.size() > keptEnded
                || !ended.isEmpty() && ended.getFirst().at().isBefore(horizon)) {
            E oldest = ended.removeFirst().entry();
            endedByKey.remove(oldest.key(), oldest);
        }
    }

    /** What ended before that is of no interest any more; the clock goes on where no event comes. */
    private Instant horizon() {
        Instant clock = ground.settings().clock().instant();
        Instant now = ground.now().isAfter(clock) ? ground.now() : clock;
        Duration kept = ground.settings().keepEnded();
        // Somebody may want to keep it for ever.
        return kept.compareTo(Duration.between(Instant.EPOCH, now)) > 0 ? Instant.EPOCH : now.minus(kept);
    }

    /** Takes out what the PBX did not name in this synchronisation; {@code end} notes how that is known. */
    final void sweep(Consumer<? super E> end) {
        List<E> missing = new ArrayList<>();
        for (E entry : entries.values()) {
            if (entry.seenIn() != ground.synchronisation()) {
                missing.add(entry);
            }
        }
        missing.forEach(end);
    }

    /** Tells the listeners what has become different since the last time. */
    final void tell(Cause cause) {
        for (int i = 0; i < touched.size(); i++) {
            E entry = touched.get(i);
            entry.settled();
            try {
                tell(entry, cause);
            } catch (RuntimeException | Error thrown) {
                ground.failed(this, "the change of " + entry.key(), thrown);
            }
        }
        touched.clear();
    }

    private void tell(E entry, Cause cause) {
        T before = entry.told();
        T after = entry.picture();
        Change.Kind kind =
                entry.isGone() ? Change.Kind.ENDED : before == null ? Change.Kind.BEGUN : Change.Kind.CHANGED;
        if (kind == Change.Kind.CHANGED && after.equals(before)) {
            return;
        }
        entry.told(entry.isGone() ? null : after);
        Cause known = entry.isGone() ? entry.endCause(cause) : cause;
        Change<T> change = new Change<>(kind, before, after, known, 1);
        for (ChangeQueue<T> listener : listeners) {
            listener.offer(entry.key(), change);
        }
    }

    /** Notes that an event was received that feeds this view. */
    final void heard(Instant at) {
        lastEvent = at;
    }

    final void fresh(Freshness now, @Nullable String why) {
        if (now == Freshness.RESYNCHRONISING) {
            isFull = false;
            trouble = null;
        }
        String missing = isFull ? "there are more than " + ground.settings().mostEntries() + " of them" : trouble;
        boolean isShort = now == Freshness.IN_STEP && missing != null;
        ViewStatus before = picture();
        freshness = isShort ? Freshness.STALE : now;
        reason = isShort ? missing : why;
        if (freshness != before.freshness()) {
            since = ground.settings().clock().instant();
            ground.statusChanged(before, picture());
        }
    }

    /** Notes that something could not be applied: the view is stale until the next snapshot. */
    final void troubled(String what) {
        trouble = what;
        if (freshness == Freshness.IN_STEP) {
            fresh(Freshness.IN_STEP, null);
        }
    }

    private ViewStatus picture() {
        return new ViewStatus(name, freshness, since, lastEvent, reason);
    }

    final boolean isUnavailable() {
        return freshness == Freshness.UNAVAILABLE;
    }

    // What everybody may do

    final <R> R locked(Supplier<R> question) {
        return ground.answer(question);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public Optional<T> find(String key) {
        Objects.requireNonNull(key, "key");
        return locked(() -> {
            E entry = entries.get(key);
            return entry != null ? Optional.of(entry.picture()) : ended(key);
        });
    }

    /** One that has ended not long ago. */
    final Optional<T> ended(String key) {
        forget();
        return Optional.ofNullable(endedByKey.get(key)).map(Entry::picture);
    }

    @Override
    public final List<T> all() {
        return locked(() -> {
            List<T> pictures = new ArrayList<>(entries.size());
            entries.values().forEach(entry -> pictures.add(entry.picture()));
            return List.copyOf(pictures);
        });
    }

    @Override
    public final int count() {
        return locked(entries::size);
    }

    @Override
    public final List<T> recent() {
        return locked(() -> {
            forget();
            return ended.stream().map(each -> each.entry().picture()).toList();
        });
    }

    @Override
    public final Subscription onChange(Consumer<? super Change<T>> listener) {
        return listen(listener, false);
    }

    @Override
    public final Subscription watch(Consumer<? super Change<T>> listener) {
        return listen(listener, true);
    }

    private Subscription listen(Consumer<? super Change<T>> listener, boolean tellsWhatIs) {
        Objects.requireNonNull(listener, "listener");
        ChangeQueue<T> queue = new ChangeQueue<>(
                name, listener, ground.settings().listenerQueue(), ground.listenerThreads(), listeners::remove);
        locked(() -> {
            for (E entry : entries.values()) {
                T now = entry.told();
                if (listeners.isEmpty()) {
                    now = entry.picture();
                    entry.told(now);
                }
                if (tellsWhatIs && now != null) {
                    queue.offer(entry.key(), new Change<>(Change.Kind.BEGUN, null, now, Cause.FIRST_SNAPSHOT, 1));
                }
            }
            return listeners.add(queue);
        });
        return queue;
    }

    @Override
    public final ViewStatus status() {
        return locked(this::picture);
    }

    @Override
    public final String toString() {
        return name + "[" + count() + ", " + freshness() + "]";
    }
}
