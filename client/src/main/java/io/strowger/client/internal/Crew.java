package io.strowger.client.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A client's own threads for what its users have made dependent on its futures: none until there is something to do, one
 * while that goes quickly, more where one is stuck, and none when there has been nothing to do for a while.
 *
 * <p>Each thread takes one task at a time, so that nothing waits behind a task that blocks: where nothing has been taken
 * for a moment, those at work count as stuck, and another thread takes what waits. When as many are stuck as there may be,
 * tasks wait.
 */
final class Crew {
    /** The most threads of one client. */
    static final int MOST = 16;

    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long IDLE_LIFE = TimeUnit.SECONDS.toNanos(10);

    private final Threads.Factory threads;
    private final ShortLock lock = new ShortLock();
    private final Condition called = lock.newCondition();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();
    /** How many wait for a call. */
    private int idle;
    /** How many have been called and have not come yet. */
    private int calls;
    /** How many of those at work count as stuck. */
    private int stuck;
    /** How many tasks have been taken. */
    private long taken;

    private long takenBefore;
    private boolean watched;
    private boolean retired;

    Crew(Threads.Factory threads) {
        this.threads = threads;
    }

    /** Has tasks done, in no promised order; never by the thread that calls. */
    void take(List<Runnable> more) {
        lock.enter();
        Worker worker;
        try {
            tasks.addAll(more);
            worker = call();
        } finally {
            lock.unlock();
        }
        start(worker);
    }

    /** Sees to it that somebody comes; the worker has to be started without the lock. */
    private @Nullable Worker call() {
        if (tasks.isEmpty()) {
            return null;
        }
        if (workers.size() - idle > stuck) {
            watch();
            return null;
        }
        if (idle > 0) {
            idle--;
            calls++;
            called.signal();
            watch();
            return null;
        }
        if (workers.size() >= MOST) {
            return null;
        }
        Worker worker = new Worker();
        workers.add(worker);
        watch();
        return worker;
    }

    private void start(@Nullable Worker worker) {
        if (worker == null) {
            return;
        }
        try {
            threads.thread("completions", worker).start();
        } catch (RuntimeException | Error notMade) {
            Log.LOGGER.log(
                    Level.ERROR,
                    "The threadFactory made no thread to complete futures; one is made without it",
                    notMade);
            Thread thread = new Thread(worker, "strowger completions");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void watch() {
        if (!watched) {
            watched = true;
            takenBefore = taken;
            Future<?> unused = Timers.after(MOMENT, this::look);
        }
    }

    private void look() {
        start(lock.inside(() -> {
            watched = false;
            if (!tasks.isEmpty() && taken == takenBefore) {
                workers.forEach(this::giveUpOn);
            }
            return call();
        }));
    }

    private void giveUpOn(Worker worker) {
        if (worker.atWork && !worker.isStuck) {
            worker.isStuck = true;
            stuck++;
        }
    }

    /** The client has ended: threads without a task end now, and others with theirs. What still comes is done all the same. */
    void retire() {
        lock.inside(() -> {
            retired = true;
            called.signalAll();
        });
    }

    /** How many threads there are, for tests. */
    int size() {
        return lock.inside(workers::size);
    }

    /** One thread of the crew. */
    private final class Worker implements Runnable {
        private boolean atWork;
        private boolean isStuck;

        @Override
        public void run() {
            while (workOnce()) {}
        }

        /** A method of its own, so that a thread that waits does not hold on to what it did last: a long list, perhaps. */
        private boolean workOnce() {
            Runnable task = next();
            if (task == null) {
                return false;
            }
            try {
                task.run();
            } catch (RuntimeException | Error failed) {
                Log.LOGGER.log(Level.ERROR, "What completes a future failed", failed);
            }
            return true;
        }

        /** The next task; null when the thread is to end. */
        private @Nullable Runnable next() {
            lock.enter();
            try {
                stuck -= isStuck ? 1 : 0;
                isStuck = false;
                atWork = false;
                while (tasks.isEmpty()) {
                    idle++;
                    if (!awaitCall()) {
                        idle--;
                        workers.remove(this);
                        return null;
                    }
                    calls--;
                }
                atWork = true;
                taken++;
                return tasks.remove();
            } finally {
                lock.unlock();
            }
        }

        /** False where nobody has called for long, or will. */
        private boolean awaitCall() {
            long left = IDLE_LIFE;
            while (calls == 0 && left > 0 && !retired) {
                try {
                    left = called.awaitNanos(left);
                } catch (InterruptedException meantForTheTaskBefore) {
                    left = IDLE_LIFE;
                }
            }
            return calls > 0;
        }
    }
}
