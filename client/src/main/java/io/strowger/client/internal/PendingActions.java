package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.WhenDisconnected;
import io.strowger.client.WhenFull;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one client, through all its sessions: those that wait to be written, in the order of the calls, and those
 * that wait for their answers.
 *
 * <p>A session brings its {@link Outbox} with {@link #begin}: from then on the client's own actions are written (login,
 * filters, Pings). With {@link #open} those of its users are, too. {@link #end(Outbox, AmiException)} is the end of the
 * session: what was written ends with its outcome unknown, the client's own actions end, and the users' others end as well
 * or wait for the next session, by setting. Sessions must not overlap: the reader of the one has ended before the next
 * begins. Whoever takes an action out has to tell its receiver, without the lock.
 *
 * <p>Asterisk serves one session's actions strictly one after the other, so a response without ActionID answers the oldest
 * action that is unanswered, and a response to a later action means that nothing more comes for those before.
 */
final class PendingActions {
    private final ShortLock lock = new ShortLock();
    private final Condition somethingToWrite = lock.newCondition();
    private final Condition empty = lock.newCondition();

    private final String pbx;
    private final int window;
    private final boolean waitsWhenFull;
    private final boolean waitsWhenDisconnected;

    private final Ledger ledger;
    private @Nullable Outbox session;
    private boolean open;
    private boolean writing;
    private boolean writerWaits;
    /** Why nothing is taken any more, or null. */
    private @Nullable AmiException closed;
    /** How the last session ended, or null while there is one or there was none yet. */
    private @Nullable AmiException lost;

    PendingActions(String pbx, int window, WhenFull whenFull, WhenDisconnected whenDisconnected) {
        this.pbx = pbx;
        this.window = window;
        this.waitsWhenFull = whenFull == WhenFull.WAIT;
        this.waitsWhenDisconnected = whenDisconnected == WhenDisconnected.WAIT;
        this.ledger = new Ledger(window);
    }

    /** A session begins: the client's own actions are written from now on. */
    void begin(Outbox outbox) {
        lock.inside(() -> {
            session = outbox;
            open = false;
            writing = false;
            lost = null;
            ledger.begin(outbox.session());
        });
    }

    /** The session is ready: the users' actions are written from now on. */
    void open() {
        lock.inside(() -> {
            open = session != null;
            wakeWriter();
        });
    }

    /** Lets no user's action in any more; those inside go on. False where there is no session that they could go on in. */
    boolean close(AmiException reason) {
        return lock.inside(() -> {
            closed = closed == null ? reason : closed;
            return session != null;
        });
    }

    /** Why there is no session, for those who ask while there is none. */
    void lost(AmiException reason) {
        lock.inside(() -> lost = reason);
    }

    /** Takes an action of the client's own, for the session that lasts; false where there is none. */
    boolean addOwn(Pending action, @Nullable Pending fence) {
        action.own = true;
        return lock.inside(() -> {
            if (session != null) {
                enqueue(action, fence);
            }
            return session != null;
        });
    }

    /**
     * Takes a user's action, and a Ping that belongs right behind it.
     *
     * @param atOnce true where the caller is ready to write
     * @return where the caller has to write the action at once, or null where the writer will
     * @throws io.strowger.client.NotSentException when it is not taken
     */
    @Nullable Outbox add(Pending action, @Nullable Pending fence, boolean atOnce, Verdicts verdicts) {
        lock.enter();
        try {
            if (closed != null) {
                throw verdicts.notSent(action.info.name(), closed);
            }
            if (!open && !waitsWhenDisconnected) {
                throw verdicts.notConnected(action.info.name(), lost);
            }
            if (open ? ledger.users() >= (waitsWhenFull ? 2L * window : window) : ledger.waiting() >= window) {
                throw action.refused(window, pbx);
            }
            if (atOnce && fence == null && mayBeWrittenAtOnce(action)) {
                ledger.writtenBySender(action);
                writing = true;
                return session;
            }
            enqueue(action, fence);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** So little must be on its way that the socket takes the action without making the caller wait. */
    private boolean mayBeWrittenAtOnce(Pending action) {
        return open
                && !writing
                && session != null
                && ledger.isFree()
                && session.hasRoom(ledger.unanswered(), action.size());
    }

    private void enqueue(Pending action, @Nullable Pending fence) {
        ledger.enqueue(action, fence);
        wakeWriter();
    }

    private void wakeWriter() {
        if (writerWaits && !writing && !ledger.isNothingToWrite()) {
            somethingToWrite.signal();
        }
    }

    /**
     * Waits for actions to write, and gives the outbox those that fit, at least one; they count as written from then on.
     *
     * @return false when the session has ended
     */
    boolean take(Outbox outbox) throws InterruptedException {
        lock.enter();
        try {
            while (session == outbox) {
                if (!writing && ledger.fill(outbox, open)) {
                    writing = true;
                    return true;
                }
                writerWaits = true;
                somethingToWrite.await();
            }
            return false;
        } finally {
            writerWaits = false;
            lock.unlock();
        }
    }

    /** Like {@link #take}, but does not wait; false where there is nothing to write. */
    boolean takeNow(Outbox outbox) {
        return lock.inside(() -> {
            boolean taken = session == outbox && !writing && ledger.fill(outbox, open);
            writing |= taken;
            return taken;
        });
    }

    /** What was taken has been written. */
    void writeDone(Outbox outbox) {
        lock.inside(() -> {
            writing &= session != outbox;
            wakeWriter();
        });
    }

    /**
     * Finds the action that a response answers, and strikes it and all before it off the unanswered ones.
     *
     * @param number the number in the response's ActionID, or {@link ActionIds#NONE} where it has none
     * @return the action, which may have ended; null where the response belongs to none
     */
    @Nullable Pending answered(long number) {
        lock.enter();
        try {
            return ledger.unanswered().answer(number);
        } finally {
            lock.unlock();
        }
    }

    /** True, once, for the number of an action that was given up, and was overtaken by a later answer. */
    boolean wasOvertaken(long number) {
        return lock.inside(() -> ledger.unanswered().wasOvertaken(number));
    }

    /** The oldest action that is written and unanswered; it may have ended. */
    @Nullable Pending oldestUnanswered() {
        return lock.inside(() -> ledger.unanswered().oldest());
    }

    /**
     * How long, in nanoseconds, the server may be busy with an action of ours that holds up all others; 0 where it is not.
     * Until then silence does not mean that the peer is dead. Nothing should be sent unasked behind a {@code WaitEvent}: any
     * input ends it.
     */
    long blockedFor(long now) {
        return lock.inside(() -> ledger.unanswered().blockedFor(now));
    }

    /** Takes an action out; whoever gets true has to tell its receiver. */
    boolean end(Pending action) {
        lock.enter();
        try {
            boolean ends = ledger.end(action);
            ended();
            return ends;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        wakeWriter();
        if (ledger.isEmpty()) {
            empty.signalAll();
        }
    }

    /** Takes out the actions whose time is up; the caller has to tell their receivers. */
    List<Pending> expired(long now) {
        return lock.inside(() -> {
            List<Pending> expired = ledger.expire(now);
            ended();
            return expired;
        });
    }

    /** How long until the time of the next action is up, in nanoseconds; {@link Long#MAX_VALUE} where none is pending. */
    long untilNextDeadline(long now) {
        return lock.inside(() -> ledger.untilNextDeadline(now));
    }

    /**
     * A session has ended: takes out what was written, and all that does not wait for the next one.
     *
     * @return those taken out, in no order
     */
    List<Pending> end(Outbox outbox, AmiException reason) {
        return lock.inside(() -> {
            if (session != outbox) {
                return List.of();
            }
            session = null;
            open = false;
            lost = reason;
            List<Pending> all = ledger.endSession(!waitsWhenDisconnected || closed != null);
            ended();
            somethingToWrite.signalAll();
            return all;
        });
    }

    /** Takes out what has not been written: nothing of it will be. */
    List<Pending> dropLine() {
        return lock.inside(() -> {
            open = false;
            List<Pending> all = ledger.endLine();
            ended();
            return all;
        });
    }

    /** Waits until no action is pending. */
    void awaitEmpty(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!ledger.isEmpty() && left > 0) {
                left = empty.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** True where no action waits for anything. */
    boolean isEmpty() {
        return lock.inside(ledger::isEmpty);
    }

    /** What is pending now, and what has been written in all sessions. */
    Load load() {
        return lock.inside(ledger::load);
    }

    /** How many actions are remembered: pending ones, and ended ones that wait to be passed over. */
    int size() {
        return lock.inside(ledger::remembered);
    }
}
