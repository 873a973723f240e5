package io.strowger.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.strowger.client.ActionOutcome;
import io.strowger.client.ActionTrace;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The timers of the actions of the clients of one name, made when an action of theirs ends for the first time. */
final class ActionTimers {
    /** Names come from the program; remembering them has to have an end all the same. */
    private static final int MOST_NAMES = 100;

    private static final String OTHERS = "(others)";

    /** One kind of ending. */
    private record Key(String action, ActionOutcome outcome) {}

    private final MeterRegistry registry;
    private final Tags tags;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Map<Key, Timer> endings = new ConcurrentHashMap<>();
    private final Map<String, Timer> answers = new ConcurrentHashMap<>();
    private volatile boolean removed;

    ActionTimers(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    void record(ActionTrace trace) {
        if (removed) {
            return;
        }
        String action = name(trace.action());
        endings.computeIfAbsent(new Key(action, trace.outcome()), this::ending).record(trace.took());
        Duration answered = trace.answered();
        if (answered != null) {
            answers.computeIfAbsent(action, this::answer).record(answered);
        }
        if (removed) {
            // The client has ended meanwhile, and would not remove what was just made.
            remove();
        }
    }

    private String name(String action) {
        if (names.contains(action) || (names.size() < MOST_NAMES && names.add(action))) {
            return action;
        }
        return OTHERS;
    }

    private Timer ending(Key key) {
        return Timer.builder("strowger.actions")
                .description("From the call until the outcome is known")
                .tags(tags.and(
                        "action", key.action, "outcome", key.outcome.name().toLowerCase(Locale.ROOT)))
                .register(registry);
    }

    private Timer answer(String action) {
        return Timer.builder("strowger.actions.answer")
                .description("From writing an action to its response")
                .tags(tags.and("action", action))
                .register(registry);
    }

    void remove() {
        removed = true;
        endings.values().forEach(registry::remove);
        answers.values().forEach(registry::remove);
    }
}
