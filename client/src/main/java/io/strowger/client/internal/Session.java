package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.AmiProtocolException;
import io.strowger.client.ClosedException;
import io.strowger.client.ConnectionLostException;
import io.strowger.protocol.wire.Banner;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One socket's life: a thread that reads, the link's thread that writes, what is pending between them, and its end.
 *
 * <p>Ends once, for whatever reason comes first; then everything pending is told at once.
 */
final class Session {
    /** What the session belongs to. */
    interface Owner {
        /** Told by the reader at the response to the login, before it looks at what follows. */
        void loggedIn(Session session);

        /** Told first when the session ends, on any thread; must not wait. */
        void over(Session session, AmiException reason);
    }

    /** How much longer the reader may take for what came before a write failed. */
    private static final long LAST_READS = TimeUnit.SECONDS.toNanos(1);

    private final Settings settings;
    private final int number;
    private final Transport transport;
    private final Actions actions;
    private final Owner owner;
    private final CompletableFuture<Banner> banner = new CompletableFuture<>();
    private final ReaderLoop loop;
    private final Thread reader;
    private final Outbox outbox;
    private final Router router;
    private final KeepAlive keepAlive;
    private final CountDownLatch over = new CountDownLatch(1);

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable AmiException endReason;
    private boolean closing;
    /** Ends the session soon after writing broke. */
    private volatile @Nullable Future<?> lastReads;

    private volatile long heardAt = System.nanoTime();
    private volatile boolean isPrepared;
    private volatile int notSent;
    private volatile int outcomeUnknown;

    /**
     * Makes the session of a connected socket; nothing is read before {@link #start}.
     *
     * @param number the number of the client's session, from 1
     */
    Session(Parts parts, int number, Transport transport, Owner owner) {
        this.settings = parts.settings();
        this.number = number;
        this.transport = transport;
        this.owner = owner;
        this.actions = parts.actions();
        this.outbox = new Outbox(this, actions.pending(), transport);
        this.router = new Router(
                this,
                actions,
                parts.dispatcher(),
                parts.counters(),
                parts.world().clock());
        this.loop = new ReaderLoop(this, transport, router, parts.dispatcher(), actions);
        this.reader = parts.threads().thread("reader", loop);
        this.keepAlive =
                new KeepAlive(this, parts.conversation(), settings.endurance().keepAlive());
    }

    void start() {
        actions.begin(outbox, loop);
        reader.start();
    }

    /** Begins what a session does once it is logged in and prepared; the link's thread writes from now on. */
    void prepared() {
        isPrepared = true;
        keepAlive.start();
    }

    /** Writes until the session has ended, on the link's thread. */
    void write() {
        outbox.writeUntilEnd();
        awaitReader();
    }

    /** Writes what waits, where the link's thread is not there for that yet. */
    void writeWaiting() {
        if (!isPrepared) {
            outbox.writeWaiting();
        }
    }

    /** The address at the other end. */
    String address() {
        return transport.address();
    }

    /** When the last bytes were read; for the reader's thread, and for others after its end. */
    Instant readAt() {
        return router.readAt();
    }

    /** When the last complete message was read, by {@link System#nanoTime}. */
    long heardAt() {
        return heardAt;
    }

    void heard(long nanos) {
        heardAt = nanos;
    }

    /** How long the server may be busy with an action of ours that holds up the others; 0 or less where it is not. */
    long blockedFor(long now) {
        return actions.pending().blockedFor(now);
    }

    /** Called by the reader's thread. */
    void loggedIn() {
        owner.loggedIn(this);
    }

    /** How many actions were not written when the session ended. */
    int notSent() {
        return notSent;
    }

    /** How many actions were written and unanswered when the session ended. */
    int outcomeUnknown() {
        return outcomeUnknown;
    }

    Settings settings() {
        return settings;
    }

    int number() {
        return number;
    }

    /** True where a secret sent in the clear stays on this machine or is encrypted. */
    boolean isPrivate() {
        return transport.isPrivate();
    }

    /** Completes on the reader's thread: only to be waited for. */
    CompletableFuture<Banner> banner() {
        return banner;
    }

    /** The banner, after it was read. */
    Banner bannerNow() {
        return banner.join();
    }

    void bannerRead(Banner read) {
        banner.complete(read);
    }

    /** Takes one of the client's own actions to be written; false when the session has ended, and nothing was taken. */
    boolean submit(Pending action) {
        return actions.submitOwn(action);
    }

    /** Gives up waiting; true where the action had not ended before. */
    boolean cancel(Pending action) {
        return actions.cancel(action);
    }

    /** Makes the end that comes next one that was asked for. */
    void closing() {
        lock.lock();
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        keepAlive.stop();
    }

    /** Why the session ended, or null while it lasts. */
    @Nullable AmiException endReason() {
        lock.lock();
        try {
            return endReason;
        } finally {
            lock.unlock();
        }
    }

    /** Why the session ended; to be asked only after it has. */
    AmiException endedWith() {
        AmiException reason = endReason();
        if (reason == null) {
            throw new IllegalStateException("the session has not ended");
        }
        return reason;
    }

    /** Ends the session because of what the server, the network or the client did; only the first time counts. */
    void end(AmiException cause) {
        AmiException reason;
        lock.lock();
        try {
            if (endReason != null) {
                return;
            }
            reason = closing ? new ClosedException("The connection to " + settings.pbx() + " was closed.") : cause;
            endReason = reason;
        } finally {
            lock.unlock();
        }
        Future<?> timer = lastReads;
        if (timer != null) {
            // It would hold on to the session for nothing.
            timer.cancel(false);
        }
        try {
            owner.over(this, reason);
            keepAlive.stop();
            transport.close();
            loop.resume();
            Actions.Toll toll = actions.over(outbox, reason);
            notSent = toll.notSent();
            outcomeUnknown = toll.outcomeUnknown();
            banner.completeExceptionally(reason);
        } finally {
            over.countDown();
        }
    }

    /** Ends the session because nothing can be written; what came before is read first, if that does not take long. */
    void writingBroke(AmiException cause) {
        Future<?> timer = Timers.after(LAST_READS, () -> end(cause));
        lastReads = timer;
        if (endReason() != null) {
            timer.cancel(false);
        }
    }

    /** Waits until all is told, and for the end of the reader's thread, which an interrupt does not hasten. */
    void awaitReader() {
        boolean interrupted = false;
        while (true) {
            try {
                over.await();
                reader.join();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the session because a write takes too long. */
    void stuck() {
        end(new ConnectionLostException(
                "The connection to " + settings.pbx() + " was given up: it took nothing for "
                        + Durations.text(settings.writeTimeout())
                        + ". The network or Asterisk hangs; writeTimeout sets how long to wait.",
                null));
    }

    /** Ends the session because the bytes received are not what they should be. */
    void protocolBroken(RuntimeException cause) {
        end(new AmiProtocolException(
                "The connection to " + settings.pbx() + " was given up: " + cause.getMessage(), cause));
    }
}
