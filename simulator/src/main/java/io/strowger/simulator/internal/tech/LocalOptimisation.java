package io.strowger.simulator.internal.tech;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Switchboard;
import org.jspecify.annotations.Nullable;

/** Takes a Local channel out of a call when both its halves are in calls of two: those on its far sides get each other. */
final class LocalOptimisation {
    private LocalOptimisation() {}

    /** True where both halves are in calls of two with somebody who makes sound, which is when Asterisk thinks of it. */
    static boolean isDue(Channel one, Channel two) {
        Channel near = peer(one);
        Channel far = peer(two);
        return near != null && far != null && LocalHalf.of(near) == null && LocalHalf.of(far) == null;
    }

    static void attempt(Channel one, Channel two) {
        Bridge kept = one.bridge();
        Bridge left = two.bridge();
        Channel far = peer(two);
        Channel near = peer(one);
        if (kept == null || left == null || far == null || near == null) {
            return;
        }
        Switchboard pbx = one.pbx();
        int id = pbx.world().random().nextInt(Integer.MAX_VALUE);
        pbx.events().emit("LocalOptimizationBegin", Classes.CALL, lines -> {
            pbx.snapshots().channel(lines, "LocalOne", one);
            pbx.snapshots().channel(lines, "LocalTwo", two);
            pbx.snapshots().channel(lines, "Source", near);
            lines.add("DestUniqueId", left.uniqueid()).add("Id", id);
        });
        Bridge.Member farMember = left.moveOut(far);
        Bridge.Member twoMember = left.moveOut(two);
        kept.moveOut(one);
        if (farMember != null) {
            kept.enter(far, farMember);
        }
        left.settle();
        pbx.events().emit("LocalOptimizationEnd", Classes.CALL, lines -> {
            pbx.snapshots().channel(lines, "LocalOne", one);
            pbx.snapshots().channel(lines, "LocalTwo", two);
            lines.add("Success", "Yes").add("Id", id);
        });
        two.hangupCause(Causes.NORMAL);
        one.hangupCause(Causes.NORMAL);
        one.hangup();
        if (twoMember != null) {
            twoMember.left(two);
        }
    }

    private static @Nullable Channel peer(Channel channel) {
        Bridge bridge = channel.bridge();
        if (bridge == null || !bridge.isOfTwo() || bridge.channels().size() != 2) {
            return null;
        }
        for (Channel each : bridge.channels()) {
            if (each != channel) {
                return each;
            }
        }
        return null;
    }
}
