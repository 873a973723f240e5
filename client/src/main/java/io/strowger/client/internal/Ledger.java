package io.strowger.client.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who waits to be written, who for an answer, and whose time is up when. Guarded by its owner's lock. */
final class Ledger {
    private final int window;

    /** The client's own actions that are not written yet; they go before the others. */
    private final Line own = new Line();
    /** The users' actions that are not written yet, with the Pings that belong behind them. */
    private final Line line = new Line();

    private final DeadlineHeap deadlines = new DeadlineHeap();
    private Unanswered unanswered;

    /** How many have not ended. */
    private int live;
    /** How many of those are users'. */
    private int users;
    /** How many of those have been written. */
    private int inFlight;

    private int session;
    private long written;
    private long writtenBytes;

    /**
     * Makes an empty one.
     *
     * @param window how many of the users' actions may be written and unanswered
     */
    Ledger(int window) {
        this.window = window;
        this.unanswered = new Unanswered(window);
    }

    /** Begins the session of that number: nothing has been written in it. */
    void begin(int number) {
        session = number;
        unanswered = new Unanswered(window);
    }

    Load load() {
        return new Load(users, users - inFlight, written, writtenBytes);
    }

    /** What has been written in this session. */
    Unanswered unanswered() {
        return unanswered;
    }

    /** True where nothing has to be written before a user's action, and one may be. */
    boolean isFree() {
        return line.isEmpty() && own.isEmpty() && inFlight < window;
    }

    boolean isNothingToWrite() {
        return own.isEmpty() && line.isEmpty();
    }

    /** How many of the users' actions wait to be written. */
    int waiting() {
        return line.size();
    }

    /** How many of the users' actions have not ended. */
    int users() {
        return users;
    }

    /** True where no action is pending. */
    boolean isEmpty() {
        return live == 0;
    }

    /** How many actions are remembered: pending ones, and ended ones that wait to be passed over. */
    int remembered() {
        return unanswered.remembered() + own.remembered() + line.remembered();
    }

    /** Takes an action that is to be written, and one to be written right behind it. */
    void enqueue(Pending action, @Nullable Pending fence) {
        Line queue = action.own ? own : line;
        queue.add(action);
        enter(action);
        if (fence != null) {
            queue.add(fence);
            enter(fence);
        }
    }

    private void enter(Pending action) {
        deadlines.add(action);
        live++;
        users += action.own ? 0 : 1;
    }

    /** Takes an action that its sender writes. */
    void writtenBySender(Pending action) {
        enter(action);
        written(action);
    }

    private void written(Pending action) {
        int size = action.size();
        unanswered.add(action, size);
        written++;
        writtenBytes += size;
        action.session = session;
        action.bytes = null;
        action.writtenAt = System.nanoTime();
        inFlight += action.own ? 0 : 1;
    }

    /** Gives the outbox what is next and fits, the users' only where that is allowed; false where that is nothing. */
    boolean fill(Outbox outbox, boolean usersToo) {
        if (fill(outbox, own) && usersToo) {
            boolean unused = fill(outbox, line);
        }
        return !outbox.isEmpty();
    }

    /** False where there is no room for more. */
    private boolean fill(Outbox outbox, Line queue) {
        for (Pending next = queue.first(); next != null; next = queue.first()) {
            byte[] bytes = next.bytes;
            boolean full = !next.own && inFlight >= window;
            if (full || bytes == null || !outbox.append(bytes)) {
                return false;
            }
            queue.removeFirst();
            written(next);
        }
        return true;
    }

    /** Ends an action; false where it has ended before. */
    boolean end(Pending action) {
        if (action.ended) {
            return false;
        }
        action.ended = true;
        action.bytes = null;
        deadlines.remove(action);
        users -= action.own ? 0 : 1;
        live--;
        if (action.line != null) {
            action.line.died(action);
        } else if (action.written) {
            unanswered.ended(action);
            inFlight -= action.own ? 0 : 1;
        }
        return true;
    }

    /** Ends those whose time is up. */
    List<Pending> expire(long now) {
        List<Pending> expired = new ArrayList<>();
        for (Pending first = deadlines.first(); first != null && now - first.due >= 0; first = deadlines.first()) {
            if (now - first.deadline < 0) {
                // An item has come since, and the wait began anew.
                deadlines.remove(first);
                deadlines.add(first);
            } else {
                expired.add(first);
                boolean unused = end(first);
            }
        }
        return expired;
    }

    /** How long until the time of the next one is up, in nanoseconds; {@link Long#MAX_VALUE} where none is pending. */
    long untilNextDeadline(long now) {
        Pending first = deadlines.first();
        return first == null ? Long.MAX_VALUE : first.due - now;
    }

    /** Ends all that was written, the client's own, and perhaps the users' that were not written. */
    List<Pending> endSession(boolean lineToo) {
        List<Pending> all = unanswered.all();
        all.addAll(own.all());
        all.forEach(this::end);
        own.forgetDead();
        unanswered = new Unanswered(window);
        if (lineToo) {
            all.addAll(endLine());
        }
        return all;
    }

    /** Ends the users' actions that were not written. */
    List<Pending> endLine() {
        List<Pending> all = line.all();
        all.forEach(this::end);
        line.forgetDead();
        return all;
    }
}
