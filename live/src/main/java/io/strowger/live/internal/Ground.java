package io.strowger.live.internal;

import io.strowger.client.Subscription;
import io.strowger.live.Cause;
import io.strowger.live.Change;
import io.strowger.live.ViewStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What all rooms of a model stand on: the lock, the time of what is being applied, and the tables. */
final class Ground {
    /** Words that many entries share; more than so many are no longer shared words. */
    private static final int SHARED_WORDS = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final LiveSettings settings;
    private final Executor listenerThreads;
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();

    private final CopyOnWriteArrayList<ChangeQueue<ViewStatus>> statusListeners = new CopyOnWriteArrayList<>();

    private Instant now;
    private int synchronisation;
    private Cause.Reason endReason = Cause.Reason.EVENT;

    Ground(LiveSettings settings, Executor listenerThreads) {
        this.settings = settings;
        this.listenerThreads = listenerThreads;
        this.now = settings.clock().instant();
    }

    ReentrantLock lock() {
        return lock;
    }

    LiveSettings settings() {
        return settings;
    }

    Executor listenerThreads() {
        return listenerThreads;
    }

    /** Tells each view's freshness when it changes. */
    Subscription onStatus(Consumer<? super ViewStatus> listener) {
        Consumer<Change<ViewStatus>> told = change -> listener.accept(change.after());
        ChangeQueue<ViewStatus> queue =
                new ChangeQueue<>("status", told, settings.listenerQueue(), listenerThreads, statusListeners::remove);
        statusListeners.add(queue);
        return queue;
    }

    void statusChanged(ViewStatus before, ViewStatus after) {
        for (ChangeQueue<ViewStatus> listener : statusListeners) {
            listener.offer(
                    after.view(),
                    new Change<>(Change.Kind.CHANGED, before, after, Cause.of(Cause.Reason.RESYNCHRONISED), 1));
        }
    }

    void add(Table<?, ?> table) {
        tables.add(table);
    }

    List<Table<?, ?>> tables() {
        return Collections.unmodifiableList(tables);
    }

    /** When that was received which is being applied. */
    Instant now() {
        return now;
    }

    void now(Instant time) {
        now = time;
    }

    /** The number of the synchronisation that is under way, or was the last. */
    int synchronisation() {
        return synchronisation;
    }

    void nextSynchronisation() {
        synchronisation++;
    }

    /** How the end of a thing is known that ends now. */
    Cause.Reason endReason() {
        return endReason;
    }

    void endReason(Cause.Reason reason) {
        endReason = reason;
    }

    /** The same word, held once however many entries have it; null where it is null or empty. */
    @Nullable String word(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        String known = words.get(word);
        if (known != null) {
            return known;
        }
        if (words.size() >= SHARED_WORDS) {
            words.clear();
        }
        words.put(word, word);
        return word;
    }

    /** Null where there is no text or an empty one. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
