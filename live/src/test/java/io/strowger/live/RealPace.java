package io.strowger.live;

import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a simulator's virtual time pass as real time does, but for when a test wants to look at it at rest. */
final class RealPace implements AutoCloseable {
    private static final long TICK_MILLIS = 5;

    /** What a busy machine has missed beyond that is left out, so that it can catch up. */
    private static final Duration MOST_AT_ONCE = Duration.ofMillis(50);

    private final AmiSimulator asterisk;
    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private long last = System.nanoTime();
    private Duration passed = Duration.ZERO;

    private RealPace(AmiSimulator asterisk) {
        this.asterisk = asterisk;
    }

    static RealPace of(AmiSimulator asterisk) {
        RealPace pace = new RealPace(asterisk);
        pace.clock.scheduleAtFixedRate(pace::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return pace;
    }

    private void tick() {
        lock.lock();
        try {
            long now = System.nanoTime();
            Duration since = Duration.ofNanos(now - last);
            Duration step = since.compareTo(MOST_AT_ONCE) > 0 ? MOST_AT_ONCE : since;
            last = now;
            passed = passed.plus(step);
            asterisk.advance(step);
        } finally {
            lock.unlock();
        }
    }

    /** Does something while time stands still. */
    void still(Runnable look) {
        lock.lock();
        try {
            look.run();
            last = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** How much time of the simulator has passed. */
    Duration passed() {
        lock.lock();
        try {
            return passed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        still(() -> {});
    }
}
