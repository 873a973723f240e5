package io.strowger.simulator.internal.pbx;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The applications of the dialplan; for use inside the world only. */
public final class AppTable {
    private final Map<String, App> byName = new TreeMap<>();

    /** Adds an application. */
    public void add(String name, App app) {
        if (byName.put(name.toLowerCase(Locale.ROOT), app) != null) {
            throw new IllegalArgumentException("there are two applications " + name);
        }
    }

    /** Looks an application up without regard to case. */
    public @Nullable App find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    /** All names, in lower case and in order. */
    public Set<String> names() {
        return byName.keySet();
    }
}
