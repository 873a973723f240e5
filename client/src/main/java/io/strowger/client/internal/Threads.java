package io.strowger.client.internal;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes a client's own threads. */
final class Threads {
    private static final int LEAST_SHARED = 4;
    private static final AtomicInteger STARTED = new AtomicInteger();

    /**
     * Makes one client's own threads: of the factory that it was given, else daemons that inherit nothing of whoever happens
     * to need one first.
     *
     * @param made null for daemons
     * @param context the class loader of the threads, which is that of whoever made the client
     */
    record Factory(
            String pbx,
            @Nullable ThreadFactory made,
            @Nullable ClassLoader context) {
        Factory(String pbx, @Nullable ThreadFactory made) {
            this(pbx, made, Thread.currentThread().getContextClassLoader());
        }

        /** Makes a thread called {@code strowger <pbx> <role>}, not started yet. */
        Thread thread(String role, Runnable task) {
            String name = "strowger " + pbx + " " + role;
            if (made == null) {
                Thread thread = new Thread(null, task, name, 0, false);
                thread.setDaemon(true);
                thread.setPriority(Thread.NORM_PRIORITY);
                thread.setContextClassLoader(context);
                return thread;
            }
            Thread thread = Objects.requireNonNull(made.newThread(task), "the threadFactory made no thread");
            thread.setName(name);
            return thread;
        }
    }

    private Threads() {}

    /** True for a virtual thread, whose interruption would close the socket that it reads. */
    static boolean isVirtual() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        return group != null && group.getName().equals("VirtualThreads");
    }

    /** What makes the threads of a client with these settings. */
    static Factory factory(Settings settings) {
        return new Factory(settings.pbx(), settings.endurance().threadFactory());
    }

    /** Threads that the clients of a process share, for what seldom happens and belongs to nobody's order of events. */
    static Executor shared() {
        return Shared.POOL;
    }

    /** Made when it is asked for the first time. */
    private static final class Shared {
        static final Executor POOL = new ForkJoinPool(
                Math.max(LEAST_SHARED, Runtime.getRuntime().availableProcessors()), Threads::sharedThread, null, true);
    }

    private static ForkJoinWorkerThread sharedThread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("strowger shared " + STARTED.incrementAndGet());
        return thread;
    }
}
