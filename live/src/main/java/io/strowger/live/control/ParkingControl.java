package io.strowger.live.control;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.action.ParkinglotsAction;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.ParkinglotEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The parking lots of a PBX; futures complete on the client's executor; see {@link ChannelControl} for failures and threads. Immutable. */
public final class ParkingControl {
    private final Desk desk;

    private ParkingControl(Desk desk) {
        this.desk = desk;
    }

    /** A control of that PBX's lots. */
    public static ParkingControl of(AmiClient client) {
        return new ParkingControl(new Desk(client));
    }

    /** The same, with another time that the event of an outcome may take; more than 0. */
    public ParkingControl patience(Duration wait) {
        return new ParkingControl(desk.patience(wait));
    }

    /** The lots: name, spaces, how long one may stay (action {@code Parkinglots}). */
    public CompletableFuture<List<ParkinglotEvent>> lots() {
        return desk.send(ParkinglotsAction.builder().build(), list -> list.items());
    }

    /** Who is parked in any lot (action {@code ParkedCalls}). */
    public CompletableFuture<List<ParkedCallEvent>> calls() {
        return desk.send(ParkedCallsAction.builder().build(), list -> list.items());
    }

    /** Who is parked in that lot; fails where there is none of that name. */
    public CompletableFuture<List<ParkedCallEvent>> calls(String lot) {
        return desk.send(ParkedCallsAction.builder().parkingLot(lot).build(), list -> list.items());
    }

    /** Parks a channel; see {@link ChannelControl#park(ParkOrder)}. */
    public CompletableFuture<ParkedChannel> park(String channel, ParkOrder order) {
        return ParkedChannel.park(desk, new Target(channel), order);
    }
}
