package io.strowger.client;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a client and its PBX are doing, at one moment; told by what happened to the connection.
 *
 * @param pbx the name of the PBX
 * @param state what the client is at
 * @param since when it came to be so, by this machine's clock
 * @param session the number of the last session, 0 before the first
 * @param booted true where Asterisk has said in this session that all its modules are loaded; false where it has not, and
 *     where such events do not come
 * @param failedAttempts how many attempts to connect have failed since the last connection
 * @param server what is known of the server of the last session, or null before the first
 * @param problem why the last session ended or the last attempt failed; null while connected, and before the first failure
 */
public record Health(
        String pbx,
        State state,
        Instant since,
        int session,
        boolean booted,
        long failedAttempts,
        @Nullable ServerInfo server,
        @Nullable AmiException problem) {
    /** What a client is at. */
    public enum State {
        /** Connecting or logging in. */
        CONNECTING,
        /** Waiting for the time of the next attempt. */
        WAITING,
        /** Logged in and receiving events, but not prepared to send actions yet. */
        LOGGED_IN,
        /** Logged in and ready to send. */
        READY,
        /** Still connected, but Asterisk says that it is about to stop. */
        STOPPING,
        /** Closed, or given up: nothing more will happen. */
        CLOSED
    }

    /** Makes a record. */
    public Health {
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
    }

    /** True where actions can be sent. */
    public boolean isConnected() {
        return state == State.READY || state == State.STOPPING;
    }
}
