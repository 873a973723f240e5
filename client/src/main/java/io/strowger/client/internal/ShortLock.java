package io.strowger.client.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A lock that everybody holds for a few steps only, so that it is mostly free again before a thread would be parked. */
final class ShortLock extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private static final int SPINS = 100;

    /** Takes the lock. */
    void enter() {
        for (int i = 0; i < SPINS; i++) {
            if (tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock();
    }

    /** Takes some steps with the lock, and gives what they give. */
    <T> T inside(Supplier<T> steps) {
        enter();
        try {
            return steps.get();
        } finally {
            unlock();
        }
    }

    /** Takes some steps with the lock. */
    void inside(Runnable steps) {
        enter();
        try {
            steps.run();
        } finally {
            unlock();
        }
    }
}
