package io.strowger.client.internal;

import io.strowger.client.Lost;
import java.time.Instant;

/** Events that were dropped side by side, counted until the notice of them is handed over. */
final class Loss {
    private long count;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;

    void add(Instant receivedAt) {
        if (count++ == 0) {
            from = receivedAt;
        }
        to = receivedAt;
    }

    /** Takes in what was dropped later than this. */
    void add(Loss later) {
        if (count == 0) {
            from = later.from;
        }
        count += later.count;
        to = later.to;
    }

    Lost notice() {
        return new Lost(count, from, to);
    }
}
