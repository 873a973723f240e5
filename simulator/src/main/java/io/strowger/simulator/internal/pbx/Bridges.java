package io.strowger.simulator.internal.pbx;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All bridges; for use inside the world only. */
public final class Bridges {
    private static final int UNLISTED_SINCE = 18;

    private final Switchboard pbx;
    private final Map<String, Bridge> byUniqueid = new LinkedHashMap<>();

    Bridges(Switchboard pbx) {
        this.pbx = pbx;
    }

    /** Makes a bridge for a call of two, and raises BridgeCreate. */
    public Bridge basic() {
        return create(Bridge.Kind.BASIC, "", "");
    }

    /** Makes a bridge, and raises BridgeCreate. */
    public Bridge create(Bridge.Kind kind, String creator, String name) {
        Bridge bridge = new Bridge(pbx, newId(), kind, creator, name);
        byUniqueid.put(bridge.uniqueid(), bridge);
        pbx.channelEvents().bridge("BridgeCreate", bridge);
        return bridge;
    }

    /** Makes an id such as bridges have, from the world's own chance. */
    public String newId() {
        Random random = pbx.world().random();
        long most = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long least = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }

    /** Looks a bridge up. */
    public @Nullable Bridge find(String uniqueid) {
        Bridge found = byUniqueid.get(uniqueid);
        return found == null || found.isDestroyed() ? null : found;
    }

    /** All bridges, the oldest first. */
    public Collection<Bridge> all() {
        return Collections.unmodifiableCollection(byUniqueid.values());
    }

    /** Takes a bridge out of sight: until 16 it stays in the list, where nothing more can be done with it. */
    void hide(Bridge bridge) {
        if (pbx.version().isAtLeast(UNLISTED_SINCE)) {
            remove(bridge);
        }
    }

    void remove(Bridge bridge) {
        byUniqueid.remove(bridge.uniqueid());
    }
}
