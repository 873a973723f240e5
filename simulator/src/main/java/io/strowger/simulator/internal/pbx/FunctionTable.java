package io.strowger.simulator.internal.pbx;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of the dialplan; for use inside the world only. */
public final class FunctionTable {
    private final Map<String, DialplanFunction> byName = new TreeMap<>();

    /** Adds a function. */
    public void add(String name, DialplanFunction function) {
        if (byName.put(name, function) != null) {
            throw new IllegalArgumentException("there are two functions " + name);
        }
    }

    /** Looks a function up. */
    public @Nullable DialplanFunction find(String name) {
        return byName.get(name);
    }

    /** All names in order. */
    public Set<String> names() {
        return byName.keySet();
    }
}
