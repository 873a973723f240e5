package io.strowger.client.internal;

import io.strowger.client.ActionOutcome;
import io.strowger.client.ClientMetrics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts how one client's actions ended, and how long their answers took by name; by any thread, without a lock. */
final class ActionMetrics {
    /** Names come from the program; remembering them has to have an end all the same. */
    private static final int MOST_NAMES = 100;

    private static final String OTHERS = "(others)";
    private static final ActionOutcome[] OUTCOMES = ActionOutcome.values();

    private final AtomicLongArray ended = new AtomicLongArray(OUTCOMES.length);
    private final ConcurrentHashMap<String, Latencies> byName = new ConcurrentHashMap<>();

    /** An action has ended. */
    void ended(String name, ActionOutcome outcome) {
        ended.getAndIncrement(outcome.ordinal());
        of(name).ended();
    }

    /** An action has ended with an answer, so many nanoseconds after it was written. */
    void answered(String name, ActionOutcome outcome, long nanos) {
        ended.getAndIncrement(outcome.ordinal());
        of(name).answered(nanos);
    }

    private Latencies of(String name) {
        Latencies known = byName.get(name);
        if (known != null) {
            return known;
        }
        return byName.computeIfAbsent(byName.size() < MOST_NAMES ? name : OTHERS, unused -> new Latencies());
    }

    ClientMetrics.Actions picture(int inFlight, int waiting) {
        Map<ActionOutcome, Long> outcomes = new EnumMap<>(ActionOutcome.class);
        for (ActionOutcome outcome : OUTCOMES) {
            outcomes.put(outcome, ended.get(outcome.ordinal()));
        }
        Map<String, ClientMetrics.OfAction> names = new HashMap<>();
        byName.forEach((name, latencies) -> names.put(name, latencies.picture()));
        return new ClientMetrics.Actions(inFlight, waiting, outcomes, names);
    }
}
