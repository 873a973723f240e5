package io.strowger.simulator.internal.ami;

import java.util.List;

/**
 * Somebody who may log in, as a section of {@code manager.conf} has it.
 *
 * @param name the user name; compared without regard to case
 * @param secret the password
 * @param read the classes of events that may be seen
 * @param write the classes of actions that may be sent
 * @param acl from where the user may come
 * @param filters which events each of the user's sessions begins with
 */
public record User(String name, String secret, Classes read, Classes write, Acl acl, List<EventFilter> filters) {
    /** Makes a user with an unmodifiable list. */
    public User {
        filters = List.copyOf(filters);
    }

    /** Shows the name alone. */
    @Override
    public String toString() {
        return name;
    }
}
