package io.strowger.client.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that the clients of a process share; all are daemons, and end when idle. */
final class Threads {
    private static final int LEAST_SHARED = 4;
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final Executor SHARED = new ForkJoinPool(
            Math.max(LEAST_SHARED, Runtime.getRuntime().availableProcessors()), Threads::sharedThread, null, true);

    private Threads() {}

    /**
     * Where futures complete unless the client was given an executor: one pool for all clients of the process.
     *
     * <p>A fork-join pool makes up for threads that wait for another future.
     */
    static Executor shared() {
        return SHARED;
    }

    /** Runs the task on the executor, or on the shared pool where the executor has been shut down: futures must end. */
    static void run(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException shutDown) {
            SHARED.execute(task);
        }
    }

    private static ForkJoinWorkerThread sharedThread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("strowger completions " + STARTED.incrementAndGet());
        return thread;
    }
}
