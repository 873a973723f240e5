package io.strowger.simulator.internal.tech;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Frame;
import io.strowger.simulator.internal.pbx.Leg;
import io.strowger.simulator.internal.pbx.Switchboard;

/** One half of a Local channel: what it is told comes out of the other half. */
final class LocalHalf implements Leg {
    private final Channel own;
    private final Channel other;
    private final boolean optimises;

    private LocalHalf(Channel own, Channel other, boolean optimises) {
        this.own = own;
        this.other = other;
        this.optimises = optimises;
    }

    static void join(Channel one, Channel two, boolean optimises) {
        one.leg(new LocalHalf(one, two, optimises));
        two.leg(new LocalHalf(two, one, optimises));
    }

    @Override
    public boolean call() {
        Switchboard pbx = own.pbx();
        ChannelProfile place = other.profile();
        other.variables().copyFrom(own.variables());
        if (!own.profile().connected().isUnknown()) {
            other.parties(own.profile().connected(), own.profile().caller());
        }
        if (pbx.dialplan().step(place.context(), place.exten(), 1) == null) {
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
    public void hungUp() {
        other.queueHangup(own.hangupCause());
    }
}
