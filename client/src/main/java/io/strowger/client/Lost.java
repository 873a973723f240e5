package io.strowger.client;

import java.time.Instant;

/**
 * A notice that events were not delivered, in their place in the stream: the subscriber's queue was full.
 *
 * @param count how many events of those that the subscriber asked for; at least 1
 * @param from when the first of them was received
 * @param to when the last of them was received
 */
public record Lost(long count, Instant from, Instant to) {}
