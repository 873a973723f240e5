package io.strowger.live.internal;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Health;
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
final class Readiness {
    /** A filter of the AMI user's may keep the word back that the PBX is ready. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int NONE = -1;

    private final AmiClient client;
    private final Hands hands;
    private final Duration longest;
    private final AtomicInteger starting = new AtomicInteger(NONE);

    /** What to do when the PBX comes and goes. */
    interface Hands {
        /** True where the PBX of that session was asked already, and is there. */
        boolean isWith(int session);

        /** The PBX is there, but must not be asked yet. */
        void starting();

        /** The PBX of that session can be asked; does nothing where the session is over. */
        void begin(int session);

        /** The PBX that was asked already has come to the end of its start only now. */
        void bootedLate();

        /** That session is over, and the PBX gone. */
        void away(int session, String reason);
    }

    /** Makes one that waits for a PBX that starts as long as is usual. */
    Readiness(AmiClient client, Hands hands) {
        this(client, hands, LONGEST);
    }

    Readiness(AmiClient client, Hands hands, Duration longest) {
        this.client = client;
        this.hands = hands;
        this.longest = longest;
    }

    /** Looks whether the PBX is there already. */
    void look() {
        Health now = client.health();
        if (now.isConnected()) {
            connected(now.session());
        }
    }

    /** Takes what is told of the connection. */
    void notice(ConnectionEvent notice) {
        if (notice instanceof ConnectionEvent.Disconnected disconnected) {
            int gone = disconnected.session();
            starting.updateAndGet(session -> session <= gone ? NONE : session);
            hands.away(gone, "disconnected: " + disconnected.reason().getMessage());
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
        starting.accumulateAndGet(session, Math::max); // another thread may be ahead of this one
        if (client.isStarting()) {
            hands.starting();
            CompletableFuture.delayedExecutor(longest.toNanos(), TimeUnit.NANOSECONDS)
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
