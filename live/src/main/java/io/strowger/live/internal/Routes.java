package io.strowger.live.internal;

import io.strowger.protocol.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Which reducers an event goes to, by its type. */
final class Routes {
    /** One reducer, and the view that it feeds. */
    private record Stop(Table<?, ?> table, Consumer<? super Event> reducer) {}

    private static final Stop[] NONE = {};

    private final Ground ground;

    private final Map<Class<? extends Event>, List<Stop>> stops = new HashMap<>();
    /** The same, for applying. */
    private final Map<Class<?>, Stop[]> fixed = new HashMap<>();

    Routes(Ground ground) {
        this.ground = ground;
    }

    /** Lets events of a type be applied by a reducer; of several for one type, in the order of their coming. */
    <E extends Event> void on(Class<E> type, Table<?, ?> table, Consumer<? super E> reducer) {
        List<Stop> ofType = stops.computeIfAbsent(type, any -> new ArrayList<>());
        ofType.add(new Stop(table, event -> reducer.accept(type.cast(event))));
        fixed.put(type, ofType.toArray(NONE));
    }

    /** The types that are of interest. */
    Set<Class<? extends Event>> types() {
        return stops.keySet();
    }

    /** The types of the events that feed a view. */
    Set<Class<? extends Event>> types(Table<?, ?> table) {
        return stops.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(stop -> stop.table == table))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Applies an event to all views that it feeds; one that cannot take it is stale, and keeps nobody from the rest. */
    void apply(Event event) {
        Stop[] ofType = fixed.getOrDefault(event.getClass(), NONE);
        for (Stop stop : ofType) {
            stop.table.heard(event.origin().receivedAt());
            try {
                stop.reducer.accept(event);
            } catch (RuntimeException | Error thrown) {
                ground.failed(stop.table, "an event " + event.name(), thrown);
            }
        }
    }
}
