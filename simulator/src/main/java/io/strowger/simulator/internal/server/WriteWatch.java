package io.strowger.simulator.internal.server;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Cuts off clients that take no bytes for the write timeout, on a thread of its own. */
final class WriteWatch {
    /** So often within the timeout is looked. */
    private static final int LOOKS = 4;

    private final Collection<Connection> connections;
    private final long timeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Thread thread;
    private boolean closed;

    WriteWatch(Collection<Connection> connections, Duration timeout) {
        this.connections = connections;
        this.timeout = timeout.toNanos();
        this.thread = new Thread(this::watch, "asterisk-writetimeout");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed) {
                if (ended.await(Math.max(1, timeout / LOOKS), TimeUnit.NANOSECONDS)) {
                    continue;
                }
                long limit = System.nanoTime() - timeout;
                for (Connection connection : connections) {
                    if (connection.outbox().isStuckSince(limit)) {
                        connection.abort();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    Thread close() {
        lock.lock();
        try {
            closed = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
        return thread;
    }
}
