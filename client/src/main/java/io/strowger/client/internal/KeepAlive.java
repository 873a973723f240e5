package io.strowger.client.internal;

import io.strowger.client.ConnectionLostException;
import io.strowger.protocol.action.PingAction;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that the peer of an idle session is dead: asks for a sign of life, and ends the session when none comes.
 *
 * <p>A sign of life is a complete message of any kind. At most one Ping is under way.
 */
final class KeepAlive {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Session session;
    private final Conversation conversation;
    private final Duration silence;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Future<?> timer;
    private boolean stopped;

    /** The Ping under way; the timer's, and whoever stops. */
    private volatile @Nullable Pending ping;
    /** The timer's, once started. */
    private final Silence peer;

    KeepAlive(Session session, Conversation conversation, Duration silence) {
        this.session = session;
        this.conversation = conversation;
        this.silence = silence;
        this.peer = new Silence(Durations.nanos(silence));
    }

    void start() {
        look(peer.begin(System.nanoTime(), session.heardAt()));
    }

    /** Asks no more, and waits for no answer. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            if (timer != null) {
                timer.cancel(false);
            }
        } finally {
            lock.unlock();
        }
        Pending asked = ping;
        if (asked != null) {
            boolean unused = session.cancel(asked);
        }
    }

    private void look(long in) {
        lock.lock();
        try {
            if (!stopped) {
                timer = Timers.after(in, this::look);
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        long now = System.nanoTime();
        switch (peer.look(now, session.heardAt(), session.blockedFor(now))) {
            case WAIT -> look(peer.untilNext());
            case ASK -> {
                ask();
                look(peer.untilNext());
            }
            case DEAD -> giveUp();
        }
    }

    private void ask() {
        if (ping == null) {
            Pending next = conversation.pending(
                    PingAction.builder().build(), Durations.nanos(FOR_EVER), ending -> ping = null);
            ping = next;
            if (!session.submit(next)) {
                ping = null;
            }
        }
    }

    private void giveUp() {
        session.end(new ConnectionLostException(
                "The connection to " + session.settings().pbx() + " was given up: nothing came for "
                        + Durations.text(silence) + ", nor within " + Durations.text(silence)
                        + " of asking for a sign of life. The network or Asterisk hangs, or the other end is gone without"
                        + " a word; keepAlive sets how long to wait.",
                null));
    }
}
