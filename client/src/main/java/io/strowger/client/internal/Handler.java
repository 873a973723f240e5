package io.strowger.client.internal;

import io.strowger.client.Subscription;
import java.util.function.Consumer;

/** One subscription: a function of the user's, and what it is to be called with. */
final class Handler implements Subscription {
    /** What a handler is called with. */
    enum Kind {
        EVENT,
        LOST,
        CONNECTION,
        CLOSED
    }

    private final QueuedSubscriber owner;
    private final Kind kind;
    private final Interest interest;
    private final Consumer<Object> function;
    private volatile boolean open = true;

    Handler(QueuedSubscriber owner, Kind kind, Interest interest, Consumer<Object> function) {
        this.owner = owner;
        this.kind = kind;
        this.interest = interest;
        this.function = function;
    }

    Kind kind() {
        return kind;
    }

    Interest interest() {
        return interest;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            owner.remove(this);
        }
    }

    /** Ends the subscription without telling its owner. */
    void end() {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    void call(Object argument) {
        if (!open) {
            return;
        }
        try {
            function.accept(argument);
        } catch (Throwable thrown) {
            owner.failed(thrown);
        } finally {
            owner.called();
        }
    }
}
