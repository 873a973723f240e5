package io.strowger.live.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the threads that tell listeners: those for events that are applied one after the other together, after
 * {@link #LONGEST} at the latest, since to wake a thread takes longer than to apply an event.
 *
 * <p>Safe for use by any thread; what another than the applying one hands in is passed on at once.
 */
final class Wakes implements Executor {
    /** The longest that a listener waits for others, in nanoseconds. */
    static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(1);

    private static final System.Logger LOGGER = System.getLogger("io.strowger.live");

    private final Executor threads;
    private final LongSupplier nanoTime;
    private volatile @Nullable Thread applying;
    /** The applying thread's. */
    private final List<Runnable> waiting = new ArrayList<>();

    private long since;
    private boolean isFailing;

    Wakes(Executor threads, LongSupplier nanoTime) {
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /** This thread begins to apply events. */
    void begin() {
        applying = Thread.currentThread();
    }

    /** This thread has applied what there was. */
    void end() {
        wake();
        applying = null;
    }

    /** An event is applied. */
    void applied() {
        if (Thread.currentThread() == applying && !waiting.isEmpty() && nanoTime.getAsLong() - since >= LONGEST) {
            wake();
        }
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() != applying) {
            threads.execute(task);
            return;
        }
        if (waiting.isEmpty()) {
            since = nanoTime.getAsLong();
        }
        waiting.add(task);
    }

    /** What no thread can be had for waits until the next time. */
    private void wake() {
        int woken = 0;
        try {
            for (; woken < waiting.size(); woken++) {
                threads.execute(waiting.get(woken));
            }
            isFailing = false;
        } catch (RejectedExecutionException closed) {
            woken = waiting.size(); // Nobody is told anything any more.
        } catch (RuntimeException | Error noThread) {
            if (!isFailing) {
                isFailing = true;
                LOGGER.log(Level.ERROR, "No thread can be had to tell of changes; it is tried again", noThread);
            }
        } finally {
            waiting.subList(0, woken).clear();
            since = nanoTime.getAsLong();
        }
    }
}
