package io.strowger.client.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Routes by the bytes of the event's name, found without making a text of it.
 *
 * <p>The reader's own, but for being thrown away: so the dispatcher says that the routes have changed.
 */
final class Routes {
    /** Names come from the network: remembering them has to have an end. */
    static final int MOST = 2_000;

    private byte[][] names = new byte[64][];
    private Route[] routes = new Route[64];
    private int used;

    @Nullable Route find(byte[] buffer, int start, int end) {
        int mask = names.length - 1;
        for (int at = hash(buffer, start, end) & mask; names[at] != null; at = (at + 1) & mask) {
            byte[] name = names[at];
            if (name.length == end - start && Arrays.equals(name, 0, name.length, buffer, start, end)) {
                return routes[at];
            }
        }
        return null;
    }

    /** Remembers a route that was not found, while there is room. */
    void add(byte[] name, Route route) {
        if (used == MOST) {
            return;
        }
        if (2 * ++used > names.length) {
            grow();
        }
        put(name, route);
    }

    private void grow() {
        byte[][] oldNames = names;
        Route[] oldRoutes = routes;
        names = new byte[2 * oldNames.length][];
        routes = new Route[2 * oldNames.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                put(oldNames[i], oldRoutes[i]);
            }
        }
    }

    private void put(byte[] name, Route route) {
        int mask = names.length - 1;
        int at = hash(name, 0, name.length) & mask;
        while (names[at] != null) {
            at = (at + 1) & mask;
        }
        names[at] = name;
        routes[at] = route;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 16);
    }
}
