package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All sessions with servers of FastAGI; safe for use by any thread.
 *
 * <p>The sockets are real and the servers think in real time, so virtual time stands still while one of them is to say
 * something, for so long at most; one that lets that pass holds nothing up until it speaks again.
 */
public final class FastAgi implements AutoCloseable {
    /** So long does a server that says nothing hold virtual time up. */
    private static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** So long do all together, though they speak. */
    private static final long HOLD_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** So long does closing wait for all threads. */
    private static final long JOIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Set<FastAgiSession> sessions = ConcurrentHashMap.newKeySet();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** How often something has changed; with the lock, which is never held while the world is entered. */
    private long changes;

    private volatile Consumer<RuntimeException> trouble = failure -> {
        throw failure;
    };
    /** Null where there is no PBX. */
    private volatile @Nullable World world;
    /** True from the first session on. */
    private volatile boolean used;
    /** For use inside the world. */
    private boolean closed;

    /** Makes no session yet. */
    FastAgi() {}

    /** Says who is told where the simulator itself fails on a thread of a session; set before the first session. */
    public void onTrouble(Consumer<RuntimeException> taker) {
        trouble = taker;
    }

    /** Holds time up, and looks after channels that are gone. */
    void install(Switchboard pbx) {
        world = pbx.world();
        pbx.world().brake(this::hold);
        pbx.watchers().add(new ChannelWatcher() {
            @Override
            public void hungUp(Channel channel) {
                sessions.forEach(each -> each.gone(channel));
            }
        });
    }

    /** Leads a channel to a server; for use inside the world. */
    void begin(Execution x, String request, List<String> arguments) {
        if (closed) {
            return;
        }
        used = true;
        FastAgiSession session = new FastAgiSession(this, x, request, arguments);
        sessions.add(session);
        session.start();
    }

    /** Noted whenever a session begins to wait for its server, or ceases to. */
    void changed() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void trouble(RuntimeException failure) {
        trouble.accept(failure);
    }

    /** Starts a thread, and waits for it at the end. */
    void start(Thread thread) {
        threads.removeIf(each -> each.getState() == Thread.State.TERMINATED);
        threads.add(thread);
        thread.setDaemon(true);
        thread.start();
    }

    /** Forgets a session that has ended, and whose server is read no more. */
    void ended(FastAgiSession session) {
        sessions.remove(session);
        changed();
    }

    /** Returns when all servers have said what they had to, or were given up for now. */
    public void hold() {
        World held = world;
        if (held == null || !used) {
            return;
        }
        long begun = System.nanoTime();
        try {
            for (long left = 1; left > 0; ) {
                long seen = changes();
                left = held.ask(() -> patience(begun));
                awaitChange(seen, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long there is still to wait; no time where nobody is to say anything. Whoever took too long is given up. */
    private long patience(long begun) {
        long most = 0;
        for (FastAgiSession each : sessions) {
            if (each.holdsTime()) {
                long now = System.nanoTime();
                long held = now - begun;
                long left = Math.min(STALL_NANOS - Math.min(held, now - each.asked()), HOLD_NANOS - held);
                if (left <= 0) {
                    each.holdNoMore();
                }
                most = Math.max(most, left);
            }
        }
        return most;
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends all sessions, and waits for their threads. */
    @Override
    public void close() {
        World closing = world;
        if (closing == null) {
            return;
        }
        List<FastAgiSession> open = closing.ask(() -> {
            closed = true;
            return new ArrayList<>(sessions);
        });
        open.forEach(FastAgiSession::close);
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + JOIN_NANOS;
        threads.forEach(each -> join(each, end));
    }

    private void join(Thread thread, long end) {
        try {
            // a time of 0 would have no end
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            if (thread.isAlive()) {
                trouble(new IllegalStateException("the thread " + thread.getName() + " does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
