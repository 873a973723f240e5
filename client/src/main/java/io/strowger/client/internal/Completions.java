package io.strowger.client.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where one client's futures complete, and what depends on them runs: on the executor that the client was given, else on
 * its {@link Crew}. Never on the thread that hands over, which may be the reader's.
 *
 * <p>What the executor does not take, runs itself at once, or drops, the crew does: futures must end.
 */
final class Completions implements Executor {
    private static final long LOOK_AFTER = TimeUnit.SECONDS.toNanos(1);
    /** Set while this thread hands a task to an executor: one that runs it at once is found out by that. */
    private static final ThreadLocal<Boolean> HANDING_OVER = new ThreadLocal<>();

    private final Crew crew;
    private final @Nullable Executor given;
    private final ShortLock lock = new ShortLock();
    /** What waits for the executor. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    /** True while the executor has been asked to come, and has not come yet. */
    private boolean asked;

    private boolean watched;

    /** The thread that hands over what it has when it {@link #release}s, and what that is; its own. */
    private volatile @Nullable Thread collector;

    private final List<Runnable> collected = new ArrayList<>();

    Completions(Threads.Factory threads, @Nullable Executor given) {
        this.crew = new Crew(threads);
        this.given = given;
    }

    /** From now on this thread's tasks are collected until it calls {@link #release}. */
    void collect() {
        collector = Thread.currentThread();
    }

    /** Hands over what the thread that called {@link #collect} has collected. */
    void release() {
        collector = null;
        if (!collected.isEmpty()) {
            List<Runnable> all = List.copyOf(collected);
            collected.clear();
            take(all);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == collector) {
            collected.add(task);
        } else {
            take(List.of(task));
        }
    }

    private void take(List<Runnable> more) {
        if (given == null) {
            crew.take(more);
            return;
        }
        boolean ask = lock.inside(() -> {
            tasks.addAll(more);
            boolean first = !asked;
            asked = true;
            return first;
        });
        if (ask || isShutDown()) {
            ask();
        }
    }

    private boolean isShutDown() {
        return given instanceof ExecutorService service && service.isShutdown();
    }

    /** Asks the executor to come for what waits. */
    private void ask() {
        Executor executor = given;
        if (executor == null || isShutDown()) {
            crew.take(List.of(this::work));
            return;
        }
        HANDING_OVER.set(true);
        try {
            executor.execute(this::work);
        } catch (RuntimeException | Error notTaken) {
            Log.LOGGER.log(Level.DEBUG, "The executor did not take a task; the client's own threads run it", notTaken);
            crew.take(List.of(this::work));
        } finally {
            HANDING_OVER.remove();
        }
        if (executor instanceof ExecutorService) {
            lock.inside(this::watch);
        }
    }

    /** An executor that is shut down may drop what it has taken, without a word. */
    private void watch() {
        if (!watched && !tasks.isEmpty()) {
            watched = true;
            Future<?> unused = Timers.after(LOOK_AFTER, this::look);
        }
    }

    private void look() {
        lock.inside(() -> watched = false);
        if (isShutDown()) {
            finish();
        } else {
            lock.inside(this::watch);
        }
    }

    /** Has the client's own threads do what the executor has not done by now. */
    void finish() {
        boolean left = lock.inside(() -> !tasks.isEmpty());
        if (left) {
            crew.take(List.of(this::work));
        }
    }

    /** The client has ended: its threads go when they have done what there is. */
    void retire() {
        crew.retire();
    }

    /** Does what waits, one by one; where there is more than one, somebody else is asked as well before the first begins. */
    private void work() {
        if (HANDING_OVER.get() != null) {
            crew.take(List.of(this::work));
            return;
        }
        lock.inside(() -> asked = false);
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error failed) {
                Log.LOGGER.log(Level.ERROR, "What completes a future failed", failed);
            }
        }
    }

    private @Nullable Runnable next() {
        lock.enter();
        boolean more;
        Runnable task;
        try {
            task = tasks.poll();
            more = !tasks.isEmpty() && !asked;
            asked |= more;
        } finally {
            lock.unlock();
        }
        if (more) {
            ask();
        }
        return task;
    }

    /** How many threads of its own there are, for tests. */
    int threads() {
        return crew.size();
    }
}
