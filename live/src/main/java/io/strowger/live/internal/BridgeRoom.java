package io.strowger.live.internal;

import io.strowger.live.Bridge;
import io.strowger.live.CallStep;
import io.strowger.protocol.action.BridgeListAction;
import io.strowger.protocol.event.BridgeCreateEvent;
import io.strowger.protocol.event.BridgeDestroyEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.BridgeListItemEvent;
import io.strowger.protocol.event.ChannelEvent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What events and snapshots say of bridges, and which channels are in them.
 *
 * <p>Who is in a bridge is what the channels say: the bridges' own list comes at another moment than theirs, and has numbers
 * only.
 */
final class BridgeRoom {
    /** A bridge while the model works on it. */
    static final class BridgeEntry extends Entry<Bridge> {
        private final Occupancy occupancy;
        private @Nullable String type;
        private @Nullable String technology;
        private @Nullable String creator;
        private @Nullable String name;
        private @Nullable Instant createdAt;

        BridgeEntry(String id, Occupancy occupancy) {
            super(id);
            this.occupancy = occupancy;
        }

        @Override
        Bridge make() {
            List<String> channels =
                    occupancy.of(key()).stream().map(ChannelEntry::uniqueid).toList();
            return new Bridge(key(), type, technology, creator, name, createdAt, channels);
        }
    }

    private final Ground ground;
    private final Table<BridgeEntry, Bridge> bridges;
    private final CallRoom calls;
    private final Occupancy occupancy;
    private final ChannelTable channels;
    /** Set once, since channels and bridges feed each other. */
    private Function<ChannelEvent, @Nullable ChannelEntry> face = event -> null;

    BridgeRoom(Ground ground, ChannelTable channels, CallRoom calls, Occupancy occupancy) {
        this.ground = ground;
        this.bridges = new Table<>("bridges", ground, false);
        this.channels = channels;
        this.calls = calls;
        this.occupancy = occupancy;
    }

    Table<BridgeEntry, Bridge> table() {
        return bridges;
    }

    void route(Routes routes, Function<ChannelEvent, @Nullable ChannelEntry> channelFace) {
        face = channelFace;
        routes.on(BridgeCreateEvent.class, bridges, event -> {
            BridgeEntry entry = face(event);
            if (entry != null) {
                bridges.seen(entry);
                if (entry.createdAt == null) {
                    entry.createdAt = ground.now();
                    bridges.touch(entry);
                }
            }
        });
        routes.on(BridgeListItemEvent.class, bridges, event -> {
            BridgeEntry entry = face(event);
            if (entry != null) {
                bridges.seen(entry);
            }
        });
        routes.on(BridgeEnterEvent.class, bridges, this::entered);
        routes.on(BridgeLeaveEvent.class, bridges, this::left);
        routes.on(BridgeDestroyEvent.class, bridges, event -> {
            BridgeEntry entry = bridges.entry(event.bridgeUniqueid());
            if (entry != null) {
                vanished(entry);
            }
        });
    }

    Listing listing() {
        return new Listing(BridgeListAction.builder().build(), bridges, () -> bridges.sweep(this::vanished));
    }

    private @Nullable BridgeEntry face(BridgeEvent event) {
        String id = Ground.text(event.bridgeUniqueid());
        if (id == null) {
            return null;
        }
        BridgeEntry entry = bridges.entry(id);
        if (entry == null) {
            entry = new BridgeEntry(id, occupancy);
            if (!bridges.add(entry)) {
                return null;
            }
        }
        face(entry, event);
        return entry;
    }

    private void face(BridgeEntry entry, BridgeEvent event) {
        String type = ground.word(event.bridgeType());
        String technology = ground.word(event.bridgeTechnology());
        String creator = ground.word(unknownAsNull(event.bridgeCreator()));
        String name = unknownAsNull(event.bridgeName());
        if (!Objects.equals(type, entry.type)
                || !Objects.equals(technology, entry.technology)
                || !Objects.equals(creator, entry.creator)
                || !Objects.equals(name, entry.name)) {
            entry.type = type;
            entry.technology = technology;
            entry.creator = creator;
            entry.name = name;
            bridges.touch(entry);
        }
    }

    private static @Nullable String unknownAsNull(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("<unknown>") ? null : text;
    }

    private void entered(BridgeEnterEvent event) {
        BridgeEntry bridge = face((BridgeEvent) event);
        if (bridge != null) {
            bridges.seen(bridge);
        }
        ChannelEntry channel = face.apply(event);
        String id = Ground.text(event.bridgeUniqueid());
        if (channel != null && id != null && !id.equals(channel.bridgeId)) {
            moved(channel, id);
            calls.step(channel, CallStep.Kind.BRIDGED, id);
        }
    }

    private void left(BridgeLeaveEvent event) {
        BridgeEntry bridge = bridges.entry(event.bridgeUniqueid());
        if (bridge != null) {
            face(bridge, event);
        }
        ChannelEntry channel = face.apply(event);
        String id = Ground.text(event.bridgeUniqueid());
        if (channel != null && id != null && id.equals(channel.bridgeId)) {
            moved(channel, null);
            calls.step(channel, CallStep.Kind.UNBRIDGED, id);
        }
    }

    /** Takes a bridge out, and whoever is in it. */
    void vanished(BridgeEntry entry) {
        List.copyOf(occupancy.of(entry.key())).forEach(channel -> moved(channel, null));
        bridges.remove(entry);
    }

    /** Puts a channel into that bridge, or into none. */
    void moved(ChannelEntry channel, @Nullable String bridge) {
        String before = channel.bridgeId;
        if (Objects.equals(before, bridge)) {
            return;
        }
        channel.bridgeId = bridge;
        if (before != null) {
            occupancy.leave(before, channel);
            occupancyChanged(before, 1);
        }
        if (bridge != null) {
            occupancy.enter(bridge, channel);
            occupancyChanged(bridge, 2);
        }
        calls.connectionChanged(channel);
        channels.touch(channel);
    }

    /** Tells the bridge, and the first in it where it has just become so many that talking begins or ends. */
    private void occupancyChanged(String bridge, int decisive) {
        BridgeEntry entry = bridges.entry(bridge);
        if (entry != null) {
            bridges.touch(entry);
        }
        List<ChannelEntry> inside = occupancy.of(bridge);
        if (inside.size() == decisive) {
            calls.connectionChanged(inside.get(0));
        }
    }
}
