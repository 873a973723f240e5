package io.strowger.live.internal;

import io.strowger.client.Subscription;
import io.strowger.live.Cause;
import io.strowger.live.Change;
import io.strowger.live.Freshness;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all rooms of a model stand on: the lock, the time of what is being applied, and the tables. */
final class Ground {
    /** Words that many entries share; more than so many are no longer shared words. */
    private static final int SHARED_WORDS = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final LiveSettings settings;
    private final Wakes listenerThreads;
    private final List<Table<?, ?>> tables = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();

    private final CopyOnWriteArrayList<ChangeQueue<ViewStatus>> statusListeners = new CopyOnWriteArrayList<>();

    private Instant now;
    private int synchronisation;
    private Cause.Reason endReason = Cause.Reason.EVENT;
    /** How the end of what a snapshot does not name is known; null while none is being applied. */
    private Cause.@Nullable Reason missingMeans;

    private final Trouble trouble;
    private boolean troubled;
    private boolean touched;

    Ground(LiveSettings settings, Executor listenerThreads, Trouble trouble) {
        this.settings = settings;
        this.trouble = trouble;
        this.listenerThreads = new Wakes(listenerThreads, System::nanoTime);
        this.now = settings.clock().instant();
    }

    ReentrantLock lock() {
        return lock;
    }

    /** Does something with the lock held. */
    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Answers something with the lock held. */
    <R> R answer(Supplier<R> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    LiveSettings settings() {
        return settings;
    }

    Wakes listenerThreads() {
        return listenerThreads;
    }

    /** Tells each view's status when its freshness changes, and when nothing is heard of the PBX any more. */
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

    /** Nothing is heard of the PBX: tells why, though the views may have been stale before. */
    void away(String reason) {
        for (Table<?, ?> table : tables) {
            if (!table.isUnavailable()) {
                ViewStatus before = table.status();
                table.fresh(Freshness.STALE, reason);
                if (before.freshness() == Freshness.STALE) {
                    statusChanged(before, table.status());
                }
            }
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

    /** A snapshot is being applied from now on; what it does not name has ended, which is known in that way. */
    void merging(Cause.Reason missing) {
        synchronisation++;
        missingMeans = missing;
    }

    /** The snapshot is applied. */
    void merged() {
        missingMeans = null;
        endReason = Cause.Reason.EVENT;
    }

    /**
     * True where a thing is known from before the snapshot that is being applied, and nothing has named it since. Where its
     * beginning is told then, it has ended unheard, and this is another one.
     */
    boolean isFromBefore(Entry<?> entry) {
        return missingMeans != null && entry.seenIn() != synchronisation;
    }

    /** True where the snapshot that is being applied has named it already, or told its beginning. */
    boolean isNamed(Entry<?> entry) {
        return missingMeans != null && entry.seenIn() == synchronisation;
    }

    /** Ends a thing whose end was not heard. */
    void endUnheard(Runnable end) {
        Cause.Reason before = endReason;
        endReason = missingMeans == null ? before : missingMeans;
        end.run();
        endReason = before;
    }

    /** Notes that something could not be applied to a view, which is stale from now on. */
    void failed(Table<?, ?> table, String what, Throwable thrown) {
        troubled = true;
        table.troubled(trouble.report(table.name(), what, thrown));
    }

    /** True, once, where something could not be applied since the last time. */
    boolean takeTroubled() {
        boolean was = troubled;
        troubled = false;
        return was;
    }

    /** Notes that a view has something to tell. */
    void touched() {
        touched = true;
    }

    /** True, once, where a view has something to tell. */
    boolean takeTouched() {
        boolean was = touched;
        touched = false;
        return was;
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
