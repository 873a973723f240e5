package io.strowger.client.internal;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The ActionIDs of one client: a random prefix and a number.
 *
 * <p>Asterisk sends {@code OriginateResponse} and {@code UserEvent} with the ActionID of whoever caused them to everybody, so
 * the ids of two clients must not meet.
 */
final class ActionIds {
    /** Stands for no id. */
    static final long NONE = -1;
    /** Stands for an id that is not of this client's making. */
    static final long FOREIGN = -2;

    private static final int PREFIX_BITS = 50;
    private static final int MOST_DIGITS = 18;

    private final String prefix;
    private final AtomicLong last = new AtomicLong();

    ActionIds() {
        // The prefix is no secret, it has to be another one each time; a SecureRandom takes long to be made.
        long random = ThreadLocalRandom.current().nextLong() >>> (Long.SIZE - PREFIX_BITS);
        this.prefix = Long.toString(random, Character.MAX_RADIX) + "-";
    }

    /** A new number. */
    long nextNumber() {
        return last.incrementAndGet();
    }

    /** The id with that number: at most 30 characters, which every Asterisk echoes whole. */
    String text(long number) {
        return prefix + number;
    }

    /** A new id. */
    String next() {
        return text(nextNumber());
    }

    /** The number of an id of this client; {@link #NONE} where there is no id, {@link #FOREIGN} for another's. */
    long number(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            return NONE;
        }
        int from = prefix.length();
        int length = id.length() - from;
        if (length < 1 || length > MOST_DIGITS || !id.startsWith(prefix)) {
            return FOREIGN;
        }
        long number = 0;
        for (int i = from; i < id.length(); i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return FOREIGN;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** True for ids of this client. */
    boolean isOwn(String id) {
        return id.startsWith(prefix);
    }
}
