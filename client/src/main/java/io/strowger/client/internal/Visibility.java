package io.strowger.client.internal;

import io.strowger.client.EventFilter;
import io.strowger.client.ServerInfo;
import io.strowger.protocol.value.PrivilegeClass;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows which events a client has kept from being sent to it. */
final class Visibility {
    private static final String ORIGINATE_RESPONSE = "OriginateResponse";

    private Visibility() {}

    /**
     * Refuses to wait for an event that is sure not to come.
     *
     * @throws IllegalStateException where the client's own event mask or filters keep OriginateResponse away
     */
    static void checkOriginateResponse(Settings settings) {
        Set<PrivilegeClass> mask = settings.eventMask();
        if (mask != null && !mask.contains(PrivilegeClass.CALL)) {
            throw new IllegalStateException(
                    "The outcome of an Originate comes in OriginateResponse, an event of class 'call', which this client's"
                            + " event mask " + Login.mask(mask) + " keeps away: add PrivilegeClass.CALL to events(...),"
                            + " or send the action with sendAsync(...), which does not wait for the outcome");
        }
        for (EventFilter filter : settings.filters()) {
            if (filter.excludes() && filter.text() == null && ORIGINATE_RESPONSE.equals(filter.eventName())) {
                throw hidden(filter.toString());
            }
        }
        List<EventFilter> including =
                settings.filters().stream().filter(filter -> !filter.excludes()).toList();
        if (!including.isEmpty() && including.stream().allMatch(Visibility::isForOthers)) {
            throw hidden(including.toString());
        }
    }

    /** True where a server that is fully booted says so right behind the login, as far as is known. */
    static boolean tellsOfBoot(Settings settings, @Nullable ServerInfo server) {
        Set<PrivilegeClass> mask = settings.eventMask();
        Set<PrivilegeClass> mayRead = server == null ? null : server.readClasses();
        return mayRead != null
                && mayRead.contains(PrivilegeClass.SYSTEM)
                && (mask == null || mask.contains(PrivilegeClass.SYSTEM));
    }

    private static boolean isForOthers(EventFilter filter) {
        return filter.eventName() != null && !filter.eventName().equals(ORIGINATE_RESPONSE);
    }

    private static IllegalStateException hidden(String filter) {
        return new IllegalStateException(
                "The outcome of an Originate comes in the event OriginateResponse, which this client's filter " + filter
                        + " keeps away: let it through, or send the action with sendAsync(...), which does not wait for"
                        + " the outcome");
    }
}
