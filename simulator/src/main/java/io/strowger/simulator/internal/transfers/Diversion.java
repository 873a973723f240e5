package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import java.util.List;

/** Sends channels elsewhere in the dialplan, out of whatever they are in. */
final class Diversion {
    /** Where a channel shall go. */
    record Place(Channel channel, String context, String exten, int priority) {}

    private Diversion() {}

    /** Sends them all, and ends the calls that they leave. */
    static void send(List<Place> places) {
        for (Place each : places) {
            Bridge bridge = each.channel().bridge();
            if (bridge != null) {
                bridge.pull(
                        each.channel(), () -> each.channel().location(each.context(), each.exten(), each.priority()));
                each.channel().pbx().world().soon(bridge::settle);
            }
        }
        for (Place each : places) {
            each.channel().takeFromCaller();
            Execution execution = each.channel().execution();
            if (execution == null || execution.isSingle()) {
                each.channel().pbx().watchers().tell(watcher -> watcher.diverted(each.channel(), execution != null));
            }
            if (execution != null && !execution.isHangingUp()) {
                execution.divert(each.context(), each.exten(), each.priority());
            } else {
                each.channel().location(each.context(), each.exten(), each.priority());
                Execution.start(each.channel());
            }
        }
    }
}
