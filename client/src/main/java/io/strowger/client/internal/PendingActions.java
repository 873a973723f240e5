package io.strowger.client.internal;

import io.strowger.client.AmiException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The actions of one session: those that wait to be written, in order, and those that wait for their answers.
 *
 * <p>Asterisk serves one session's actions strictly one after the other, so a response without ActionID answers the oldest
 * action that is unanswered, and a response to a later action means that nothing more comes for those before.
 */
final class PendingActions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition toWriteNotEmpty = lock.newCondition();
    private final Condition empty = lock.newCondition();

    private final int maxInFlight;
    private final String pbx;

    /** Those not written yet. */
    private final ArrayDeque<Pending> toWrite = new ArrayDeque<>();
    /** Those written and not answered, in order; given up ones too, since their responses are still to come. */
    private final ArrayDeque<Pending> unanswered = new ArrayDeque<>();
    /** Those that have not ended. */
    private final Map<String, Pending> byId = new HashMap<>();

    /** How many of the unanswered ones have ended. */
    private int givenUp;

    private long written;

    private @Nullable AmiException ended;
    private long nearestDeadline = Long.MAX_VALUE;

    PendingActions(int maxInFlight, String pbx) {
        this.maxInFlight = maxInFlight;
        this.pbx = pbx;
    }

    /**
     * Takes an action to be written, and one to be written right behind it.
     *
     * @param bounded false for the session's own actions, which must not be held up by the caller's
     * @return false when the session has ended; the action has not been taken then
     * @throws io.strowger.client.TooManyInFlightException when as many as are allowed wait for their answers
     */
    boolean add(Pending action, @Nullable Pending fence, boolean bounded) {
        lock.lock();
        try {
            if (ended != null) {
                return false;
            }
            if (bounded && byId.size() >= maxInFlight) {
                throw action.refused(maxInFlight, pbx);
            }
            enqueue(action);
            if (fence != null) {
                enqueue(fence);
            }
            toWriteNotEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(Pending action) {
        // The writer passes over what has ended, but while a write is stuck it does not.
        if (toWrite.size() / 2 >= maxInFlight) {
            toWrite.removeIf(each -> each.ended);
        }
        toWrite.add(action);
        byId.put(action.id, action);
        nearestDeadline = Math.min(nearestDeadline, action.deadline);
    }

    /** When the next action's time is up, in nanoseconds of {@link System#nanoTime}; never later than it really is. */
    long nearestDeadline() {
        lock.lock();
        try {
            return byId.isEmpty() ? Long.MAX_VALUE : nearestDeadline;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for actions to write, and takes those that fit into so many bytes, at least one; they count as written from
     * then on. Null when the session has ended.
     */
    @Nullable List<byte[]> takeToWrite(int mostBytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                while (toWrite.isEmpty() && ended == null) {
                    toWriteNotEmpty.await();
                }
                if (ended != null) {
                    return null;
                }
                List<byte[]> taken = takeWaiting(mostBytes);
                if (!taken.isEmpty()) {
                    return taken;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #takeToWrite}, but does not wait; empty where nothing is to be written. */
    List<byte[]> takeNow(int mostBytes) {
        lock.lock();
        try {
            return ended != null ? List.of() : takeWaiting(mostBytes);
        } finally {
            lock.unlock();
        }
    }

    /** How long until the last of those actions has timed out that hold up the others; 0 where there is none. */
    long blockedFor(long now) {
        lock.lock();
        try {
            return byId.values().stream()
                    .filter(each -> each.holdsUp && each.written)
                    .mapToLong(each -> each.deadline - now)
                    .max()
                    .orElse(0);
        } finally {
            lock.unlock();
        }
    }

    private List<byte[]> takeWaiting(int mostBytes) {
        List<byte[]> taken = new ArrayList<>();
        long now = System.nanoTime();
        int size = 0;
        for (Pending next = toWrite.peek(); next != null; next = toWrite.peek()) {
            byte[] bytes = next.bytes;
            if (next.ended || bytes == null) {
                toWrite.remove();
                continue;
            }
            if (size > 0 && size + bytes.length > mostBytes) {
                break;
            }
            toWrite.remove();
            taken.add(bytes);
            size += bytes.length;
            next.bytes = null;
            next.written = true;
            next.writtenAt = now;
            next.queued = true;
            next.position = ++written;
            unanswered.add(next);
        }
        return taken;
    }

    /**
     * Finds the action that a response answers, and strikes it and all before it off the unanswered ones.
     *
     * @param id the response's ActionID, or null where it has none
     * @return the action, which may have ended; null where the response belongs to none
     */
    @Nullable Pending answered(@Nullable String id) {
        lock.lock();
        try {
            Pending found = id == null ? unanswered.peek() : unansweredOf(id);
            while (found != null && found.queued) {
                strikeOff(unanswered.remove());
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Pending unansweredOf(String id) {
        Pending live = byId.get(id);
        if (live != null) {
            return live.written && live.response == null ? live : null;
        }
        if (givenUp > 0) {
            for (Pending each : unanswered) {
                if (each.id.equals(id)) {
                    return each;
                }
            }
        }
        return null;
    }

    /** The oldest action that is written and unanswered; it may have ended. */
    @Nullable Pending oldestUnanswered() {
        lock.lock();
        try {
            return unanswered.peek();
        } finally {
            lock.unlock();
        }
    }

    /** Takes an action out; whoever gets true has to tell its receiver. */
    boolean end(Pending action) {
        lock.lock();
        try {
            return endLocked(action);
        } finally {
            lock.unlock();
        }
    }

    private boolean endLocked(Pending action) {
        if (action.ended) {
            return false;
        }
        action.ended = true;
        action.bytes = null;
        byId.remove(action.id);
        if (action.queued) {
            giveUp();
        }
        if (byId.isEmpty()) {
            empty.signalAll();
        }
        return true;
    }

    private void strikeOff(Pending action) {
        action.queued = false;
        givenUp -= action.ended ? 1 : 0;
    }

    /** Remembers that a response is still to come, but for a server that never answers not without bound. */
    private void giveUp() {
        givenUp++;
        if (givenUp > maxInFlight) {
            Iterator<Pending> oldest = unanswered.iterator();
            while (givenUp > maxInFlight && oldest.hasNext()) {
                Pending each = oldest.next();
                if (each.ended) {
                    oldest.remove();
                    strikeOff(each);
                }
            }
        }
    }

    /** Takes out the actions whose time is up; the caller has to tell their receivers. */
    List<Pending> expired(long now) {
        lock.lock();
        try {
            if (now - nearestDeadline < 0) {
                return List.of();
            }
            List<Pending> expired = new ArrayList<>();
            long nearest = Long.MAX_VALUE;
            for (Pending each : byId.values()) {
                if (now - each.deadline >= 0) {
                    expired.add(each);
                } else {
                    nearest = Math.min(nearest, each.deadline);
                }
            }
            nearestDeadline = nearest;
            expired.forEach(this::endLocked);
            return expired;
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing in any more, and takes everything out; the caller has to tell the receivers. */
    List<Pending> close(AmiException reason) {
        lock.lock();
        try {
            ended = reason;
            List<Pending> all = new ArrayList<>(byId.values());
            all.forEach(each -> each.ended = true);
            byId.clear();
            toWrite.clear();
            unanswered.clear();
            givenUp = 0;
            toWriteNotEmpty.signalAll();
            empty.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no action is pending. */
    void awaitEmpty(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!byId.isEmpty() && left > 0) {
                left = empty.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many actions are remembered: pending ones, and ended ones that wait to be passed over. */
    int size() {
        lock.lock();
        try {
            return byId.size()
                    + givenUp
                    + (int) toWrite.stream().filter(each -> each.ended).count();
        } finally {
            lock.unlock();
        }
    }
}
