package io.strowger.client.internal;

import io.strowger.client.AmiException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Health;
import io.strowger.client.Health.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Works out a client's health from one connection event to the next. */
final class HealthOf {
    private HealthOf() {}

    /** That of a client that has not begun. */
    static Health begin(String pbx) {
        return new Health(pbx, State.CONNECTING, Instant.now(), 0, false, 0, null, null);
    }

    /** What it is after that event. */
    static Health after(Health was, ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Connected connected) {
            return new Health(
                    was.pbx(), State.LOGGED_IN, event.at(), connected.session(), false, 0, connected.server(), null);
        }
        if (event instanceof ConnectionEvent.Ready ready) {
            State state = was.state() == State.STOPPING ? State.STOPPING : State.READY;
            return new Health(
                    was.pbx(), state, event.at(), ready.session(), was.booted(), 0, ready.server(), was.problem());
        }
        if (event instanceof ConnectionEvent.FullyBooted) {
            return new Health(was.pbx(), was.state(), was.since(), was.session(), true, 0, was.server(), was.problem());
        }
        if (event instanceof ConnectionEvent.ShutdownAnnounced) {
            return new Health(
                    was.pbx(), State.STOPPING, event.at(), was.session(), was.booted(), 0, was.server(), was.problem());
        }
        return disconnected(was, event);
    }

    private static Health disconnected(Health was, ConnectionEvent event) {
        if (event instanceof ConnectionEvent.AttemptFailed failed) {
            return next(was, State.WAITING, event.at(), failed.attempt(), failed.reason());
        }
        if (event instanceof ConnectionEvent.Disconnected ended) {
            return next(was, State.WAITING, event.at(), 0, ended.reason());
        }
        if (event instanceof ConnectionEvent.Closed closed) {
            return next(was, State.CLOSED, event.at(), was.failedAttempts(), closed.reason());
        }
        return next(was, State.CONNECTING, event.at(), was.failedAttempts(), was.problem());
    }

    private static Health next(
            Health was, State state, Instant at, long failedAttempts, @Nullable AmiException problem) {
        return new Health(was.pbx(), state, at, was.session(), false, failedAttempts, was.server(), problem);
    }
}
