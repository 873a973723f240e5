package io.strowger.simulator.internal.ami;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All who may log in; for use inside the world only. */
public final class Users {
    private final Map<String, User> byName = new TreeMap<>();

    /** Adds somebody, or changes him. */
    public void add(User user) {
        byName.put(user.name().toLowerCase(Locale.ROOT), user);
    }

    /** Looks somebody up without regard to case. */
    public @Nullable User find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }
}
