package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ClosedException;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.ServerInfo;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's life: connects, keeps the session, and when it has ended waits and connects again, until the end.
 *
 * <p>Has a thread of its own, which is the session's writer while there is a session. Sessions never overlap: one begins
 * when all that was read in the one before has been delivered.
 */
final class Link implements Session.Owner {
    private final Parts parts;
    private final Settings settings;
    private final Announcer announcer;
    private final Backoff backoff;
    private final Opening opening;
    private final Connector connector;
    private final Thread thread;
    private final boolean failFast;
    private final CompletableFuture<Void> firstAttempt = new CompletableFuture<>();

    private final ShortLock lock = new ShortLock();
    private final CountDownLatch closingBegun = new CountDownLatch(1);
    private @Nullable Session current;
    private @Nullable AmiException endReason;
    private volatile boolean closing;

    private volatile @Nullable Session ready;
    /** The session that is logged in; set by its reader, and unset by the link when that has ended. */
    private volatile @Nullable Session loggedIn;

    private boolean everReady;
    private long readyAt;

    /**
     * Makes a link; nothing happens before {@link #start}.
     *
     * @param failFast true where a failure of the first attempt is the end
     */
    Link(Parts parts, boolean failFast) {
        this.parts = parts;
        this.settings = parts.settings();
        this.failFast = failFast;
        this.announcer =
                new Announcer(settings.pbx(), parts.dispatcher(), parts.world().clock());
        this.backoff =
                new Backoff(settings.endurance().reconnect(), parts.world().random());
        this.opening = new Opening(parts.world().resolver(), parts.threads());
        this.connector = new Connector(parts, this, opening, announcer);
        this.thread = parts.threads().thread("link", this::run);
    }

    void start() {
        thread.start();
    }

    /** Completes when the first attempt has led to a session that is ready, or the client has ended; to be waited for. */
    CompletableFuture<Void> firstAttempt() {
        return firstAttempt;
    }

    /** The session that actions go to, or null. */
    @Nullable Session ready() {
        return ready;
    }

    /** What is known of the server of the last session, or null before the first. */
    @Nullable ServerInfo server() {
        return announcer.server();
    }

    /** Why the client ended, or null while it lasts. */
    @Nullable AmiException endReason() {
        return lock.inside(() -> endReason);
    }

    private void run() {
        AmiException reason;
        try {
            reason = live();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            reason =
                    new AmiException("The client of " + settings.pbx() + " was given up: it was interrupted.", stopped);
        } catch (Exception | Error bug) {
            Log.LOGGER.log(
                    Level.ERROR, "The client of " + settings.pbx() + " is given up because of a bug in Strowger", bug);
            reason = new AmiException(
                    "The client of " + settings.pbx() + " was given up because of a bug in Strowger: " + bug, bug);
            windUp(reason);
        }
        finish(reason);
    }

    private AmiException live() throws InterruptedException {
        while (true) {
            long attempt = backoff.attempt();
            announcer.connecting(attempt);
            AmiException failure = session();
            Duration delay = delay(failure);
            Session was = loggedIn;
            AmiException reason = was != null ? was.endedWith() : Objects.requireNonNull(failure);
            if (was != null) {
                disconnected(was, reason, delay);
            } else {
                announcer.failed(attempt, reason, delay);
            }
            if (delay == null || !pause(delay, reason)) {
                return reason;
            }
        }
    }

    private void disconnected(Session was, AmiException reason, @Nullable Duration delay) {
        loggedIn = null;
        parts.originations().ended(reason);
        announcer.disconnected(was, reason, delay);
    }

    /** Ends what is left of a session where the link ends in its midst. */
    private void windUp(AmiException reason) {
        Session left = current();
        if (left != null) {
            left.end(reason);
            left.awaitReader();
        }
        Session was = loggedIn;
        if (was != null) {
            disconnected(was, was.endedWith(), null);
        }
    }

    /** One session from the attempt to its end; null where it was ready, else what stood in the way. */
    private @Nullable AmiException session() {
        Session session;
        try {
            session = connector.connect();
        } catch (AmiException failed) {
            noteFailure(failed);
            return failed;
        } catch (Exception | Error unexpected) {
            AmiException failed =
                    new AmiException("Connecting to " + settings.pbx() + " failed: " + unexpected, unexpected);
            noteFailure(failed);
            return failed;
        }
        begin(session);
        session.write();
        return null;
    }

    private @Nullable Session current() {
        return lock.inside(() -> current);
    }

    private void noteFailure(AmiException failed) {
        lock.inside(() -> current = null);
        parts.actions().notConnected(failed);
    }

    private void begin(Session session) {
        everReady = true;
        readyAt = System.nanoTime();
        backoff.succeeded();
        ready = session;
        AmiException over = session.endReason();
        if (over != null) {
            over(session, over);
        }
        parts.actions().ready();
        announcer.ready(session);
        session.prepared();
        firstAttempt.complete(null);
    }

    /** How long to wait before the next attempt; null where there is to be none. */
    private @Nullable Duration delay(@Nullable AmiException failure) {
        if (closing || (failFast && !everReady) || Thread.currentThread().isInterrupted()) {
            return null;
        }
        return failure != null
                ? backoff.afterFailure(failure, connector.mayHaveBeenRefused())
                : backoff.afterSession(Duration.ofNanos(System.nanoTime() - readyAt));
    }

    /** Waits; false where the client was closed meanwhile. */
    private boolean pause(Duration delay, AmiException reason) throws InterruptedException {
        Log.LOGGER.log(
                Level.INFO,
                "Connecting to {0} again in {1}: {2}",
                settings.pbx(),
                Durations.about(delay),
                reason.getMessage());
        Duration left = parts.world().pause().apply(delay);
        return !closingBegun.await(left.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void finish(AmiException reason) {
        AmiException last;
        lock.lock();
        try {
            last = closing ? closed() : reason;
            endReason = last;
        } finally {
            lock.unlock();
        }
        try {
            parts.actions().refuse(last);
            announcer.closed(last);
        } finally {
            firstAttempt.completeExceptionally(reason);
        }
    }

    private ClosedException closed() {
        return new ClosedException("The client of " + settings.pbx() + " was closed.");
    }

    /** Takes charge of a session that begins. */
    void adopt(Session session) {
        lock.lock();
        try {
            if (closing) {
                throw closed();
            }
            current = session;
        } finally {
            lock.unlock();
        }
        opening.opened();
    }

    /** True where the session that was adopted last is logged in, or was. */
    boolean isLoggedIn() {
        return loggedIn != null;
    }

    @Override
    public void loggedIn(Session session) {
        loggedIn = session;
        announcer.connected(session);
    }

    @Override
    public void over(Session session, AmiException reason) {
        lock.lock();
        try {
            if (ready == session) {
                ready = null;
                if (settings.endurance().reconnect().attempts() == 0) {
                    endReason = reason;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets no other session begin; the one that there is goes on. */
    void closing() {
        Session session;
        lock.lock();
        try {
            closing = true;
            session = current;
            closingBegun.countDown();
        } finally {
            lock.unlock();
        }
        if (session != null) {
            session.closing();
        }
    }

    /** Ends whatever is going on; after {@link #closing}. */
    void end() {
        Session session = current();
        opening.cancel();
        if (session != null) {
            session.end(new ConnectionLostException("The connection to " + settings.pbx() + " was given up.", null));
        }
    }

    /** Waits for the threads to end, but not for the one that calls. */
    void join(long nanos) throws InterruptedException {
        if (thread != Thread.currentThread()) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, nanos));
        }
    }
}
