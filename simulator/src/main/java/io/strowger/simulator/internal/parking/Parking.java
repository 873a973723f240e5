package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parking lots, and how calls come in and out; for use inside the world only. */
public final class Parking implements Topic {
    private static final Bridge.Kind KIND = new Bridge.Kind("parking", "holding_bridge", false);
    private static final String DEFAULT = "default";
    private static final int NO_SPACE = -1;

    private final DeviceStates devices;
    private final Map<String, ParkingLot> lots = new LinkedHashMap<>();
    private @Nullable Switchboard pbx;

    /** Makes the lot {@code default}, which Asterisk has by itself. */
    public Parking(DeviceStates devices) {
        this.devices = devices;
        lots.put(DEFAULT, new ParkingLot(DEFAULT, Map.of()));
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
    }

    /** Reads a section of {@code res_parking.conf}. */
    public void configure(String name, Map<String, String> settings) {
        if (!name.equals("general")) {
            ParkingLot lot = new ParkingLot(name, settings);
            lots.put(name, lot);
            if (!lot.text("parkext", "").isEmpty()) {
                lot.extensions(board().dialplan().context(lot.text("context", "parkedcalls")));
            }
        }
    }

    @Nullable ParkingLot find(String name) {
        return lots.get(name.isEmpty() ? DEFAULT : name);
    }

    Collection<ParkingLot> all() {
        return Collections.unmodifiableCollection(lots.values());
    }

    /**
     * Parks a channel that nobody else has now; false where no space is free.
     *
     * @param announced how long the space is told, before the music begins
     */
    boolean park(
            Channel channel,
            ParkingLot lot,
            Duration announced,
            String parker,
            Duration timeout,
            ParkedCall.Ending ending) {
        int space = lot.free(NO_SPACE);
        Bridge bridge = bridge(lot);
        if (space < 0 || bridge.isDestroyed()) {
            return false;
        }
        ParkedCall call = new ParkedCall(channel, lot, space, parker, timeout, ending);
        lot.calls().put(space, call);
        board().watchers().tell(each -> each.parked(channel, lot.name() + ":" + space, call.cel()));
        call.emit("ParkedCall", null);
        devices.told(call.device(), "INUSE");
        bridge.enter(channel, new Bridge.Member() {
            @Override
            public void leaving(Channel gone) {
                givesUp(call);
            }

            @Override
            public void left(Channel gone) {
                call.ending().gaveUp(call);
            }
        });
        ending.begun(call);
        if (announced.isZero()) {
            call.musicStarts();
        } else {
            call.announcementBegins();
            board().world().after(announced, call::musicStarts);
        }
        call.startTimer(() -> timedOut(call));
        return true;
    }

    /**
     * The bridge of a lot: made for the first call, and kept. The real server does not make another one where that was
     * destroyed by the action BridgeDestroy: from then on whoever is parked by an action is hung up.
     */
    Bridge bridge(ParkingLot lot) {
        Bridge known = lot.bridge();
        Bridge bridge = known == null ? board().bridges().create(KIND, "Parking", lot.name()) : known;
        lot.bridge(bridge);
        return bridge;
    }

    private void givesUp(ParkedCall call) {
        if (take(call)) {
            call.musicStarts();
            call.musicStops();
            unparked(call, "ParkedCallGiveUp", "");
            call.emit("ParkedCallGiveUp", null);
            if (call.parkee().hangupCause() == Causes.NONE) {
                call.parkee().hangupCause(Causes.NORMAL);
            }
        }
    }

    private void timedOut(ParkedCall call) {
        if (take(call)) {
            ParkingVariables.tellTimeout(call);
            call.musicStops();
            ChannelProfile profile = call.parkee().profile();
            Comeback.Place before = new Comeback.Place(profile.context(), profile.exten(), profile.priority());
            call.ending().place(call).apply(call.parkee());
            unparked(call, "ParkedCallTimeOut", "");
            call.emit("ParkedCallTimeOut", null);
            before.apply(call.parkee());
            leave(call);
            call.ending().timedOut(call);
        }
    }

    private void unparked(ParkedCall call, String reason, String more) {
        board().watchers().tell(each -> each.unparked(call.parkee(), "{\"reason\":\"" + reason + "\"" + more + "}"));
    }

    /** Gives a parked call to whoever fetched it; false where there is none. */
    boolean retrieve(Execution x, ParkingLot lot, int space) {
        ParkedCall call = lot.calls().get(space);
        if (call == null || !take(call)) {
            return false;
        }
        Channel retriever = x.channel();
        Channel parkee = call.parkee();
        retriever.answer();
        call.musicStops();
        unparked(call, "ParkedCallUnparked", ",\"retriever\":\"" + retriever.name() + "\"");
        call.emit("UnParkedCall", retriever);
        leave(call);
        retriever.linkedid(parkee.linkedid());
        Bridge bridge = board().bridges().basic();
        x.onLeave(() -> {});
        bridge.enter(parkee, new Bridge.Member() {
            @Override
            public void leaving(Channel gone) {
                call.musicStarts();
            }

            @Override
            public void left(Channel gone) {
                call.ending().gaveUp(call);
            }
        });
        bridge.enter(retriever, gone -> {
            if (gone.hangupCause() == Causes.NONE) {
                gone.hangupCause(Causes.NORMAL);
            }
            x.takeBack();
            x.end();
        });
        PartyId fetcher = retriever.profile().caller();
        PartyId fetched = parkee.profile().caller();
        if (!fetched.isUnknown()) {
            retriever.connected(fetched);
        }
        if (!fetcher.isUnknown()) {
            parkee.connected(fetcher);
        }
        return true;
    }

    /** Takes it out of the lot without the end that a hangup has. */
    private void leave(ParkedCall call) {
        Bridge bridge = call.lot().bridge();
        if (bridge != null) {
            bridge.pull(call.parkee(), () -> {});
            bridge.settle();
        }
    }

    /** Takes a call out of its space; false where somebody else did so before. */
    private boolean take(ParkedCall call) {
        call.stopTimer();
        boolean taken = call.lot().calls().remove(call.space(), call);
        if (taken) {
            devices.told(call.device(), "NOT_INUSE");
        }
        return taken;
    }

    private Switchboard board() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }
}
