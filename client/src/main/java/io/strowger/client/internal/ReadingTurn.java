package io.strowger.client.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to read one session's socket: the reader's, but for short rests that it takes when that saves waking
 * threads. A thread that waits in {@code send} may then read for itself until its answer has come.
 *
 * <p>The reader rests in two cases, and only while nothing is pending that nobody else reads: after answers that somebody
 * waited for, in quick succession, since the next one is likely to follow; and when events come so thick that it would be woken
 * for a few of them each time. A rest ends when nobody has read for the time that was given or, where others read again and again, for
 * twice and four times as long, since to wake up is in their way. {@link #LONGEST} is far less than the time after which
 * Asterisk takes a client for one that does not read. It ends at once when an action is sent whose sender does not read.
 */
final class ReadingTurn {
    /** The longest that nobody reads, in nanoseconds. */
    static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(8);

    /** How long a sender reads at most before it leaves that to the reader, in milliseconds. */
    static final int PATIENCE_MILLIS = 5;

    /** What the reader and its stand-ins do. */
    interface Reading {
        /** Reads once; false where nothing came within that time, or will ever come. */
        boolean readOnce(int timeoutMillis);
    }

    private final PendingActions pending;
    private final boolean mayBeTaken;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Thread resting;
    /** When somebody else read last, by {@link System#nanoTime}; changed by who has the turn. */
    private volatile long takenAt = System.nanoTime();

    private volatile boolean wanted;

    /**
     * Makes the turns of one session.
     *
     * @param mayBeTaken true where a read can be given up after a time
     */
    ReadingTurn(PendingActions pending, boolean mayBeTaken) {
        this.pending = pending;
        this.mayBeTaken = mayBeTaken;
    }

    /** Begins the reader's turn; for the reader, first of all. It never gives it up but for rests. */
    void begin() {
        turn.lock();
    }

    /** Rests for so long, unless there is something that an answer will come to; for the reader. */
    void rest(long nanos) {
        Thread self = Thread.currentThread();
        turn.unlock();
        try {
            resting = self;
            long most = Math.min(nanos, LONGEST);
            long left = most;
            long seen = takenAt;
            while (left > 0 && !isNeeded() && !self.isInterrupted()) {
                LockSupport.parkNanos(this, left);
                long last = takenAt;
                most = Math.min(2 * most, LONGEST);
                left = last == seen ? 0 : most - (System.nanoTime() - last);
                seen = last;
            }
        } finally {
            resting = null;
            wanted = false;
            turn.lock();
        }
    }

    /** An answer that is pending needs no reader while somebody reads who resumes this where it has not come by then. */
    private boolean isNeeded() {
        return wanted || (!pending.isEmpty() && !turn.isLocked());
    }

    /** To be called when an answer will come, or the end, and nobody here reads for it. */
    void resume() {
        Thread reader = resting;
        if (reader != null) {
            wanted = true;
            LockSupport.unpark(reader);
        }
    }

    /** Reads on this thread while the reader rests, until the waiter's action has ended or that takes long. */
    void await(Waiter waiter, Reading reading) {
        if (resting == null) {
            return;
        }
        if (!mayBeTaken || Threads.isVirtual() || turn.isHeldByCurrentThread() || !turn.tryLock()) {
            resume();
            return;
        }
        try {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            while (!waiter.hasEnded()
                    && System.nanoTime() - until < 0
                    && !Thread.currentThread().isInterrupted()
                    && reading.readOnce(PATIENCE_MILLIS)) {
                takenAt = System.nanoTime();
            }
        } finally {
            turn.unlock();
        }
        if (!waiter.hasEnded() || !pending.isEmpty()) {
            resume();
        }
    }
}
