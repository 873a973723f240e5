package io.strowger.client.internal;

import io.strowger.client.ConnectionLostException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes one session's actions: one thread at a time, and as many actions with one write as there are waiting.
 *
 * <p>Mostly that thread is the one in {@link #writeUntilEnd}. While next to nothing is on its way, whoever waits for the
 * answer anyway writes for itself: that saves handing over to another thread.
 */
final class Outbox {
    private static final int MOST_BYTES = 32 * 1024;
    /** What the kernel needs for a small write besides its bytes, and TLS. */
    private static final int OVERHEAD = 1024;
    /** A write must not fill more of the socket's buffer than this part of it. */
    private static final int SHARE = 4;

    private final Session session;
    private final PendingActions pending;
    private final OutputStream out;
    private final int room;
    private final long timeoutNanos;

    /** What the writer has taken and not yet written; its own. */
    private byte[] taken = new byte[MOST_BYTES];

    private int size;

    private volatile boolean writing;
    private volatile long writingSince;

    /** Makes an outbox for a session's connected socket. */
    Outbox(Session session, PendingActions pending, Transport transport) {
        this.session = session;
        this.pending = pending;
        this.out = transport.out();
        this.room = transport.sendBuffer() / SHARE;
        this.timeoutNanos = Durations.nanos(session.settings().writeTimeout());
    }

    /** The number of the session. */
    int session() {
        return session.number();
    }

    /** Writes what comes until the session ends; for one thread, which may wait here for the socket. */
    void writeUntilEnd() {
        try {
            while (pending.take(this)) {
                writeTaken();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            session.end(new ConnectionLostException(
                    "The thread that writes to " + session.settings().pbx() + " was interrupted.", stopped));
        }
    }

    /** Writes what waits now, on the thread that will {@link #writeUntilEnd}. */
    void writeWaiting() {
        while (pending.takeNow(this)) {
            writeTaken();
        }
    }

    private void writeTaken() {
        write(taken, size);
        size = 0;
        if (taken.length > MOST_BYTES) {
            taken = new byte[MOST_BYTES];
        }
    }

    /** Writes the bytes of one action, for which the caller has been given the right to write. */
    void write(byte[] bytes) {
        write(bytes, bytes.length);
    }

    /** After a failure the right to write is not given back: nothing may follow half an action. */
    private void write(byte[] bytes, int length) {
        String pbx = session.settings().pbx();
        try {
            writingSince = System.nanoTime();
            writing = true;
            out.write(bytes, 0, length);
            out.flush();
            writing = false;
            pending.writeDone(this);
        } catch (IOException broken) {
            writing = false;
            session.writingBroke(new ConnectionLostException(
                    "The connection to " + pbx + " broke: " + broken.getMessage() + ".", broken));
        } catch (RuntimeException | Error bug) {
            session.end(new ConnectionLostException(
                    "The connection to " + pbx + " was given up because of a bug in Strowger: " + bug, bug));
        }
    }

    /** True where so many bytes more than those that are unanswered are sure not to make the writer wait. */
    boolean hasRoom(Unanswered before, int bytes) {
        return before.bytes() + bytes + (before.size() + 1L) * OVERHEAD <= room;
    }

    /** Takes an action's bytes, to be written with the others; false where there is no room for them. */
    boolean append(byte[] bytes) {
        int more = size + bytes.length;
        if (more > MOST_BYTES && size > 0) {
            return false;
        }
        if (more > taken.length) {
            taken = Arrays.copyOf(taken, more);
        }
        System.arraycopy(bytes, 0, taken, size, bytes.length);
        size = more;
        return true;
    }

    /** True where nothing is taken. */
    boolean isEmpty() {
        return size == 0;
    }

    boolean isWriting() {
        return writing;
    }

    /** Ends the session where a write has taken longer than it may. */
    void giveUpIfStuck(long now) {
        if (writing && now - writingSince > timeoutNanos) {
            session.stuck();
        }
    }
}
