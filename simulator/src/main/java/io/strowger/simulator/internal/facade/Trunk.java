package io.strowger.simulator.internal.facade;

import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.tech.PjsipTechnology;
import io.strowger.simulator.pbx.PhoneCall;

/** The line to the world outside, {@code PJSIP/trunk}, by which strangers call; enters the world for each call. */
record Trunk(Switchboard pbx, PjsipTechnology pjsip) {
    private static final String NAME = "trunk";

    /** Lets somebody with that number call, and leads him to an application. */
    PhoneCall call(String number, String application, String data) {
        return pbx.world()
                .ask(() -> new PhoneCallFacade(
                        pjsip.call(pjsip.phone(NAME), new PartyId(number, ""), "s", application, data)));
    }
}
