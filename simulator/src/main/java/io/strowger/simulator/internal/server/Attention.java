package io.strowger.simulator.internal.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What the thread that reads from a client is at: tells when all that the client has sent was handled. */
final class Attention {
    private final Socket bare;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.HANDLES;
    private BooleanSupplier over = () -> true;

    private enum State {
        /** Something is being done for the client. */
        HANDLES,
        /** The thread waits for bytes. */
        READS,
        /** An answer takes time, and what the client sends has to wait for it; not so once the wait is over. */
        WAITS,
        /** The connection is over. */
        ENDED
    }

    /** Something that waits. */
    interface Wait {
        /** Returns when what was waited for is there. */
        void await() throws InterruptedException;
    }

    /** Makes one for a socket, of which the operating system says how many bytes were not read yet. */
    Attention(Socket bare) {
        this.bare = bare;
    }

    /**
     * The stream to read requests from.
     *
     * <p>It waits for one byte only, and leaves the others where the operating system counts them until it has noted that
     * it waits no more: between the two it would look as if nothing had come.
     */
    InputStream watched(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int from, int most) throws IOException {
                if (in.available() > 0) {
                    return in.read(buffer, from, most);
                }
                int first = await(buffer, from);
                if (first < 0 || most == 1 || in.available() == 0) {
                    return first;
                }
                return first + Math.max(0, in.read(buffer, from + 1, most - 1));
            }

            private int await(byte[] buffer, int from) throws IOException {
                become(State.READS);
                try {
                    return in.read(buffer, from, 1);
                } finally {
                    become(State.HANDLES);
                }
            }
        };
    }

    /**
     * Waits for what only the passing of time can bring.
     *
     * @param isOver true as soon as there is nothing more to wait for, though the thread may not have noticed it
     */
    void waitsForTime(Wait wait, BooleanSupplier isOver) throws InterruptedException {
        lock.lock();
        try {
            over = isOver;
            become(State.WAITS);
        } finally {
            lock.unlock();
        }
        try {
            wait.await();
        } finally {
            become(State.HANDLES);
        }
    }

    /** Notes the end of the connection. */
    void ends() {
        become(State.ENDED);
    }

    /** Waits until nothing is left to do but by the passing of time; false where that takes too long. */
    boolean awaitQuiet(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!isQuiet() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return left > 0;
        } finally {
            lock.unlock();
        }
    }

    private boolean isQuiet() {
        try {
            return switch (state) {
                case HANDLES -> false;
                case READS -> bare.getInputStream().available() == 0;
                case WAITS -> !over.getAsBoolean();
                case ENDED -> true;
            };
        } catch (IOException e) {
            return true;
        }
    }

    private void become(State next) {
        lock.lock();
        try {
            if (state != State.ENDED) {
                state = next;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
