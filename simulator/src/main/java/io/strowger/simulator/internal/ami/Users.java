package io.strowger.simulator.internal.ami;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All who may log in; for use inside the world only. */
public final class Users {
    private final Map<String, User> byName = new LinkedHashMap<>();
    private int refusals;

    /** Adds somebody, or changes him. */
    public void add(User user) {
        byName.put(user.name().toLowerCase(Locale.ROOT), user);
    }

    /** Looks somebody up without regard to case. */
    public @Nullable User find(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    /** All users in the order of the configuration. */
    public Collection<User> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** Lets the next logins fail as if the secret were wrong. */
    public void refuseNext(int logins) {
        refusals = logins;
    }

    /** True where this login has to fail all the same. */
    public boolean takeRefusal() {
        if (refusals == 0) {
            return false;
        }
        refusals--;
        return true;
    }
}
