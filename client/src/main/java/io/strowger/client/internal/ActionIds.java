package io.strowger.client.internal;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ActionIDs of one client: a random prefix and a number.
 *
 * <p>Asterisk sends {@code OriginateResponse} and {@code UserEvent} with the ActionID of whoever caused them to everybody, so
 * the ids of two clients must not meet.
 */
final class ActionIds {
    private static final int PREFIX_BITS = 50;

    private final String prefix;
    private final AtomicLong last = new AtomicLong();

    ActionIds() {
        long random = new SecureRandom().nextLong() >>> (Long.SIZE - PREFIX_BITS);
        this.prefix = Long.toString(random, Character.MAX_RADIX) + "-";
    }

    /** A new id: at most 30 characters, which every Asterisk echoes whole. */
    String next() {
        return prefix + last.incrementAndGet();
    }

    /** True for ids of this client. */
    boolean isOwn(String id) {
        return id.startsWith(prefix);
    }
}
