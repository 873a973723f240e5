package io.strowger.live.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a channel shall be parked.
 *
 * @param lot the parking lot; the default one where null
 * @param timeout how long it stays parked before it is called back; as the lot has it where null
 * @param announceTo the channel that is told the space; nobody where null
 * @param timeoutTo the channel whose device is called when the time is over; as the lot has it where null
 * @param space the space to use, from Asterisk 18 on; any free one where null
 */
public record ParkOrder(
        @Nullable String lot,
        @Nullable Duration timeout,
        @Nullable String announceTo,
        @Nullable String timeoutTo,
        @Nullable Integer space) {
    /** In the default lot, with its settings. */
    public static final ParkOrder DEFAULT = new ParkOrder(null, null, null, null, null);

    /** In that lot, with its settings. */
    public static ParkOrder in(String lot) {
        return new ParkOrder(lot, null, null, null, null);
    }

    /** The same, for so long at most. */
    public ParkOrder timeout(Duration most) {
        return new ParkOrder(lot, most, announceTo, timeoutTo, space);
    }

    /** The same, with that channel told the space. */
    public ParkOrder announceTo(String channel) {
        return new ParkOrder(lot, timeout, channel, timeoutTo, space);
    }

    /** The same, with that channel's device called when the time is over. */
    public ParkOrder timeoutTo(String channel) {
        return new ParkOrder(lot, timeout, announceTo, channel, space);
    }

    /** The same, in that space (from Asterisk 18 on; before, the space is not looked at). */
    public ParkOrder space(int number) {
        return new ParkOrder(lot, timeout, announceTo, timeoutTo, number);
    }
}
