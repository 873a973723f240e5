package io.strowger.client.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes a client's own threads, and holds those that the clients of a process share: daemons that end when idle. */
final class Threads {
    private static final Logger LOGGER = System.getLogger("io.strowger.client");
    private static final int LEAST_SHARED = 4;
    private static final AtomicInteger STARTED = new AtomicInteger();

    /**
     * Where futures complete unless the client was given an executor: one pool for all clients of the process.
     *
     * <p>A fork-join pool makes up for threads that wait for another future.
     */
    private static final Executor SHARED = new ForkJoinPool(
            Math.max(LEAST_SHARED, Runtime.getRuntime().availableProcessors()), Threads::sharedThread, null, true);

    /**
     * Makes one client's own threads: of the factory that it was given, else daemons.
     *
     * @param made null for daemons
     */
    record Factory(String pbx, @Nullable ThreadFactory made) {
        /** Makes a thread called {@code strowger <pbx> <role>}, not started yet. */
        Thread thread(String role, Runnable task) {
            Thread thread = made == null
                    ? new Thread(task)
                    : Objects.requireNonNull(made.newThread(task), "the threadFactory made no thread");
            if (made == null) {
                thread.setDaemon(true);
            }
            thread.setName("strowger " + pbx + " " + role);
            return thread;
        }
    }

    private Threads() {}

    /** What makes the threads of a client with these settings. */
    static Factory factory(Settings settings) {
        return new Factory(settings.pbx(), settings.endurance().threadFactory());
    }

    /**
     * The executor, or the shared pool for tasks that the executor does not take, such as when it has been shut down:
     * futures must end, and neither the reader nor the timer may fail over it.
     */
    static Executor dependable(@Nullable Executor executor) {
        if (executor == null) {
            return SHARED;
        }
        return task -> {
            try {
                executor.execute(task);
            } catch (RuntimeException notTaken) {
                LOGGER.log(Level.DEBUG, "The executor did not take a task; the shared threads run it", notTaken);
                SHARED.execute(task);
            }
        };
    }

    private static ForkJoinWorkerThread sharedThread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("strowger completions " + STARTED.incrementAndGet());
        return thread;
    }
}
