package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
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
        /** Nobody fetched it in time. */
        void timedOut(ParkedCall call);

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

    /** Lets the music begin, unless it plays already or nobody is there any more. */
    void musicStarts() {
        if (!ended && !music && !parkee.isGone()) {
            music = true;
            pbx.channelEvents().emit("MusicOnHoldStart", Classes.CALL, parkee, lines -> lines.add("Class", "default"));
        }
    }

    void musicStops() {
        ended = true;
        if (music) {
            music = false;
            pbx.channelEvents().emit("MusicOnHoldStop", Classes.CALL, parkee, lines -> {});
        }
    }

    void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
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
