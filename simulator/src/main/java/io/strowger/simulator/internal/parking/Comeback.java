package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;

/** Where a parked call goes that nobody fetched. */
final class Comeback {
    private Comeback() {}

    /** A place in the dialplan. */
    record Place(String context, String exten, int priority) {
        /** Puts a channel there, without running anything. */
        void apply(Channel channel) {
            channel.location(context, exten, priority);
        }
    }

    /** Whoever parked it, where the lot has {@code comebacktoorigin}; else the lot's context. */
    static Place of(ParkedCall call) {
        String exten = call.parker().replace('/', '_');
        if (call.lot().is("comebacktoorigin", true)) {
            return new Place("park-dial", exten, 1);
        }
        String context = call.lot().text("comebackcontext", "parkedcallstimeout");
        boolean known = call.parkee().pbx().dialplan().find(context, exten) != null;
        return new Place(context, known ? exten : "s", 1);
    }

    /** Goes there with a channel that runs the application Park. */
    static void go(Execution x, Place place) {
        place.apply(x.channel());
        x.channel().publish();
        x.goTo(place.context(), place.exten(), place.priority());
    }

    /** Goes there with a channel that runs nothing yet; one that comes back to its origin dials it. */
    static void start(ParkedCall call) {
        Channel channel = call.parkee();
        of(call).apply(channel);
        if (call.lot().is("comebacktoorigin", true)) {
            int seconds = call.lot().number("comebackdialtime", 30);
            Execution.start(channel, "Dial", call.parker() + "," + seconds);
        } else {
            Execution.start(channel);
        }
    }
}
