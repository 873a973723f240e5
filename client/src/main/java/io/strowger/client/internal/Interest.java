package io.strowger.client.internal;

import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.UnknownEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events a handler wants, told by their names alone, so that others need not be looked into.
 *
 * @param type the type that the events must have
 * @param all true for events of any name
 * @param unknown true for events whose names the catalog does not know
 * @param names in lower case
 */
record Interest(Class<? extends Event> type, boolean all, boolean unknown, Set<String> names) {
    static final Interest ALL = new Interest(Event.class, true, true, Set.of());
    static final Interest NONE = new Interest(Event.class, false, false, Set.of());

    static Interest in(Class<? extends Event> type) {
        if (type == Event.class) {
            return ALL;
        }
        Set<String> names = EventTypes.names(type).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        boolean unknown = type.isAssignableFrom(UnknownEvent.class);
        if (names.isEmpty() && !unknown) {
            throw new IllegalArgumentException("no event of the catalog is a " + type.getName());
        }
        return new Interest(type, false, unknown, names);
    }

    /** In events of any of these types. */
    static Interest in(Set<Class<? extends Event>> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("an event has to be of some type");
        }
        List<Interest> all = types.stream().map(Interest::in).toList();
        Set<String> names = all.stream().flatMap(each -> each.names.stream()).collect(Collectors.toUnmodifiableSet());
        boolean any = all.stream().anyMatch(Interest::all);
        return new Interest(Event.class, any, all.stream().anyMatch(Interest::unknown), names);
    }

    static Interest in(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an event's name is not empty");
        }
        return new Interest(Event.class, false, false, Set.of(name.toLowerCase(Locale.ROOT)));
    }

    /** True where no event is wanted, only notices. */
    boolean isNone() {
        return !all && !unknown && names.isEmpty();
    }

    boolean covers(String name) {
        return all
                || names.contains(name.toLowerCase(Locale.ROOT))
                || (unknown && EventTypes.find(name).isEmpty());
    }

    boolean covers(Event event) {
        if (type != Event.class) {
            return type.isInstance(event);
        }
        return all || covers(event.name());
    }
}
