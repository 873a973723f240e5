package io.strowger.client.internal;

import io.strowger.client.ClosedException;
import io.strowger.protocol.action.LogoffAction;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a client, in order: nothing new, what is pending, Logoff, the socket, the handlers, the threads. */
final class Closing {
    private final Settings settings;
    private final Link link;
    private final Actions actions;
    private final Conversation conversation;
    private final Subscribers subscribers;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    Closing(Settings settings, Link link, Actions actions, Conversation conversation, Subscribers subscribers) {
        this.settings = settings;
        this.link = link;
        this.actions = actions;
        this.conversation = conversation;
        this.subscribers = subscribers;
    }

    boolean hasBegun() {
        return begun.get();
    }

    /** Closes in good order; a second call waits for the first, unless it comes from a handler. */
    void perform() {
        long nanos = Durations.nanos(settings.closeTimeout());
        if (!begun.compareAndSet(false, true)) {
            awaitDone(nanos);
            return;
        }
        boolean interrupted = false;
        try {
            actions.refuse(closed());
            link.closing();
            interrupted = !logOff(nanos);
            link.end();
            interrupted |= !finish(nanos);
        } finally {
            done.countDown();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ClosedException closed() {
        return new ClosedException("The client of " + settings.pbx() + " was closed.");
    }

    /** Ends a session that never came to be used. */
    void abandon() {
        begun.set(true);
        link.closing();
        link.end();
        if (!finish(Durations.nanos(settings.closeTimeout()))) {
            Thread.currentThread().interrupt();
        }
        done.countDown();
    }

    private void awaitDone(long nanos) {
        if (subscribers.isHandling()) {
            return;
        }
        try {
            // The first call takes up to one timeout for what is pending and one for the threads.
            if (!done.await(2 * nanos, TimeUnit.NANOSECONDS)) {
                link.end();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for what is pending and says goodbye; false when interrupted. */
    private boolean logOff(long nanos) {
        long deadline = System.nanoTime() + nanos;
        try {
            Session session = link.ready();
            if (session == null) {
                return true;
            }
            actions.awaitNothingPending(nanos);
            actions.drop(closed());
            if (session.endReason() == null) {
                long left = Math.max(TimeUnit.MILLISECONDS.toNanos(100), deadline - System.nanoTime());
                Ending unused = conversation.ask(session, LogoffAction.builder().build(), Math.min(left, nanos));
            }
            return true;
        } catch (InterruptedException hurry) {
            return false;
        }
    }

    private boolean finish(long nanos) {
        long deadline = System.nanoTime() + nanos;
        try {
            link.join(nanos);
            subscribers.close(Math.max(1, deadline - System.nanoTime()));
            return true;
        } catch (InterruptedException hurry) {
            return false;
        }
    }
}
