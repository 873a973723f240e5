package io.strowger.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the connection to a PBX, in its place among the PBX's events.
 *
 * <p>In one session the order is {@link Connecting}, {@link Connected}, events, {@link Disconnected}; {@link Ready} (unless a
 * filter fails), {@link FullyBooted} and {@link ShutdownAnnounced} come at most once between the last two. {@link AttemptFailed}
 * follows a {@link Connecting} that led nowhere. The last one ever is {@link Closed}. Never dropped by a full queue.
 */
public sealed interface ConnectionEvent {
    /** The name of the PBX. */
    String pbx();

    /** When it happened, by this machine's clock. */
    Instant at();

    /**
     * An attempt to connect begins.
     *
     * @param attempt counts the attempts since the last connection, from 1
     */
    record Connecting(String pbx, Instant at, long attempt) implements ConnectionEvent {}

    /**
     * An attempt to connect or to log in failed.
     *
     * @param attempt counts the attempts since the last connection, from 1
     * @param reason what stood in the way
     * @param retryIn how long until the next attempt, or null where there will be none
     */
    record AttemptFailed(
            String pbx,
            Instant at,
            long attempt,
            AmiException reason,
            @Nullable Duration retryIn) implements ConnectionEvent {}

    /**
     * The client is logged in; the events that follow are of this session.
     *
     * @param session the number of the session, from 1; {@code Event.origin().session()} has it too
     * @param address the address that answered, such as {@code pbx.example.com/192.0.2.7:5038}
     * @param server what the banner tells of the server; {@link Ready} tells more
     * @param gap how long the PBX could not be heard, or null for the first connection
     */
    record Connected(
            String pbx,
            Instant at,
            int session,
            String address,
            ServerInfo server,
            @Nullable Gap gap) implements ConnectionEvent {
        /** True where there was a connection before. */
        public boolean isReconnect() {
            return gap != null;
        }
    }

    /**
     * The session is prepared: its filters are set, and actions are sent from now on.
     *
     * @param server what is known of the server, and of what the user may do
     */
    record Ready(String pbx, Instant at, int session, ServerInfo server) implements ConnectionEvent {}

    /** Asterisk says that it has loaded all its modules; until it does, it is still starting and refuses some actions. */
    record FullyBooted(String pbx, Instant at, int session) implements ConnectionEvent {}

    /**
     * Asterisk says that it is about to stop.
     *
     * @param restart true where it says that it will come back by itself
     */
    record ShutdownAnnounced(String pbx, Instant at, int session, boolean restart) implements ConnectionEvent {}

    /**
     * The connection has ended; all events read from it came before this.
     *
     * @param reason why: a {@link ClosedException} where the program closed the client
     * @param notSent how many actions had not been written and failed, or wait for the next connection
     * @param outcomeUnknown how many actions had been written and were unanswered
     * @param retryIn how long until the client tries to come back, or null where it will not
     */
    record Disconnected(
            String pbx,
            Instant at,
            int session,
            AmiException reason,
            int notSent,
            int outcomeUnknown,
            @Nullable Duration retryIn)
            implements ConnectionEvent {}

    /**
     * The end of the client: closed by the program, or given up.
     *
     * @param reason a {@link ClosedException}, or what was the last straw
     */
    record Closed(String pbx, Instant at, AmiException reason) implements ConnectionEvent {}
}
