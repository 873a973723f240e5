package io.strowger.simulator.internal.tech;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.Leg;
import io.strowger.simulator.internal.pbx.PartyId;
import io.strowger.simulator.internal.pbx.Switchboard;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One half of a Local channel: what it is told comes out of the other half. */
final class LocalHalf implements Leg {
    private static final int STATUS_SINCE = 18;

    private static final int MOST_IN_A_ROW = 10;
    private static final Set<String> SOUNDING =
            Set.of("Playback", "Background", "BackGround", "MusicOnHold", "Milliwatt", "Queue");

    private final Channel own;
    private final Channel other;
    private final boolean optimises;
    private final boolean runsDialplan;
    private boolean failed;

    private LocalHalf(Channel own, Channel other, boolean optimises, boolean runsDialplan) {
        this.own = own;
        this.runsDialplan = runsDialplan;
        this.other = other;
        this.optimises = optimises;
    }

    static void join(Channel one, Channel two, boolean optimises) {
        one.leg(new LocalHalf(one, two, optimises, false));
        two.leg(new LocalHalf(two, one, optimises, true));
    }

    /** What is behind a channel, where that is a half of a Local channel. */
    static @Nullable LocalHalf of(Channel channel) {
        return channel.legOrNull() instanceof LocalHalf half ? half : null;
    }

    Channel other() {
        return other;
    }

    void optimise() {
        if (!other.isGone() && !own.isGone()) {
            LocalOptimisation.attempt(runsDialplan ? other : own, runsDialplan ? own : other);
        }
    }

    boolean optimises() {
        return optimises;
    }

    @Override
    public boolean call() {
        Switchboard pbx = own.pbx();
        ChannelProfile place = other.profile();
        other.variables().copyFrom(own.variables());
        ChannelProfile mine = own.profile();
        other.parties(mine.connected(), mine.caller(), mine.accountCode());
        if (pbx.dialplan().step(place.context(), place.exten(), 1) == null) {
            failed = true;
            other.hangup();
            return false;
        }
        pbx.events().emit("LocalBridge", Classes.CALL, lines -> {
            pbx.snapshots().channel(lines, "LocalOne", own);
            pbx.snapshots().channel(lines, "LocalTwo", other);
            lines.add("Context", place.context())
                    .add("Exten", place.exten())
                    .add("LocalOptimization", optimises ? "Yes" : "No");
        });
        Execution.start(other);
        return true;
    }

    @Override
    public void answered() {
        other.queue(Frame.of(Frame.Kind.ANSWER));
    }

    @Override
    public void indicate(Frame frame) {
        other.queue(frame);
    }

    @Override
    public void connected(PartyId party) {
        other.pbx().world().soon(() -> {
            if (!other.isGone()) {
                other.caller(party);
            }
        });
    }

    @Override
    public boolean mayBeSilent() {
        return isSilent(MOST_IN_A_ROW);
    }

    /** Local channels may form a circle, in which there is no sound. */
    private boolean isSilent(int left) {
        Bridge bridge = other.bridge();
        if (bridge == null) {
            return !SOUNDING.contains(other.profile().application());
        }
        if (!bridge.isOfTwo() || left == 0) {
            return left == 0;
        }
        for (Channel each : bridge.channels()) {
            LocalHalf half = of(each);
            if (each != other && (half == null || !half.isSilent(left - 1))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String account() {
        return other.profile().accountCode();
    }

    @Override
    public void hungUp() {
        boolean tells = runsDialplan && !other.isGone() && own.pbx().version().isAtLeast(STATUS_SINCE);
        String status = tells ? own.variables().find("DIALSTATUS") : null;
        if (runsDialplan && !other.isGone()) {
            other.language(own.profile().language());
        }
        if (status != null) {
            other.variables().put("CHANLOCALSTATUS", status);
        }
        LocalHalf otherHalf = of(other);
        if (otherHalf == null || !otherHalf.failed) {
            other.queueHangup(own.hangupCause());
        }
    }
}
