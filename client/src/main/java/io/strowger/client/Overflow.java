package io.strowger.client;

/**
 * What a subscriber does with events that find its queue full; whatever it does, a notice stands in their place.
 */
public enum Overflow {
    /** Drops the events that come: what waits longest is delivered, with a {@link Lost} behind it. The default. */
    KEEP_OLDEST,
    /** Drops the events that wait longest: what is delivered is fresh, with a {@link Lost} before it. */
    KEEP_NEWEST,
    /**
     * Ends the subscriber: it gets what waits already, and then, as the reason of its end, a {@link SubscriberOverflowException}.
     */
    FAIL
}
