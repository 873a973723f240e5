package io.strowger.client.internal;

import io.strowger.client.ConnectionLostException;
import io.strowger.protocol.wire.MessageDecoder;
import io.strowger.protocol.wire.ProtocolException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one session's socket, always: it waits for nothing but bytes, and runs no user code.
 *
 * <p>What it has is used by whoever has the {@link ReadingTurn}: mostly the reader's thread, which runs this, and during
 * its rests a thread that waits for its answer.
 */
final class ReaderLoop implements Runnable, ReadingTurn.Reading {
    /** After so many reads that did not have to wait long for their bytes, events count as coming thick. */
    private static final int THICK = 8;
    /** What follows something in less than that follows it soon, in nanoseconds. */
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(2);

    /** What came of reading once. */
    private enum Read {
        BYTES,
        NOTHING,
        END
    }

    private final Session session;
    private final Transport transport;
    private final Router router;
    private final Dispatcher dispatcher;
    private final Completions completions;
    private final MessageDecoder decoder;
    private final ReadingTurn turn;
    private final ReadBuffer buffer = new ReadBuffer();

    /** How many reads in a row brought something soon. */
    private int soon;
    /** When the reader last read an answer that a thread waited for. */
    private long answeredAt = System.nanoTime() - SOON;
    /** True after two of those in quick succession, or more. */
    private boolean asked;

    private final Spinning spinning = new Spinning();
    private final Gathering gathering = new Gathering(answeredAt);

    private boolean atEnd;
    private @Nullable Throwable failure;

    ReaderLoop(Session session, Transport transport, Router router, Dispatcher dispatcher, Actions actions) {
        this.completions = actions.completions();
        this.session = session;
        this.transport = transport;
        this.router = router;
        this.dispatcher = dispatcher;
        this.decoder = new MessageDecoder(session.settings().limits());
        this.turn = new ReadingTurn(actions.pending(), transport.canGiveUpReading());
    }

    /** Reads on the calling thread if nobody else does, until its action has ended or that takes long. */
    void await(Waiter waiter) {
        turn.await(waiter, this);
    }

    /** To be called when an answer is to be read that nobody waits for by {@link #await}. */
    void resume() {
        turn.resume();
    }

    @Override
    public void run() {
        String pbx = session.settings().pbx();
        turn.begin();
        try {
            readUntilEnd();
        } catch (RuntimeException | Error bug) {
            failure = bug;
        }
        completions.collect();
        try {
            end(pbx, failure);
        } finally {
            completions.release();
        }
    }

    private void readUntilEnd() {
        while (read(0) != Read.END) {
            noteAnswer();
            if (asked || (soon >= THICK && buffer.isSpacious())) {
                turn.rest(asked ? SOON : gathering.rest(router.readNanos()));
                asked = false;
                // What others read while this rested was no answer for which this had to wake anybody.
                boolean unused = router.tookAwaited();
            }
        }
    }

    private void end(String pbx, @Nullable Throwable failed) {
        if (failed == null) {
            session.end(new ConnectionLostException(atEnd(pbx), null));
        } else if (failed instanceof IOException broken) {
            session.end(new ConnectionLostException(
                    "The connection to " + pbx + " broke: " + broken.getMessage() + ".", broken));
        } else if (failed instanceof ProtocolException notAmi) {
            session.protocolBroken(notAmi);
        } else {
            // A sender that reads has little stack left, perhaps, or there is no memory: that is no fault of ours.
            String why = failed instanceof VirtualMachineError ? "the JVM could not go on" : "of a bug in Strowger";
            Log.LOGGER.log(Level.ERROR, "The connection to " + pbx + " is given up because " + why, failed);
            session.end(new ConnectionLostException(
                    "The connection to " + pbx + " was given up because " + why + ": " + failed, failed));
        }
    }

    @Override
    public boolean readOnce(int timeoutMillis) {
        return read(timeoutMillis) == Read.BYTES;
    }

    private void noteAnswer() {
        if (router.tookAwaited()) {
            long now = router.readNanos();
            asked = now - answeredAt < SOON && transport.canGiveUpReading();
            answeredAt = now;
        }
    }

    private Read read(int timeoutMillis) {
        if (atEnd) {
            return Read.END;
        }
        completions.collect();
        dispatcher.reading(true);
        try {
            byte[] bytes = buffer.next();
            long begun = System.nanoTime();
            if (timeoutMillis > 0) {
                transport.awaitBytes(spinning.nanos());
            }
            int read = transport.read(bytes, timeoutMillis);
            if (read < 0) {
                atEnd = true;
                return Read.END;
            }
            feed(bytes, read);
            gathering.read(read);
            buffer.filled(read);
            long took = router.readNanos() - begun;
            soon = took < SOON ? soon + 1 : 0;
            if (timeoutMillis > 0) {
                spinning.took(took);
            }
            return Read.BYTES;
        } catch (SocketTimeoutException nothing) {
            spinning.took(Long.MAX_VALUE);
            return Read.NOTHING;
        } catch (IOException | RuntimeException | Error broken) {
            failure = broken;
            atEnd = true;
            return Read.END;
        } finally {
            dispatcher.reading(false);
            release();
        }
    }

    /** Hands over what completes futures; where that fails, threads cannot be made any more. */
    private void release() {
        try {
            completions.release();
        } catch (RuntimeException | Error notTaken) {
            failure = failure == null ? notTaken : failure;
            atEnd = true;
        }
    }

    private void feed(byte[] bytes, int read) {
        long before = router.messages();
        router.readNow(read);
        try {
            decoder.feed(bytes, 0, read, router);
        } finally {
            if (router.messages() != before) {
                session.heard(router.readNanos());
            }
            dispatcher.flush();
        }
    }

    private String atEnd(String pbx) {
        return decoder.midMessage()
                ? "Asterisk closed the connection to " + pbx + " in the middle of a message. It does so when a client"
                        + " does not read fast enough, and when it stops."
                : "Asterisk closed the connection to " + pbx + ". It does so when it stops, when the user is logged"
                        + " out, when its configuration is reloaded, and after \"Permission denied\" to an action whose"
                        + " module is just being loaded or unloaded.";
    }
}
