package io.strowger.client.internal;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of this process that watches deadlines, for all clients; it ends when there is nothing to watch.
 *
 * <p>Its tasks must neither wait nor run user code.
 */
final class Timers {
    private static final ScheduledThreadPoolExecutor POOL = pool();

    private Timers() {}

    private static ScheduledThreadPoolExecutor pool() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "strowger timer");
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        pool.setKeepAliveTime(10, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Runs the task after so many nanoseconds. */
    static ScheduledFuture<?> after(long nanos, Runnable task) {
        return POOL.schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
