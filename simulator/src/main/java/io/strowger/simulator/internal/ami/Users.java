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
    private final Map<Object, Integer> refusals = new LinkedHashMap<>();

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

    /** Lets so many more of the next logins fail as if the secret were wrong, for that reason. */
    public void refuseNext(Object reason, int logins) {
        refusals.merge(reason, logins, Integer::sum);
    }

    /** Forgets what is left of a reason to refuse logins. */
    public void refuseNoMore(Object reason) {
        refusals.remove(reason);
    }

    /** True where this login has to fail all the same; the oldest reason is used up first. */
    public boolean takeRefusal() {
        for (Object reason : refusals.keySet()) {
            refusals.computeIfPresent(reason, (same, left) -> left == 1 ? null : left - 1);
            return true;
        }
        return false;
    }
}
