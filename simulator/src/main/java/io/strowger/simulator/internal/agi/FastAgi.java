package io.strowger.simulator.internal.agi;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All sessions with servers of FastAGI; safe for use by any thread.
 *
 * <p>The sockets are real and the servers think in real time, so virtual time stands still while one of them is to say
 * something, for so long at most; one that lets that pass holds nothing up until it speaks again.
 */
public final class FastAgi implements AutoCloseable {
    /** So long does a server that says nothing hold virtual time up. */
    private static final long STALL_MILLIS = 5_000;

    /** So long does closing wait for each thread. */
    private static final long JOIN_MILLIS = 5_000;

    private final Set<FastAgiSession> sessions = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean closed;

    /** Makes no session yet. */
    FastAgi() {}

    /** Holds time up, and looks after channels that are gone. */
    void install(Switchboard pbx) {
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
        FastAgiSession session = new FastAgiSession(this, x, request, arguments);
        if (closed) {
            return;
        }
        sessions.add(session);
        session.start();
    }

    /** Noted whenever a session begins to wait for its server, or ceases to. */
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void ended(FastAgiSession session) {
        sessions.remove(session);
        changed();
    }

    /** Waits until no server is to say anything; false where that takes too long. */
    public boolean awaitQuiet(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && sessions.stream().anyMatch(FastAgiSession::holdsTime)) {
                left = changed.awaitNanos(left);
            }
            return left > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all servers have said what they had to, or were given up for now. */
    public void hold() {
        try {
            if (!awaitQuiet(STALL_MILLIS)) {
                sessions.forEach(FastAgiSession::holdNoMore);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all sessions, and waits for their threads. */
    @Override
    public void close() {
        closed = true;
        for (FastAgiSession each : sessions) {
            each.close(JOIN_MILLIS);
        }
    }
}
