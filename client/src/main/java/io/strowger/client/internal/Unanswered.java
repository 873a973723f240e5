package io.strowger.client.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The actions that one session has written, in order: until they have ended, and where they were given up until their
 * responses have come. Guarded by its owner's lock.
 */
final class Unanswered {
    private static final int OVERTAKEN = 256;

    private final int mostGivenUp;
    /** Those without a response. */
    private final ArrayDeque<Pending> queue = new ArrayDeque<>();
    /** Those, and the lists that are not complete. */
    private final PendingTable table = new PendingTable();

    private int givenUp;
    private long writtenBytes;
    private long answeredBytes;

    /** The last of those given up that a later answer has overtaken: a response to them is late, not stray. */
    private long @Nullable [] overtaken;

    private int overtakenAt;

    Unanswered(int mostGivenUp) {
        this.mostGivenUp = mostGivenUp;
    }

    void add(Pending action, int bytes) {
        writtenBytes += bytes;
        action.position = writtenBytes;
        action.written = true;
        action.queued = true;
        queue.add(action);
        table.add(action);
    }

    /** How many bytes have been written that Asterisk may not have read yet; never less than really. */
    long bytes() {
        return writtenBytes - answeredBytes;
    }

    /** How many responses are to come. */
    int size() {
        return queue.size();
    }

    /** How many actions are remembered. */
    int remembered() {
        return table.size();
    }

    /** The oldest one without a response; it may have ended. */
    @Nullable Pending oldest() {
        return queue.peek();
    }

    /** Finds the action that a response with that number answers, and strikes it and all before it off; it may have ended. */
    @Nullable Pending answer(long number) {
        Pending found = number == ActionIds.NONE ? oldest() : find(number);
        if (found != null) {
            answered(found);
        }
        return found;
    }

    private @Nullable Pending find(long number) {
        Pending found = table.find(number);
        return found != null && (found.ended || found.response == null) ? found : null;
    }

    private void answered(Pending action) {
        while (action.queued) {
            Pending struck = queue.remove();
            struck.queued = false;
            if (struck.ended) {
                forget(struck);
                if (struck != action) {
                    overtaken(struck.number);
                }
            }
        }
        answeredBytes = Math.max(answeredBytes, action.position);
    }

    private void forget(Pending action) {
        givenUp--;
        table.remove(action);
    }

    /** Takes note that an action has ended: if its response is still to come, it is remembered, but not without bound. */
    void ended(Pending action) {
        if (!action.queued) {
            table.remove(action);
            return;
        }
        givenUp++;
        if (givenUp > mostGivenUp) {
            Iterator<Pending> oldest = queue.iterator();
            while (givenUp > mostGivenUp && oldest.hasNext()) {
                Pending each = oldest.next();
                if (each.ended) {
                    oldest.remove();
                    each.queued = false;
                    forget(each);
                    overtaken(each.number);
                }
            }
        }
    }

    private void overtaken(long number) {
        if (overtaken == null) {
            overtaken = new long[OVERTAKEN];
        }
        overtaken[overtakenAt++ % OVERTAKEN] = number;
    }

    /** True, once, for an action that was given up and overtaken. */
    boolean wasOvertaken(long number) {
        if (overtaken != null && number > 0) {
            for (int i = 0; i < OVERTAKEN; i++) {
                if (overtaken[i] == number) {
                    overtaken[i] = 0;
                    return true;
                }
            }
        }
        return false;
    }

    /** How long until the last of those that hold up the session has timed out, in nanoseconds; 0 where there is none. */
    long blockedFor(long now) {
        long longest = 0;
        for (Pending each : queue) {
            if (each.blocking && !each.ended) {
                longest = Math.max(longest, each.deadline - now);
            }
        }
        return longest;
    }

    /** All that have not ended, in no order. */
    List<Pending> all() {
        List<Pending> all = new ArrayList<>(table.size());
        table.forEach(each -> {
            if (!each.ended) {
                all.add(each);
            }
        });
        return all;
    }
}
