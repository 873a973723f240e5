package io.strowger.client.internal;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The thread that waits in {@code send} for the end of its action. */
class Waiter implements Receiver {
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Ending ending;

    @Override
    public void end(Ending how) {
        ending = how;
        LockSupport.unpark(thread);
    }

    /** True when the action has ended. */
    boolean hasEnded() {
        return ending != null;
    }

    /** Waits until the action has ended; that it does in time is the session's business. */
    Ending await() throws InterruptedException {
        Ending how = ending;
        while (how == null) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            how = ending;
        }
        return how;
    }

    /** Waits for an end that is sure to come at once. */
    Ending awaitUninterruptibly() {
        boolean interrupted = false;
        while (true) {
            try {
                return await();
            } catch (InterruptedException again) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
