package io.strowger.simulator.internal.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that wait to be written to one client, and the loop that writes them.
 *
 * <p>Putting bytes in never waits. They are written at {@link #flush}, which comes when the world is left, or as soon as there
 * are many: to write each message by itself would take longer than to make it. Who has more than {@link #MOST_BYTES}
 * waiting behind the last answer is thrown out in the middle of a message, as by a real server whose client does not read;
 * an answer may be as long as it is, since none is begun before there is {@linkplain #hasRoomOr room}.
 */
final class Outbox {
    /** So much may wait. */
    static final long MOST_BYTES = 16L << 20;

    /** Below this, virtual time goes on. */
    static final long ROOM_BYTES = 2L << 20;

    private static final int CHUNK_BYTES = 1 << 16;

    /** So much is written without waiting for more. */
    private static final int MANY_BYTES = 1 << 14;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Condition empty = lock.newCondition();
    private final Consumer<Outbox> filled;
    /** True where {@link #filled} was told since the last flush; for use inside the world. */
    private boolean told;

    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    /** So many were put in since the last part of an answer; below 0 while that is on its way. */
    private long bytesSinceAnswer;

    private @Nullable Runnable whenRoom;
    /** True where what waits is to be written now. */
    private boolean begun;

    private boolean closing;
    private boolean closed;
    private boolean split;
    private boolean writing;
    private long writingSince;

    /** Makes an outbox that tells when something is in it that has to be flushed. */
    Outbox(Consumer<Outbox> filled) {
        this.filled = filled;
    }

    /**
     * Puts bytes behind those that wait, or drops them where the end is near; false where too many wait. For use inside the
     * world.
     */
    boolean put(byte[] bytes) {
        if (!told) {
            told = true;
            filled.accept(this);
        }
        lock.lock();
        try {
            if (closing || closed) {
                return true;
            }
            waiting.add(bytes);
            waitingBytes += bytes.length;
            bytesSinceAnswer += bytes.length;
            if (waitingBytes >= MANY_BYTES && waitingBytes - bytes.length < MANY_BYTES) {
                begun = true;
                changed.signal();
            }
            return Math.min(waitingBytes, bytesSinceAnswer) <= MOST_BYTES;
        } finally {
            lock.unlock();
        }
    }

    /** The next so many bytes are a part of an answer, and are not counted. */
    void answers(int bytes) {
        lock.lock();
        try {
            bytesSinceAnswer = -bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Has written what waits; for use inside the world. */
    void flush() {
        told = false;
        lock.lock();
        try {
            begun = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes each byte by itself, or as many together as there are. */
    void split(boolean wanted) {
        lock.lock();
        try {
            split = wanted;
        } finally {
            lock.unlock();
        }
    }

    /** True where the client has taken nothing of what is being written since before that time. */
    boolean isStuckSince(long nanoTime) {
        lock.lock();
        try {
            return writing && writingSince - nanoTime < 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lets what waits be written, and nothing more. */
    void close() {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what waits. */
    void abort() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            waitingBytes = 0;
            changed.signal();
            room.signalAll();
            empty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True where the client does not lag. */
    boolean hasRoom() {
        lock.lock();
        try {
            return waitingBytes <= ROOM_BYTES;
        } finally {
            lock.unlock();
        }
    }

    /** True where the client does not lag; if it does, something is run on the thread that writes as soon as it has caught up. */
    boolean hasRoomOr(Runnable later) {
        lock.lock();
        try {
            boolean hasRoom = waitingBytes <= ROOM_BYTES;
            whenRoom = hasRoom ? null : later;
            return hasRoom;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the client has caught up; false where it did not within that time. */
    boolean awaitRoom(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            long before = waitingBytes;
            while (waitingBytes > ROOM_BYTES && !closed) {
                if (left <= 0) {
                    if (waitingBytes >= before) {
                        return false;
                    }
                    before = waitingBytes;
                    left = TimeUnit.MILLISECONDS.toNanos(millis);
                }
                left = room.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all bytes were handed to the operating system, or none will be; false where that takes too long. */
    boolean awaitEmpty(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while ((writing || !waiting.isEmpty()) && !closed && left > 0) {
                left = empty.awaitNanos(left);
            }
            return left > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing more will be written, or that takes too long. */
    void awaitEnd(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (!closed && left > 0) {
                left = empty.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is put in, until it is closed; for one thread. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int size = take(chunk); size >= 0; size = take(chunk)) {
            tellOfRoom();
            out.write(chunk, 0, size);
            written();
        }
    }

    /** Not under the lock: who is told enters the world, from where bytes are put in here. */
    private void tellOfRoom() {
        Runnable waited;
        lock.lock();
        try {
            if (whenRoom == null || waitingBytes > ROOM_BYTES) {
                return;
            }
            waited = whenRoom;
            whenRoom = null;
        } finally {
            lock.unlock();
        }
        waited.run();
    }

    private void written() {
        lock.lock();
        try {
            writing = false;
            if (waiting.isEmpty()) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Moves as many whole messages as fit; -1 at the end. */
    private int take(byte[] chunk) throws InterruptedException {
        lock.lock();
        try {
            while ((waiting.isEmpty() || !begun) && !closing && !closed) {
                begun = false;
                changed.await();
            }
            if (closed || waiting.isEmpty()) {
                return -1;
            }
            int size = 0;
            int most = split ? 1 : chunk.length;
            for (byte[] next = waiting.peek(); next != null && size < most; next = waiting.peek()) {
                int part = Math.min(next.length, most - size);
                System.arraycopy(next, 0, chunk, size, part);
                size += part;
                waiting.remove();
                if (part < next.length) {
                    waiting.addFirst(java.util.Arrays.copyOfRange(next, part, next.length));
                }
            }
            waitingBytes -= size;
            writing = true;
            writingSince = System.nanoTime();
            if (waitingBytes <= ROOM_BYTES) {
                room.signalAll();
            }
            return size;
        } finally {
            lock.unlock();
        }
    }
}
