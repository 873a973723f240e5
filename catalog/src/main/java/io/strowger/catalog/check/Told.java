package io.strowger.catalog.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server tells of its actions and events.
 *
 * @param source where it was read, for the report
 * @param actions the actions by name
 * @param events the events by name
 */
record Told(String source, Map<String, Told.Action> actions, Map<String, Told.Event> events) {
    Told {
        actions = byName(actions);
        events = byName(events);
    }

    /**
     * What a server tells of one action.
     *
     * @param name the name on the wire
     * @param classes the write classes, or null where the source does not tell
     * @param parameters whether each parameter is required, by name; or null where the action is not documented
     */
    record Action(
            String name,
            @Nullable Set<String> classes,
            @Nullable Map<String, Boolean> parameters) {
        Action {
            parameters = parameters == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /**
     * What a server tells of one event.
     *
     * @param name the name on the wire
     * @param classes the read classes, or null where the source does not tell
     * @param fields the headers' names
     */
    record Event(String name, @Nullable Set<String> classes, Set<String> fields) {}

    private static <V> Map<String, V> byName(Map<String, V> values) {
        Map<String, V> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(values);
        return Collections.unmodifiableMap(sorted);
    }
}
