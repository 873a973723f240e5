package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the PBX is there and can be asked.
 *
 * <p>One that is still starting is let come to the end of it first: Asterisk closes the connection of who sends an action
 * whose module is not ready.
 */
final class Presence {
    /** A filter of the AMI user's may keep the word back that the PBX is ready. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int NONE = -1;

    private final AmiClient client;
    private final Hands hands;
    private final AtomicInteger starting = new AtomicInteger(NONE);

    /** What to do when the PBX comes and goes. */
    interface Hands {
        /** True where the PBX of that session was asked already, and is there. */
        boolean isWith(int session);

        /** The PBX is there, but must not be asked yet. */
        void starting();

        /** The PBX of that session can be asked. */
        void begin(int session);

        /** The PBX that was asked already has come to the end of its start only now. */
        void bootedLate();

        /** The PBX is gone. */
        void away(String reason);
    }

    Presence(AmiClient client, Hands hands) {
        this.client = client;
        this.hands = hands;
    }

    /** Looks whether the PBX is there already. */
    void look() {
        if (client.isConnected()) {
            connected(client.health().session());
        }
    }

    /** Takes what is told of the connection. */
    void notice(ConnectionEvent notice) {
        if (notice instanceof ConnectionEvent.Disconnected disconnected) {
            starting.set(NONE);
            hands.away("disconnected: " + disconnected.reason().getMessage());
        } else if (notice instanceof ConnectionEvent.Ready ready) {
            if (!hands.isWith(ready.session())) {
                connected(ready.session());
            }
        } else if (notice instanceof ConnectionEvent.FullyBooted booted) {
            if (hands.isWith(booted.session())) {
                hands.bootedLate();
            }
            ask(booted.session());
        }
    }

    private void connected(int session) {
        starting.set(session);
        if (client.isStarting()) {
            hands.starting();
            CompletableFuture.delayedExecutor(LONGEST.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> ask(session));
        } else {
            ask(session);
        }
    }

    /** Does nothing where that session was not waited for. */
    private void ask(int session) {
        if (starting.compareAndSet(session, NONE)) {
            hands.begin(session);
        }
    }
}
