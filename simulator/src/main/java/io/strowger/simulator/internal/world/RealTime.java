package io.strowger.simulator.internal.world;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Makes a world's time pass as the time of the machine does, on a thread of its own. */
public final class RealTime implements AutoCloseable {
    private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();

    private static final long JOIN_MILLIS = 5_000;

    private final World world;
    private final LongSupplier clock;
    private final long begin;
    private final Thread thread;
    private volatile boolean closed;

    /** Starts at once; whatever work throws goes to {@code trouble}. */
    public RealTime(World world, LongSupplier clock, Consumer<RuntimeException> trouble) {
        this.world = world;
        this.clock = clock;
        this.begin = clock.getAsLong();
        this.thread = new Thread(() -> pass(trouble), "asterisk-clock");
        thread.setDaemon(true);
        thread.start();
    }

    private void pass(Consumer<RuntimeException> trouble) {
        try {
            while (!closed) {
                try {
                    world.advanceTo(clock.getAsLong() - begin);
                } catch (RuntimeException e) {
                    trouble.accept(e);
                }
                world.awaitAgenda(LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Stops the clock, and waits until it stands. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
