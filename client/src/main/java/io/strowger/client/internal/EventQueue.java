package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ClientMetrics;
import io.strowger.client.ConnectionEvent;
import io.strowger.protocol.event.Event;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber: a bounded queue that is emptied in order, one at a time, on an executor.
 *
 * <p>Readers put events in by batches, and the handling thread takes them out by batches; what it has in hand and has not
 * begun with still counts as waiting. Events that find the queue full are dropped as its bounds say, and counted.
 */
final class EventQueue {
    /** How much one task handles before it lets others use the executor's thread. */
    private static final int BATCHES_PER_TASK = 8;

    private final Executor executor;
    private final EventConsumer consumer;
    private final StuckWatch watch;
    private final Runnable work = this::work;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Backlog backlog = new Backlog();
    private final Hand hand = new Hand();
    private final Intake intake;
    private boolean scheduled;
    /** True when nothing goes in any more. */
    private boolean ended;
    /** What is told last, until it is in hand. */
    private @Nullable AmiException end;

    private final AtomicLong delivered = new AtomicLong();
    private volatile @Nullable Thread worker;

    EventQueue(Settings.Delivery bounds, Executor executor, EventConsumer consumer) {
        this(bounds, executor, consumer, StuckWatch.LONG);
    }

    EventQueue(Settings.Delivery bounds, Executor executor, EventConsumer consumer, Duration stuckAfter) {
        this.intake = new Intake(bounds, backlog, hand);
        this.executor = executor;
        this.consumer = consumer;
        this.watch = new StuckWatch(this, consumer, stuckAfter);
    }

    boolean wants(String name) {
        return consumer.wants(name);
    }

    boolean endsWithClient() {
        return consumer.endsWithClient();
    }

    /** Takes events or counts them as lost, and has them handled; false where the queue has ended and is to be left alone. */
    boolean publish(Parcel parcel) {
        lock.lock();
        try {
            if (!ended && !intake.take(parcel)) {
                ended = true;
                end = intake.failure();
            }
            return !ended;
        } finally {
            unlockAndBegin();
        }
    }

    /** Takes a notice of the connection, whether there is room or not. */
    void notice(ConnectionEvent notice) {
        lock.lock();
        try {
            if (!ended) {
                backlog.add(notice);
            }
        } finally {
            unlockAndBegin();
        }
    }

    /** Takes the notice that nothing more comes, to be told after all that waits; only the first end counts. */
    void ended(AmiException reason) {
        end(reason, false);
    }

    /** Ends this queue at once, and drops what waits but for the end itself. */
    void close(AmiException reason) {
        end(reason, true);
    }

    private void end(AmiException reason, boolean dropping) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                end = reason;
            }
            if (dropping) {
                hand.giveBack(backlog);
                backlog.clear();
            }
        } finally {
            unlockAndBegin();
        }
    }

    /** Drops what waits, now and later, and tells nobody. */
    void discard() {
        lock.lock();
        try {
            ended = true;
            end = null;
            hand.giveBack(backlog);
            backlog.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up the lock, and has what waits handled unless that is so already. */
    private void unlockAndBegin() {
        boolean begin = !scheduled && (end != null || !backlog.isEmpty());
        scheduled |= begin;
        lock.unlock();
        if (begin) {
            begin();
        }
    }

    private void begin() {
        watch.begin();
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
            executor.execute(work);
            return true;
        } catch (Exception | Error notTaken) {
            Log.LOGGER.log(Level.DEBUG, "The executor of the handlers takes no more tasks", notTaken);
            return false;
        }
    }

    private void work() {
        try {
            handleSome();
        } catch (RuntimeException | Error broken) {
            breakOff(broken);
        }
    }

    /** Ends the queue, and tells so: where no event can be made of what waits, there is no memory or a bug of ours. */
    private void breakOff(Throwable why) {
        Log.LOGGER.log(Level.ERROR, "A subscriber is ended because its events cannot be told", why);
        close(new AmiException("The subscriber was ended because its events cannot be told: " + why, why));
        while (handleBatch()) {}
    }

    private void handleSome() {
        worker = Thread.currentThread();
        boolean more = true;
        for (int batches = 0; more && batches < BATCHES_PER_TASK; batches++) {
            more = handleBatch();
        }
        if (more) {
            worker = null;
            if (!handedOver()) {
                worker = Thread.currentThread();
                while (handleBatch()) {}
            }
        }
    }

    private boolean handleBatch() {
        if (!fill()) {
            return false;
        }
        for (Object item = hand.claim(); item != null; item = hand.claim()) {
            handle(item);
            hand.done();
        }
        return true;
    }

    /** Takes the next ones to handle; with none left, the queue counts as idle. */
    private boolean fill() {
        lock.lock();
        try {
            if (hand.fill(backlog)) {
                return true;
            }
            if (end != null) {
                hand.fill(end, backlog);
                end = null;
                return true;
            }
            watch.stopIf(ended);
            // Not later: once this is unlocked, the next worker may have begun.
            worker = null;
            scheduled = false;
            idle.signalAll();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void handle(Object item) {
        if (item instanceof Event event) {
            delivered.lazySet(delivered.getPlain() + 1);
            consumer.event(event);
        } else if (item instanceof Loss loss) {
            consumer.lost(loss.notice());
        } else if (item instanceof ConnectionEvent notice) {
            consumer.notice(notice);
        } else if (item instanceof NoticeDigest digest) {
            Loss loss = digest.loss();
            if (loss != null) {
                consumer.lost(loss.notice());
            }
            digest.notices().forEach(consumer::notice);
        } else {
            consumer.ended((AmiException) item);
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

    /** What the handling thread is at, or null where it has nothing to do. */
    StuckWatch.@Nullable Position position() {
        lock.lock();
        try {
            return scheduled ? new StuckWatch.Position(hand.progress(), hand.handled(), worker) : null;
        } finally {
            lock.unlock();
        }
    }

    /** What went through this queue and what waits in it. */
    ClientMetrics.OfSubscriber metrics(String name, long failures) {
        lock.lock();
        try {
            Instant inHand = hand.oldest();
            return new ClientMetrics.OfSubscriber(
                    name,
                    delivered.get(),
                    backlog.lost(),
                    backlog.events() + hand.unclaimedEvents(),
                    backlog.bytes() + hand.unclaimedBytes(),
                    Durations.since(inHand != null ? inHand : backlog.oldest()),
                    failures,
                    watch.reported(),
                    watch.isStuck());
        } finally {
            lock.unlock();
        }
    }
}
