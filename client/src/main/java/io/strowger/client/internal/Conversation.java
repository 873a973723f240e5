package io.strowger.client.internal;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.wire.MessageEncoder;

/** Makes pending actions of actions, and waits for single ones. */
final class Conversation {
    private final ActionIds ids;

    Conversation(ActionIds ids) {
        this.ids = ids;
    }

    /**
     * Encodes an action under a new ActionID.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    Pending pending(Action<?> action, long timeoutNanos, Receiver receiver) {
        long number = ids.nextNumber();
        Pending pending = new Pending(number, action.info(), bytes(action, number), timeoutNanos, receiver, null);
        pending.blocking = Blocking.mayHoldUp(action);
        return pending;
    }

    private byte[] bytes(Action<?> action, long number) {
        return MessageEncoder.encode(action.name(), ids.text(number), action.headers());
    }

    /** Encodes a Ping to be sent behind an action whose answer is complete when the Ping is answered. */
    Pending fence(PingAction ping, Pending action) {
        long number = ids.nextNumber();
        return new Pending(number, ping.info(), bytes(ping, number), action.timeoutNanos, ending -> {}, action);
    }

    /** Sends one of the client's own actions, past the bound for those of its users, and waits for its end. */
    Ending ask(Session session, Action<?> action, long timeoutNanos) throws InterruptedException {
        return ask(session, action, timeoutNanos, new Waiter());
    }

    /** Like {@link #ask(Session, Action, long)}, with a waiter that does more before it wakes the caller. */
    Ending ask(Session session, Action<?> action, long timeoutNanos, Waiter waiter) throws InterruptedException {
        Pending pending = pending(action, timeoutNanos, waiter);
        if (!session.submit(pending)) {
            return new Ending.Lost(session.endedWith(), false);
        }
        session.writeWaiting();
        try {
            return waiter.await();
        } catch (InterruptedException stopped) {
            session.cancel(pending);
            throw stopped;
        }
    }
}
