package io.strowger.simulator.internal.server;

import io.strowger.simulator.internal.ami.Client;
import io.strowger.simulator.internal.ami.Dispatcher;
import io.strowger.simulator.internal.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What one client has asked and was not answered yet: handled one after the other, as the real server does.
 *
 * <p>No thread waits for an answer, so the client is read all the time, and its end is seen however long an answer takes.
 */
final class Backlog {
    /** So much may be asked before the first answer; who asks more is read no further. */
    static final int MOST = 128;

    private final World world;
    private final Dispatcher dispatcher;
    private final Client client;
    private final Supplier<Duration> delay;
    private final Room room;
    private final Runnable goesOn;
    /** For use inside the world. */
    private final ArrayDeque<RequestReader.Read> waiting = new ArrayDeque<>();
    /** True while an action is being answered; for use inside the world. */
    private boolean busy;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int unanswered;
    private boolean ended;

    /** Where answers go. */
    interface Room {
        /** True where the client has read nearly all that it was told; if not, something is run once it has. */
        boolean isThereOr(Runnable later);
    }

    /** Makes an empty one; each action is handled so much later as {@code delay} says, and when there is room for its answer. */
    Backlog(World world, Dispatcher dispatcher, Client client, Supplier<Duration> delay, Room room) {
        this.world = world;
        this.dispatcher = dispatcher;
        this.client = client;
        this.delay = delay;
        this.room = room;
        this.goesOn = () -> world.run(this::next);
    }

    /** True where one more can be taken without waiting. */
    boolean hasRoom() {
        lock.lock();
        try {
            return unanswered < MOST || ended;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until one more can be taken, or none will be. */
    void awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (unanswered >= MOST && !ended) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Handles a request as soon as those before it are answered; drops it where the connection is over. */
    void add(RequestReader.Read read) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            unanswered++;
        } finally {
            lock.unlock();
        }
        world.run(() -> {
            waiting.add(read);
            disturb();
            next();
        });
    }

    /** True where all is answered, or nothing more will be. */
    boolean isDone() {
        lock.lock();
        try {
            return unanswered == 0 || ended;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is answered, or nothing more will be, or that takes too long. */
    void awaitAnswers(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (unanswered > 0 && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Handles nothing more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tells what is being answered that the client has sent more, or has ended; for use inside the world. */
    void disturb() {
        if (busy) {
            client.disturb();
        }
    }

    private void next() {
        if (busy || waiting.isEmpty() || hasEnded() || !room.isThereOr(goesOn)) {
            return;
        }
        busy = true;
        RequestReader.Read read = waiting.remove();
        Duration late = delay.get();
        if (late.isZero()) {
            handle(read);
        } else {
            world.after(late, () -> handle(read));
        }
    }

    private void handle(RequestReader.Read read) {
        String refusal = read.refusal();
        if (refusal == null) {
            dispatcher.dispatch(client, read.request(), this::answered);
        } else {
            dispatcher.refuse(client, read.request().actionId(), refusal, this::answered);
        }
        if (!waiting.isEmpty()) {
            disturb();
        }
    }

    private boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private void answered() {
        busy = false;
        lock.lock();
        try {
            unanswered--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        // Not at once: what the answer has caused comes first.
        world.soon(this::next);
    }
}
