package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.wire.Message;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The answer to one action between the reader, which never waits, and the caller, who takes it part by part. */
final class ItemStream implements Receiver {
    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final ArrayDeque<Event> items = new ArrayDeque<>();
    private boolean full;
    private @Nullable Message response;
    private @Nullable Ending ending;

    ItemStream(int limit) {
        this.limit = limit;
    }

    @Override
    public void responded(Message message) {
        lock.lock();
        try {
            response = message;
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean takes(Event item) {
        lock.lock();
        try {
            full = items.size() >= limit;
            if (!full) {
                items.add(item);
                more.signal();
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
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the response of the list; null where the answer ended with its response, or without one. */
    @Nullable Message response() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (response == null && ending == null) {
                more.await();
            }
            return response;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next item; null when there is no other, and {@link #ending} says how it ended. */
    @Nullable Event next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && ending == null) {
                more.await();
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
                more.awaitUninterruptibly();
                how = ending;
            }
            return how;
        } finally {
            lock.unlock();
        }
    }
}
