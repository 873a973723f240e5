package io.strowger.client.internal;

import io.strowger.protocol.event.Origin;
import java.time.Instant;

/** Where and when one read of a socket brought what it brought. */
record Arrival(String pbx, int session, Instant receivedAt) {
    /** The origin of one of its messages, given its number in the session. */
    Origin origin(long sequence) {
        return new Origin(pbx, session, sequence, receivedAt);
    }
}
