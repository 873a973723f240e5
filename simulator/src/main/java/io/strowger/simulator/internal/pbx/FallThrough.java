package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;

/** What happens where there is no step: the extension i, or the end, behind a Dial that failed with a tone before it. */
final class FallThrough {
    private static final String SECONDS = "10";

    static final int LATE_PLACE_SINCE = 18;

    private static final String INVALID_EXTEN = "i";

    private FallThrough() {}

    /** Does what is to be done where an extension has no such priority; false where the dialplan goes on. */
    static boolean ends(Execution x, int priority) {
        Switchboard pbx = x.pbx();
        Channel channel = x.channel();
        ChannelProfile profile = channel.profile();
        if (x.isHangingUp()) {
            x.endsBehind(priority);
            if (!pbx.version().isAtLeast(LATE_PLACE_SINCE)) {
                x.arrive();
            }
            return true;
        }
        if (pbx.dialplan().find(profile.context(), profile.exten()) == null) {
            if (pbx.dialplan().find(profile.context(), INVALID_EXTEN) == null) {
                return true;
            }
            channel.variables().put("INVALID_EXTEN", profile.exten());
            x.goTo(profile.context(), INVALID_EXTEN, 1);
            return false;
        }
        if (priority <= 1) {
            return true;
        }
        if (refuses(x, priority)) {
            return false;
        }
        if (!pbx.version().isAtLeast(LATE_PLACE_SINCE)) {
            channel.location(profile.context(), profile.exten(), priority);
        }
        return true;
    }

    /** Lets the caller hear busy or congestion; false where there is no reason to. */
    private static boolean refuses(Execution x, int priority) {
        Channel channel = x.channel();
        String status = channel.variables().find("DIALSTATUS");
        String application = status == null
                ? ""
                : switch (status) {
                    case "BUSY" -> "Busy";
                    case "CONGESTION", "CHANUNAVAIL" -> "Congestion";
                    default -> "";
                };
        App app = application.isEmpty() ? null : x.pbx().apps().find(application);
        if (app == null) {
            return false;
        }
        if (channel.state() != ChannelState.UP) {
            channel.location(channel.profile().context(), channel.profile().exten(), priority);
        }
        app.run(x, SECONDS);
        return true;
    }
}
