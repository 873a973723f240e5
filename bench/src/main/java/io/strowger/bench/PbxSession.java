package io.strowger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** One client's session at the {@link Pbx}: answers its actions, and writes events when told to. */
final class PbxSession implements Runnable {
    private static final int CHUNK = 256 * 1024;
    private static final int MICRO_DIGITS = 6;
    private static final int ROOM = 64 * 1024;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final byte[] BANNER = ascii("Asterisk Call Manager/11.0.0\r\n");
    private static final byte[] END = ascii(
            "Event: " + Mix.END + "\r\nPrivilege: system,all\r\nPeer: PJSIP/end\r\nPeerStatus: Registered\r\n\r\n");

    private final SocketChannel socket;
    private final Mix mix;
    private final ByteBuffer block;
    private final ReentrantLock writing = new ReentrantLock();
    private final PbxAnswers answers = new PbxAnswers();
    private volatile boolean loaded;

    PbxSession(SocketChannel socket, Mix mix, ByteBuffer block) {
        this.socket = socket;
        this.mix = mix;
        this.block = block.duplicate();
    }

    /** Answers actions until the client hangs up. */
    @Override
    public void run() {
        ByteBuffer in = ByteBuffer.allocateDirect(ROOM);
        try (socket) {
            write(ByteBuffer.wrap(BANNER));
            while (socket.read(in) >= 0) {
                in.flip();
                ByteBuffer out = answers.to(in);
                in.compact();
                write(out);
                if (answers.isOver()) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            // the client hung up, as they do at the end of a measurement
        } finally {
            loaded = false;
        }
    }

    /** How many actions it took the client to log in; asked when it is logged in. */
    int actions() {
        return answers.actionsToLogin();
    }

    /** Writes as many events as fast as the client takes them, and the last one behind them. */
    void flood(long events) {
        long left = events;
        while (left > 0) {
            int now = (int) Math.min(left, mix.events());
            int end = mix.start(now);
            for (int at = 0; at < end; at += CHUNK) {
                write(block.slice(at, Math.min(CHUNK, end - at)));
            }
            left -= now;
        }
        write(ByteBuffer.wrap(END));
    }

    /** Writes as many events, so many a second, in one piece each millisecond, and the last one behind them. */
    void pace(long events, int perSecond, boolean stamped) {
        loaded = true;
        ByteBuffer out = ByteBuffer.allocateDirect(CHUNK);
        long start = System.nanoTime();
        long done = 0;
        while (done < events && loaded) {
            long due = Math.min(events, (System.nanoTime() - start) * perSecond / TimeUnit.SECONDS.toNanos(1));
            while (done < due) {
                out.clear();
                while (done < due && out.remaining() > ROOM) {
                    put(out, (int) (done++ % mix.events()), stamped);
                }
                write(out.flip());
            }
            LockSupport.parkNanos(TICK);
        }
        write(ByteBuffer.wrap(END));
    }

    /** Ends {@link #pace} before it is done. */
    void stop() {
        loaded = false;
    }

    /** Puts an event; with the time behind its second line, where Asterisk has it when it is told to stamp events. */
    private void put(ByteBuffer out, int event, boolean stamped) {
        int start = mix.start(event);
        int length = mix.start(event + 1) - start;
        if (!stamped) {
            out.put(mix.bytes(), start, length);
            return;
        }
        byte[] bytes = mix.bytes();
        int head = start;
        for (int lines = 0; lines < 2; head++) {
            lines += bytes[head] == '\n' ? 1 : 0;
        }
        out.put(bytes, start, head - start);
        String now = Long.toString(Clock.micros());
        int point = now.length() - MICRO_DIGITS;
        out.put(ascii("Timestamp: " + now.substring(0, point) + "." + now.substring(point) + "\r\n"));
        out.put(bytes, head, start + length - head);
    }

    private void write(ByteBuffer bytes) {
        writing.lock();
        try {
            while (bytes.hasRemaining()) {
                socket.write(bytes);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            writing.unlock();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
