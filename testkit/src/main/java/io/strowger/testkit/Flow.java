package io.strowger.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One direction of a connection through the proxy: passes bytes on until a fault strikes. */
public final class Flow {
    private static final int BUFFER = 64 * 1024;
    private static final int END = 4;

    private final ProxiedConnection connection;
    private final InputStream in;
    private final OutputStream out;
    private final Socket to;
    private final Deque<Faults.Step> byByte;
    private final Deque<Faults.Step> byMessage;
    private final @Nullable IntSupplier pieces;
    private final long bytesPerSecond;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private byte[] lastMessage = {};
    private long position;
    private long messages;
    private long toDrop;
    private int matched;
    private volatile boolean silent;

    Flow(ProxiedConnection connection, Socket from, Socket to, Faults faults) throws IOException {
        this.connection = connection;
        this.in = from.getInputStream();
        this.out = to.getOutputStream();
        this.to = to;
        this.byByte = new ArrayDeque<>(faults.steps(false));
        this.byMessage = new ArrayDeque<>(faults.steps(true));
        this.pieces = faults.pieces();
        this.bytesPerSecond = faults.bytesPerSecond();
    }

    /** Passes on until either end closes or a fault ends the connection. */
    void run() {
        byte[] buffer = new byte[BUFFER];
        try {
            strikeWhatIsDue();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pass(buffer, read);
            }
            if (!silent) {
                to.shutdownOutput();
            }
        } catch (IOException ended) {
            connection.ended(this);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            connection.ended(this);
        }
    }

    private void pass(byte[] buffer, int end) throws IOException, InterruptedException {
        int done = 0;
        while (done < end) {
            Faults.Step next = byByte.peek();
            int to = next == null ? end : (int) Math.min(end, done + next.at() - position);
            if (!byMessage.isEmpty()) {
                to = endOfMessage(buffer, done, to);
            }
            int dropped = (int) Math.min(toDrop, to - done);
            toDrop -= dropped;
            write(buffer, done + dropped, to - done - dropped);
            position += to - done;
            done = to;
            strikeWhatIsDue();
        }
    }

    /** Looks for the end of the message; gives the place behind it, or the limit. */
    private int endOfMessage(byte[] buffer, int start, int limit) {
        for (int i = start; i < limit; i++) {
            byte next = buffer[i];
            message.write(next);
            matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : next == '\r' ? 1 : 0;
            if (matched == END) {
                matched = 0;
                messages++;
                lastMessage = message.toByteArray();
                message.reset();
                return i + 1;
            }
        }
        return limit;
    }

    private void strikeWhatIsDue() throws IOException, InterruptedException {
        while (isDue(byByte.peek(), position)) {
            byByte.remove().fault().strike(this);
        }
        while (isDue(byMessage.peek(), messages)) {
            byMessage.remove().fault().strike(this);
        }
    }

    private static boolean isDue(Faults.@Nullable Step next, long at) {
        return next != null && next.at() <= at;
    }

    /** Passes these bytes on, in the pieces and at the speed of the script. */
    void write(byte[] bytes, int start, int length) throws IOException, InterruptedException {
        if (silent) {
            return;
        }
        if (pieces == null) {
            out.write(bytes, start, length);
            return;
        }
        int end = start + length;
        for (int at = start; at < end && !silent; ) {
            int piece = Math.min(pieces.getAsInt(), end - at);
            out.write(bytes, at, piece);
            at += piece;
            if (bytesPerSecond > 0 && connection.awaitEnd(piece * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond)) {
                throw new IOException("the connection has ended");
            }
        }
    }

    void cut() throws IOException {
        connection.cut();
        throw new IOException("cut");
    }

    void reset() throws IOException {
        connection.reset();
        throw new IOException("reset");
    }

    void silence() {
        silent = true;
    }

    void vanish() {
        connection.vanish();
    }

    void drop(long bytes) {
        toDrop += bytes;
    }

    void repeatMessage() throws IOException, InterruptedException {
        write(lastMessage, 0, lastMessage.length);
    }
}
