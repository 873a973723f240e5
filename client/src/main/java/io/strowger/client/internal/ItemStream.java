package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The items of a list between the reader, which never waits, and the caller, who takes one at a time. */
final class ItemStream implements Receiver {
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final ArrayDeque<Event> items = new ArrayDeque<>();
    private boolean full;
    private @Nullable Ending ending;

    ItemStream(int limit) {
        this.limit = limit;
    }

    @Override
    public boolean takes(Event item) {
        lock.lock();
        try {
            full = items.size() >= limit;
            if (!full) {
                items.add(item);
                notEmpty.signal();
            }
            return !full;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isFull() {
        lock.lock();
        try {
            return full;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end(Ending how) {
        lock.lock();
        try {
            ending = how;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next item; null when there is no other, and {@link #ending} says how it ended. */
    @Nullable Event next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && ending == null) {
                notEmpty.await();
            }
            return items.poll();
        } finally {
            lock.unlock();
        }
    }

    /** How the list ended; waits for an end that is sure to come at once. */
    Ending ending() {
        lock.lock();
        try {
            Ending how = ending;
            while (how == null) {
                notEmpty.awaitUninterruptibly();
                how = ending;
            }
            return how;
        } finally {
            lock.unlock();
        }
    }
}
