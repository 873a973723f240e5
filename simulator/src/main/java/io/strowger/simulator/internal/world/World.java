package io.strowger.simulator.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one lock, the clock and the agenda of a simulator: all that a PBX is, is touched only inside.
 *
 * <p>Any thread enters by {@link #run} or {@link #ask}, and does there what is due at once; work for later is done by
 * whoever makes time pass: {@link #advance} on virtual time, {@link RealTime} in demos. The order is that of the due
 * times, and of the asking where those are equal, so that the same seed and the same requests give the same bytes.
 */
public final class World {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition agendaChanged = lock.newCondition();
    private final PriorityQueue<WorldTimer> agenda = new PriorityQueue<>();
    private final ArrayDeque<Runnable> soon = new ArrayDeque<>();
    private final Instant start;
    private final Random random;
    private final List<Brake> brakes = new CopyOnWriteArrayList<>();
    private Runnable farewell = () -> {};
    private long nanos;
    private long asked;

    /** Called between two pieces of work while virtual time passes, without the lock: may wait for slow clients. */
    public interface Brake {
        /** Waits until there is room, or until whoever makes none was thrown out. */
        void await();
    }

    /** Makes a world whose clock stands at the given time. */
    public World(Instant start, long seed) {
        this.start = start;
        this.random = new Random(seed);
    }

    /** Adds something that holds time up while others lag. */
    public void brake(Brake brake) {
        brakes.add(brake);
    }

    /** Says what is done, inside, each time when somebody leaves; set before the first client comes. */
    public void farewell(Runnable work) {
        farewell = work;
    }

    /** Does something inside, and then all that is due at once. */
    public void run(Runnable work) {
        lock.lock();
        try {
            work.run();
            if (lock.getHoldCount() == 1) {
                doWhatIsDueAtOnce();
            }
        } finally {
            leave();
        }
    }

    /** Like {@link #run}, with a result. */
    public <T> T ask(Supplier<T> question) {
        lock.lock();
        try {
            T answer = question.get();
            if (lock.getHoldCount() == 1) {
                doWhatIsDueAtOnce();
            }
            return answer;
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            if (lock.getHoldCount() == 1) {
                farewell.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Puts work behind what is due at once already: how one thread of Asterisk hands over to another. */
    public void soon(Runnable work) {
        requireInside();
        soon.add(work);
    }

    /** Puts work on the agenda. */
    public WorldTimer after(Duration delay, Runnable work) {
        requireInside();
        long due = nanos + Math.max(0, delay.toNanos());
        WorldTimer timer = new WorldTimer(due, asked++, work);
        agenda.add(timer);
        agendaChanged.signalAll();
        if (due == nanos) {
            soon.add(() -> doOnce(timer));
        }
        return timer;
    }

    /** The time on the clock. */
    public Instant now() {
        requireInside();
        return start.plusNanos(nanos);
    }

    /** How long the world has existed by its own clock. */
    public Duration uptime() {
        requireInside();
        return Duration.ofNanos(nanos);
    }

    /** When the clock began to run. */
    public Instant startedAt() {
        return start;
    }

    /** The source of all chance in this world. */
    public Random random() {
        requireInside();
        return random;
    }

    /** Lets time pass, and does on the calling thread all that is due on the way, in order. */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        advanceTo(ask(() -> nanos) + time.toNanos(), () -> brakes.forEach(Brake::await));
    }

    /** Lets time pass up to so many nanoseconds after the start, whoever lags; does nothing where that is past. */
    void advanceTo(long target) {
        advanceTo(target, () -> {});
    }

    private void advanceTo(long target, Brake between) {
        try {
            between.await();
            while (doNext(target)) {
                between.await();
            }
        } finally {
            lock.lock();
            leave();
        }
    }

    private boolean doNext(long target) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                throw new IllegalStateException("time cannot be advanced from within: use a timer");
            }
            WorldTimer next = agenda.peek();
            if (next == null || next.due > target) {
                nanos = Math.max(nanos, target);
                return false;
            }
            nanos = Math.max(nanos, next.due);
            doOnce(next);
            doWhatIsDueAtOnce();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is on the agenda that is due, or the time is over. */
    void awaitAgenda(long most) throws InterruptedException {
        lock.lock();
        try {
            WorldTimer next = agenda.peek();
            long wait = next == null ? most : Math.min(most, next.due - nanos);
            if (wait > 0 && agendaChanged.awaitNanos(wait) > TimeUnit.HOURS.toNanos(1)) {
                throw new IllegalStateException("the clock of this machine runs backwards");
            }
        } finally {
            lock.unlock();
        }
    }

    private void doOnce(WorldTimer timer) {
        agenda.remove(timer);
        Runnable work = timer.take();
        if (work != null) {
            work.run();
        }
    }

    private void doWhatIsDueAtOnce() {
        for (Runnable work = soon.poll(); work != null; work = soon.poll()) {
            work.run();
        }
    }

    private void requireInside() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the PBX may be touched only inside its world");
        }
    }
}
