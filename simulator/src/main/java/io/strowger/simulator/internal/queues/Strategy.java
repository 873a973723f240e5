package io.strowger.simulator.internal.queues;

import java.util.Locale;
import java.util.Random;

/** In which order the members of a queue are called. */
enum Strategy {
    RINGALL,
    LEASTRECENT,
    FEWESTCALLS,
    RANDOM,
    RRMEMORY,
    LINEAR,
    WRANDOM,
    RRORDERED;

    private static final long PENALTY = 1_000_000;

    /** True for the names that a configuration may have. */
    static boolean isKnown(String text) {
        return of(text) != RINGALL || text.equalsIgnoreCase(RINGALL.name());
    }

    /** Reads the name that a configuration has; what it does not know is {@link #RINGALL}, as in Asterisk. */
    static Strategy of(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (name.equals("ROUNDROBIN")) {
            return RRMEMORY;
        }
        for (Strategy each : values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return RINGALL;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How far back a member stands: the least one is called first.
     *
     * @param position the member's place in the queue
     * @param next the place from which the round goes on
     * @param now the time in seconds
     */
    long metric(QueueMember member, int position, int next, long now, Random random) {
        long penalty = member.penalty() * PENALTY;
        return switch (this) {
            case RINGALL -> penalty;
            case LINEAR, RRMEMORY, RRORDERED -> penalty + (position < next ? 1000 + position : position);
            case RANDOM -> penalty + random.nextInt(1000);
            case WRANDOM -> random.nextInt((1 + member.penalty()) * 1000);
            case FEWESTCALLS -> penalty + member.callsTaken();
            case LEASTRECENT -> penalty + (member.lastCall() == 0 ? 0 : PENALTY - (now - member.lastCall()));
        };
    }
}
