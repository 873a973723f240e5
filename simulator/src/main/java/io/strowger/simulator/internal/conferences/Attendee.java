package io.strowger.simulator.internal.conferences;

import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import java.time.Instant;

/** Somebody in a conference; for use inside the world only. */
final class Attendee {
    private final Execution x;
    private final String profile;
    private final Instant joined;
    private final Runnable afterwards;
    final boolean admin;
    final boolean marked;
    final boolean waitMarked;
    final boolean endMarked;
    boolean muted;
    boolean waiting;
    boolean talking;
    String result = "HANGUP";

    Attendee(Execution x, String profile, Profiles profiles, Runnable afterwards) {
        this.afterwards = afterwards;
        this.x = x;
        this.profile = profile;
        this.joined = x.pbx().world().now();
        this.admin = profiles.is(profile, "admin");
        this.marked = profiles.is(profile, "marked");
        this.waitMarked = profiles.is(profile, "wait_marked");
        this.endMarked = profiles.is(profile, "end_marked");
        this.muted = profiles.is(profile, "startmuted");
    }

    Execution execution() {
        return x;
    }

    Channel channel() {
        return x.channel();
    }

    /** Done when he has left. */
    Runnable afterwards() {
        return afterwards;
    }

    String profile() {
        return profile;
    }

    /** Writes what ConfbridgeList tells before the channel. */
    void write(Lines lines) {
        long seconds = x.pbx().world().now().getEpochSecond() - joined.getEpochSecond();
        lines.add("Admin", yes(admin))
                .add("MarkedUser", yes(marked))
                .add("WaitMarked", yes(waitMarked))
                .add("EndMarked", yes(endMarked));
        if (x.pbx().version().isAtLeast(18)) {
            lines.add("EndMarkedAny", yes(false));
        }
        lines.add("Waiting", yes(waiting))
                .add("Muted", yes(muted))
                .add("Talking", yes(talking))
                .add("AnsweredTime", seconds);
    }

    static String yes(boolean is) {
        return is ? "Yes" : "No";
    }
}
