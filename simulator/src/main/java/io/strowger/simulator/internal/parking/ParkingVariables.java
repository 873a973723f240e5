package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.pbx.ChannelVariables;

/** The variables that a channel gets when nobody fetches it. */
final class ParkingVariables {
    private ParkingVariables() {}

    static void tellTimeout(ParkedCall call) {
        ChannelVariables variables = call.parkee().variables();
        variables.put("PARKING_SPACE", Integer.toString(call.space()));
        if (!call.parkee().pbx().version().isAtLeast(21)) {
            variables.put("PARKINGSLOT", Integer.toString(call.space()));
        }
        variables.put("PARKEDLOT", call.lot().name());
        variables.put("PARKER", call.parker());
        variables.put("PARKER_FLAT", call.parker().replace('/', '_'));
        variables.put("BRIDGE_FEATURES", "");
    }
}
