package io.strowger.protocol.event;

import java.time.Instant;
import java.util.Objects;

/**
 * Where an event came from.
 *
 * @param pbx the name of the PBX: what the client was told to call it, else {@code host:port}
 * @param session the number of the connection of that client, counted from 1
 * @param sequence the number of the message in that session, counted from 1
 * @param receivedAt when the bytes were read from the socket, by this machine's clock
 */
public record Origin(String pbx, int session, long sequence, Instant receivedAt) {
    /** An origin for events that came from no connection, such as those made by a test. */
    public static final Origin NONE = new Origin("", 0, 0, Instant.EPOCH);

    /** Makes an origin. */
    public Origin {
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
