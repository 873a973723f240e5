package io.strowger.client.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One subscriber's own thread, which is there only while there is something to handle. */
final class HandlerThread implements Executor {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;
    private volatile @Nullable Thread latest;

    HandlerThread(Threads.Factory threads, String role) {
        pool = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = threads.thread(role, task);
            latest = thread;
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Takes no more tasks; those that were taken are still done. */
    void shutdown() {
        pool.shutdown();
    }

    /** Waits for the thread to end, after {@link #shutdown}. */
    void join(long nanos) throws InterruptedException {
        Thread thread = latest;
        if (thread != null) {
            TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
        }
    }
}
