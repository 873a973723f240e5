package io.strowger.live.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which channels are in which bridge, in the order of their coming. */
final class Occupancy {
    private final Map<String, List<ChannelEntry>> byBridge = new HashMap<>();

    List<ChannelEntry> of(@Nullable String bridge) {
        return bridge == null ? List.of() : byBridge.getOrDefault(bridge, List.of());
    }

    /** True where a channel is in a bridge with another. */
    boolean isConnected(ChannelEntry channel) {
        return of(channel.bridgeId).size() > 1;
    }

    void enter(String bridge, ChannelEntry channel) {
        byBridge.computeIfAbsent(bridge, any -> new ArrayList<>(2)).add(channel);
    }

    void leave(String bridge, ChannelEntry channel) {
        List<ChannelEntry> channels = byBridge.get(bridge);
        if (channels != null && channels.remove(channel) && channels.isEmpty()) {
            byBridge.remove(bridge);
        }
    }
}
