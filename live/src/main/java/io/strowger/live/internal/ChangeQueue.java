package io.strowger.live.internal;

import io.strowger.client.Subscription;
import io.strowger.live.Change;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes that wait for one listener, and the task that tells them.
 *
 * <p>When too many wait, those of each thing are merged, and what came and went meanwhile is left out: what is left is bounded
 * by the number of things that there are and of those that the listener knows, and nothing stale is left.
 */
final class ChangeQueue<T> implements Subscription {
    private record Waiting<T>(String key, Change<T> change) {}

    private static final System.Logger LOGGER = System.getLogger("io.strowger.live");

    private final String view;
    private final Consumer<? super Change<T>> listener;
    private final Executor executor;
    private final Consumer<ChangeQueue<T>> onClose;
    private final int bound;

    private final ReentrantLock lock = new ReentrantLock();
    private ArrayDeque<Waiting<T>> waiting = new ArrayDeque<>();
    private int mergeAt;
    private boolean running;
    private volatile boolean open = true;

    ChangeQueue(
            String view,
            Consumer<? super Change<T>> listener,
            int bound,
            Executor executor,
            Consumer<ChangeQueue<T>> onClose) {
        this.view = view;
        this.listener = listener;
        this.bound = bound;
        this.mergeAt = bound;
        this.executor = executor;
        this.onClose = onClose;
    }

    /** Puts a change in line; waits for nothing. */
    void offer(String key, Change<T> change) {
        boolean start;
        lock.lock();
        try {
            waiting.add(new Waiting<>(key, change));
            if (waiting.size() > mergeAt) {
                merge();
            }
            start = !running;
            running = true;
        } finally {
            lock.unlock();
        }
        if (start) {
            try {
                executor.execute(this::tellAll);
            } catch (RejectedExecutionException closed) {
                close();
            } catch (RuntimeException | Error noThread) {
                // With the next change it is tried again.
                stopped();
                throw noThread;
            }
        }
    }

    private void stopped() {
        lock.lock();
        try {
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void merge() {
        Map<String, Change<T>> byKey = new LinkedHashMap<>();
        for (Waiting<T> item : waiting) {
            byKey.compute(item.key, (key, first) -> first == null ? item.change : merged(first, item.change));
        }
        waiting = new ArrayDeque<>(byKey.size() + 16);
        byKey.forEach((key, change) -> waiting.add(new Waiting<>(key, change)));
        // Where there are as many things as that, the next merge waits until as much is to be gained again.
        mergeAt = Math.max(bound, 2 * waiting.size());
    }

    /** Null where a thing came and went before the listener was told of it. */
    private static <T> @Nullable Change<T> merged(Change<T> first, Change<T> second) {
        if (first.before() == null && second.isEnd()) {
            return null;
        }
        Change.Kind kind = second.kind();
        if (!second.isEnd() && first.before() == null) {
            kind = Change.Kind.BEGUN;
        } else if (second.isBegin()) {
            kind = Change.Kind.CHANGED;
        }
        return new Change<>(kind, first.before(), second.after(), second.cause(), first.merged() + second.merged());
    }

    private void tellAll() {
        for (Change<T> change = next(); change != null; change = next()) {
            tell(change);
        }
    }

    private void tell(Change<T> change) {
        try {
            listener.accept(change);
        } catch (RuntimeException | Error thrown) {
            LOGGER.log(
                    Level.ERROR,
                    "A listener of changes of the " + view + " failed; it gets the next change all the same",
                    thrown);
        }
    }

    private @Nullable Change<T> next() {
        lock.lock();
        try {
            Waiting<T> item = open ? waiting.poll() : null;
            if (item == null) {
                running = false;
                waiting.clear();
                return null;
            }
            if (waiting.isEmpty()) {
                mergeAt = bound;
            }
            return item.change;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        onClose.accept(this);
    }
}
