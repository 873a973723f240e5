package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.apps.MusicApps;
import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.world.WorldTimer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call in a parking lot; for use inside the world only. */
final class ParkedCall {
    /** What becomes of the channel when it comes out again. */
    interface Ending {
        /** It is in the lot, where it is silent still. */
        default void begun(ParkedCall call) {}

        /** Nobody fetched it in time. */
        void timedOut(ParkedCall call);

        /** Where it goes in the dialplan when nobody fetches it. */
        Comeback.Place place(ParkedCall call);

        /** It was hung up. */
        void gaveUp(ParkedCall call);
    }

    private final Switchboard pbx;
    private final Channel parkee;
    private final ParkingLot lot;
    private final int space;
    private final String parker;
    private final Duration timeout;
    private final Instant parked;
    private final Ending ending;
    private @Nullable WorldTimer timer;
    private boolean ended;
    private boolean music;
    private boolean announcing;

    ParkedCall(Channel parkee, ParkingLot lot, int space, String parker, Duration timeout, Ending ending) {
        this.pbx = parkee.pbx();
        this.parkee = parkee;
        this.lot = lot;
        this.space = space;
        this.parker = parker;
        this.timeout = timeout;
        this.parked = pbx.world().now();
        this.ending = ending;
    }

    Channel parkee() {
        return parkee;
    }

    ParkingLot lot() {
        return lot;
    }

    int space() {
        return space;
    }

    String parker() {
        return parker;
    }

    Ending ending() {
        return ending;
    }

    /** The device that tells of this space, such as {@code park:701@parkedcalls}. */
    String device() {
        return "park:" + space + "@" + lot.text("context", "parkedcalls");
    }

    void startTimer(Runnable then) {
        timer = pbx.world().after(timeout, then);
    }

    /** Lets the space be told to whoever waits in it. */
    void announcementBegins() {
        announcing = true;
        Sounds.begun(parkee, "digits/" + Integer.toString(space).charAt(0));
    }

    private void announcementEnds() {
        if (announcing) {
            announcing = false;
            Sounds.ended(parkee);
        }
    }

    /** Lets the music begin, unless it plays already or nobody is there any more. */
    void musicStarts() {
        if (!parkee.isGone()) {
            announcementEnds();
        }
        if (!ended && !music && !parkee.isGone()) {
            music = true;
            MusicApps.start(parkee, "");
        }
    }

    void musicStops() {
        ended = true;
        if (music) {
            music = false;
            MusicApps.stop(parkee);
        }
    }

    void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** What channel event logging tells of it. */
    String cel() {
        return "{\"parker_dial_string\":\"" + parker + "\",\"parking_lot\":\"" + lot.name() + "\"}";
    }

    void emit(String event, @Nullable Channel retriever) {
        pbx.events().emit(event, Classes.CALL, lines -> write(lines, retriever));
    }

    void write(Lines lines, @Nullable Channel retriever) {
        long lasted = pbx.world().now().getEpochSecond() - parked.getEpochSecond();
        pbx.snapshots().channel(lines, "Parkee", parkee);
        if (retriever != null) {
            pbx.snapshots().channel(lines, "Retriever", retriever);
        }
        lines.add("ParkerDialString", parker)
                .add("Parkinglot", lot.name())
                .add("ParkingSpace", space)
                .add("ParkingTimeout", Math.max(0, timeout.toSeconds() - lasted))
                .add("ParkingDuration", lasted);
    }
}
