package io.strowger.live.internal;

import io.strowger.live.CallStep;
import io.strowger.live.ParkedCall;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.event.ChannelSnapshot;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.EventReader;
import io.strowger.protocol.event.EventTypes;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.ParkedCallGiveUpEvent;
import io.strowger.protocol.event.ParkedCallSwapEvent;
import io.strowger.protocol.event.ParkedCallTimeOutEvent;
import io.strowger.protocol.event.UnParkedCallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What events and snapshots say of parked calls; by lot and space, since a masquerade puts another channel there. */
final class ParkingRoom {
    /** All events of parking carry the same headers, so each can be read as this one. */
    private static final EventReader READER = EventTypes.reader("ParkedCall");

    private final Ground ground;
    private final PlainTable<ParkedCall> parked;
    private final ChannelTable channels;
    private final CallRoom calls;

    ParkingRoom(Ground ground, ChannelTable channels, CallRoom calls) {
        this.ground = ground;
        this.parked = new PlainTable<>("parking", ground);
        this.channels = channels;
        this.calls = calls;
    }

    PlainTable<ParkedCall> table() {
        return parked;
    }

    void route(Routes routes) {
        routes.on(ParkedCallEvent.class, parked, event -> {
            another(event);
            parked(event);
        });
        routes.on(ParkedCallSwapEvent.class, parked, this::parked);
        List<Class<? extends Event>> ends =
                List.of(UnParkedCallEvent.class, ParkedCallGiveUpEvent.class, ParkedCallTimeOutEvent.class);
        ends.forEach(type -> routes.on(type, parked, this::unparked));
    }

    Listing listing() {
        return new Listing(ParkedCallsAction.builder().build(), parked, () -> parked.sweep(this::vanished));
    }

    /** Whoever was in the space has left it unheard where another one is parked there. */
    private void another(ParkedCallEvent event) {
        PlainTable.Plain<ParkedCall> before = parked.entry(event.parkinglot() + "/" + event.parkingSpace());
        ChannelSnapshot parkee = event.parkee();
        if (before != null
                && parkee != null
                && ground.isFromBefore(before)
                && !Objects.equals(before.picture().uniqueid(), parkee.uniqueid())) {
            ground.endUnheard(() -> vanished(before));
        }
    }

    private void vanished(PlainTable.Plain<ParkedCall> entry) {
        parked.remove(entry);
        left(entry.picture().uniqueid(), entry.key());
    }

    private @Nullable ChannelEntry left(@Nullable String uniqueid, String space) {
        ChannelEntry channel = channels.entry(uniqueid);
        if (channel != null && space.equals(channel.parkingSpace)) {
            channel.parkingSpace = null;
            calls.touch(channel);
        }
        return channel;
    }

    private static ParkedCallEvent read(Event event) {
        return (ParkedCallEvent) READER.read(event.message(), event.origin());
    }

    private void parked(Event event) {
        ParkedCallEvent told = read(event);
        ChannelSnapshot parkee = told.parkee();
        String lot = Ground.text(told.parkinglot());
        String space = Ground.text(told.parkingSpace());
        if (parkee == null || lot == null || space == null) {
            return;
        }
        Duration since = told.parkingDuration();
        Duration timeout = told.parkingTimeout();
        Instant parkedAt = since == null ? ground.now() : ground.now().minus(since);
        String key = lot + "/" + space;
        ChannelEntry channel = channels.entry(parkee.uniqueid());
        boolean isNew = parked.get(key) == null;
        parked.put(key, before -> {
            Instant from = before == null ? parkedAt : before.parkedAt();
            boolean comesBack = timeout != null && !timeout.isZero();
            return new ParkedCall(
                    lot,
                    space,
                    parkee.uniqueid(),
                    parkee.channel(),
                    QueueRoom.party(parkee.callerIdName(), parkee.callerIdNum()),
                    Ground.text(told.parkerDialString()),
                    from,
                    comesBack ? from.plus(timeout) : null);
        });
        if (channel != null) {
            channel.parkingSpace = key;
            calls.touch(channel);
            if (isNew) {
                calls.step(channel, CallStep.Kind.PARKED, key);
            }
        }
    }

    private void unparked(Event event) {
        ParkedCallEvent told = read(event);
        String space = told.parkinglot() + "/" + told.parkingSpace();
        parked.drop(space);
        ChannelSnapshot parkee = told.parkee();
        ChannelEntry channel = parkee == null ? null : left(parkee.uniqueid(), space);
        if (channel != null) {
            calls.step(channel, CallStep.Kind.UNPARKED, event.name());
        }
    }
}
