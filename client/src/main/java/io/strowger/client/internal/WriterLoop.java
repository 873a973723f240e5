package io.strowger.client.internal;

import io.strowger.client.ConnectionLostException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one session's actions, as many with one write as there are waiting; on the link's thread. */
final class WriterLoop {
    private static final int MOST_BYTES = 32 * 1024;

    private final Session session;
    private final OutputStream out;
    private final PendingActions pending;
    private final long timeoutNanos;
    private volatile boolean writing;
    private volatile long writingSince;

    WriterLoop(Session session, OutputStream out, PendingActions pending) {
        this.session = session;
        this.out = out;
        this.pending = pending;
        this.timeoutNanos = Durations.nanos(session.settings().writeTimeout());
    }

    /** Writes until the session ends. */
    void run() {
        try {
            for (List<byte[]> next = take(); next != null; next = take()) {
                write(next);
            }
        } catch (IOException broken) {
            session.writingBroke(broken(broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            session.end(new ConnectionLostException(
                    "The thread that writes to " + session.settings().pbx() + " was interrupted.", stopped));
        } catch (RuntimeException | Error bug) {
            session.end(new ConnectionLostException(
                    "The connection to " + session.settings().pbx() + " was given up because of a bug in Strowger: "
                            + bug,
                    bug));
        }
    }

    /** Writes what waits now, on the thread that will {@link #run}. */
    void writeWaiting() {
        try {
            for (List<byte[]> next = pending.takeNow(MOST_BYTES); !next.isEmpty(); next = pending.takeNow(MOST_BYTES)) {
                write(next);
            }
        } catch (IOException broken) {
            session.writingBroke(broken(broken));
        }
    }

    private void write(List<byte[]> next) throws IOException {
        byte[] bytes = next.size() == 1 ? next.get(0) : joined(next);
        writingSince = System.nanoTime();
        writing = true;
        out.write(bytes);
        out.flush();
        writing = false;
    }

    private ConnectionLostException broken(IOException broken) {
        return new ConnectionLostException(
                "The connection to " + session.settings().pbx() + " broke: " + broken.getMessage() + ".", broken);
    }

    private @Nullable List<byte[]> take() throws InterruptedException {
        return pending.takeToWrite(MOST_BYTES);
    }

    private static byte[] joined(List<byte[]> parts) {
        byte[] joined = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    /** True where one write has taken longer than it may. */
    boolean isStuck(long now) {
        return writing && now - writingSince > timeoutNanos;
    }
}
