package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;

/** What happens where the dialplan ends behind a Dial that failed: the caller hears so, before it is hung up. */
final class FallThrough {
    private static final String SECONDS = "10";
    private static final String INVALID_EXTEN = "i";

    private FallThrough() {}

    /** True where something is done instead of hanging up at once. */
    static boolean goesOn(Execution x, ChannelProfile profile, int priority, boolean isUnknown) {
        return isUnknown ? isInvalid(x, profile) : priority > 1 && refuses(x, priority);
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

    /** Goes to the extension for numbers that are unknown; false where there is none. */
    private static boolean isInvalid(Execution x, ChannelProfile profile) {
        if (x.pbx().dialplan().find(profile.context(), INVALID_EXTEN) == null) {
            return false;
        }
        x.channel().variables().put("INVALID_EXTEN", profile.exten());
        x.goTo(profile.context(), INVALID_EXTEN, 1);
        return true;
    }
}
