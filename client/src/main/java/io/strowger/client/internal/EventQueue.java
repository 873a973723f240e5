package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import io.strowger.protocol.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber: a bounded queue that is emptied in order, one at a time, on an executor.
 *
 * <p>Events that find it full are counted, and a {@link Lost} stands in their place; notices always find room.
 */
final class EventQueue {
    /** Takes what the queue holds, on the executor, one at a time. */
    interface Consumer {
        /** True where events of that name are of interest; asked on any thread. */
        boolean wants(String name);

        void event(Event event);

        void lost(Lost lost);

        void notice(ConnectionEvent notice);

        void ended(AmiException reason);
    }

    private static final Logger LOGGER = System.getLogger("io.strowger.client");
    private static final int BATCH = 64;
    /** How much one task handles before it lets others use the executor's thread. */
    private static final int BATCHES_PER_TASK = 16;

    private final int capacity;
    private final Executor executor;
    private final Consumer consumer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    /** Events, {@link Lost} notices and the {@link AmiException} that is the end. */
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();

    private int inHand;
    private long lost;
    private Instant lostFrom = Instant.EPOCH;
    private Instant lostTo = Instant.EPOCH;
    private boolean scheduled;
    private boolean discarded;
    private volatile @Nullable Thread worker;

    EventQueue(int capacity, Executor executor, Consumer consumer) {
        this.capacity = capacity;
        this.executor = executor;
        this.consumer = consumer;
    }

    boolean wants(String name) {
        return consumer.wants(name);
    }

    /** Takes an event or counts it as lost; true where the queue has to be woken for it. */
    boolean offer(Event event) {
        lock.lock();
        try {
            if (discarded) {
                return false;
            }
            if (waiting.size() + inHand >= capacity) {
                lost(event.origin().receivedAt());
            } else {
                placeLost();
                waiting.add(event);
            }
            return !scheduled;
        } finally {
            lock.unlock();
        }
    }

    private void lost(Instant when) {
        if (lost++ == 0) {
            lostFrom = when;
        }
        lostTo = when;
    }

    private void placeLost() {
        if (lost > 0) {
            waiting.add(new Lost(lost, lostFrom, lostTo));
            lost = 0;
        }
    }

    /** Takes a notice of the connection, whether there is room or not. */
    void notice(ConnectionEvent notice) {
        put(notice);
    }

    /** Takes the notice that nothing more comes. */
    void ended(AmiException reason) {
        put(reason);
    }

    private void put(Object notice) {
        lock.lock();
        try {
            if (discarded) {
                return;
            }
            placeLost();
            waiting.add(notice);
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Has what waits handled, unless that is so already. */
    void wake() {
        lock.lock();
        try {
            if (scheduled || (waiting.isEmpty() && lost == 0)) {
                return;
            }
            scheduled = true;
        } finally {
            lock.unlock();
        }
        if (!handedOver()) {
            lock.lock();
            try {
                scheduled = false;
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean handedOver() {
        try {
            executor.execute(this::work);
            return true;
        } catch (RuntimeException notTaken) {
            LOGGER.log(Level.DEBUG, "The executor of the handlers takes no more tasks", notTaken);
            return false;
        }
    }

    private void work() {
        worker = Thread.currentThread();
        Object[] batch = new Object[BATCH];
        boolean more = true;
        for (int batches = 0; more && batches < BATCHES_PER_TASK; batches++) {
            more = handleBatch(batch);
        }
        if (more) {
            worker = null;
            if (!handedOver()) {
                worker = Thread.currentThread();
                while (handleBatch(batch)) {}
            }
        }
    }

    private boolean handleBatch(Object[] batch) {
        int taken = take(batch);
        for (int i = 0; i < taken; i++) {
            handle(batch[i]);
            batch[i] = null;
        }
        return taken > 0;
    }

    /** Takes the next ones to handle; with none left, the queue counts as idle. */
    private int take(Object[] batch) {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                placeLost();
            }
            int taken = 0;
            while (taken < BATCH && !waiting.isEmpty()) {
                batch[taken++] = waiting.remove();
            }
            inHand = taken;
            if (taken == 0) {
                // Not later: once this is unlocked, the next worker may have begun.
                worker = null;
                scheduled = false;
                idle.signalAll();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void handle(Object next) {
        if (discarded()) {
            return;
        }
        if (next instanceof Event event) {
            consumer.event(event);
        } else if (next instanceof Lost notice) {
            consumer.lost(notice);
        } else if (next instanceof ConnectionEvent notice) {
            consumer.notice(notice);
        } else {
            consumer.ended((AmiException) next);
        }
    }

    private boolean discarded() {
        lock.lock();
        try {
            return discarded;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits, now and later. */
    void discard() {
        lock.lock();
        try {
            discarded = true;
            waiting.clear();
            lost = 0;
        } finally {
            lock.unlock();
        }
    }

    /** True where the calling thread is the one that handles events. */
    boolean isWorker() {
        return worker == Thread.currentThread();
    }

    /** Waits until all is handled, or the time is up. */
    void awaitIdle(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (scheduled && left > 0) {
                left = idle.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
