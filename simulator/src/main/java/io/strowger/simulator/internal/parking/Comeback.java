package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;

/** Where a parked call goes that nobody fetched. */
final class Comeback {
    private Comeback() {}

    /** Calls whoever parked it where the lot has {@code comebacktoorigin}; else goes to the lot's context. */
    static void go(Execution x, ParkedCall call) {
        ParkingLot lot = call.lot();
        if (lot.is("comebacktoorigin", true)) {
            x.goTo("park-dial", call.parker().replace('/', '_'), 1);
            return;
        }
        String context = lot.text("comebackcontext", "parkedcallstimeout");
        String exten = call.parker().replace('/', '_');
        boolean known = x.pbx().dialplan().find(context, exten) != null;
        x.goTo(context, known ? exten : "s", 1);
    }

    /** Goes there with a channel that runs nothing yet. */
    static void start(ParkedCall call) {
        Channel channel = call.parkee();
        ParkingLot lot = call.lot();
        if (lot.is("comebacktoorigin", true)) {
            int seconds = lot.number("comebackdialtime", 30);
            channel.location("park-dial", call.parker().replace('/', '_'), 1);
            Execution.start(channel, "Dial", call.parker() + "," + seconds);
            return;
        }
        String context = lot.text("comebackcontext", "parkedcallstimeout");
        String exten = call.parker().replace('/', '_');
        boolean known = channel.pbx().dialplan().find(context, exten) != null;
        channel.location(context, known ? exten : "s", 1);
        Execution.start(channel);
    }
}
