package io.strowger.client.internal;

import java.util.concurrent.TimeUnit;

/**
 * Decides when to ask a silent peer for a sign of life, and when it counts as dead. Knows no clock: times are those of
 * {@link System#nanoTime}, and durations are in nanoseconds.
 */
final class Silence {
    /** What to do now. */
    enum Step {
        /** Nothing. */
        WAIT,
        /** Ask for a sign of life. */
        ASK,
        /** Give the peer up. */
        DEAD
    }

    /** Who looks so much later than planned was stopped meanwhile, and may not have read what has come. */
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    private final long nanos;
    private long askedAt;
    private long lookAt;
    private long untilNext;

    /**
     * Knows of no peer yet.
     *
     * @param nanos how long the peer may be silent, and again once asked
     */
    Silence(long nanos) {
        this.nanos = nanos;
    }

    /** Begins; gives when to look first. */
    long begin(long now, long heardAt) {
        askedAt = heardAt;
        wait(now, Math.max(0, nanos - (now - heardAt)));
        return untilNext;
    }

    /** How long after the last look to look again. */
    long untilNext() {
        return untilNext;
    }

    /**
     * Looks at the peer.
     *
     * @param heardAt when the last sign of life came
     * @param blocked how long the peer may still be busy with an action of ours; it answers nothing meanwhile
     */
    Step look(long now, long heardAt, long blocked) {
        boolean late = now - lookAt > Math.min(LATE, nanos);
        long silent = now - heardAt;
        if (silent < nanos) {
            return wait(now, nanos - silent);
        }
        if (heardAt - askedAt >= 0) {
            wait(now, nanos);
            // Any input would end a WaitEvent.
            if (blocked > 0) {
                return Step.WAIT;
            }
            askedAt = now;
            return Step.ASK;
        }
        if (now - askedAt < nanos) {
            return wait(now, nanos - (now - askedAt));
        }
        if (blocked > 0) {
            return wait(now, Math.min(blocked, nanos));
        }
        return late ? wait(now, Math.min(LATE, nanos)) : Step.DEAD;
    }

    private Step wait(long now, long until) {
        untilNext = until;
        lookAt = now + until;
        return Step.WAIT;
    }
}
