package io.strowger.simulator.internal.pbx;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The kinds of channels that there are; for use inside the world only. */
public final class TechnologyTable {
    private final Map<String, Technology> byName = new TreeMap<>();

    /** Adds a kind. */
    public void add(Technology technology) {
        byName.put(technology.name().toLowerCase(Locale.ROOT), technology);
    }

    /** Looks a kind up without regard to case. */
    public @Nullable Technology find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }
}
