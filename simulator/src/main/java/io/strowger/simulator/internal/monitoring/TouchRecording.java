package io.strowger.simulator.internal.monitoring;

import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.PartyId;

/** Recording by keys: who presses them records the other one, until they are pressed again. */
final class TouchRecording {
    private static final String MIX_FILE = "TOUCH_MIXMONITOR_OUTPUT";
    private static final String OLD_FILE = "TOUCH_MONITOR_OUTPUT";

    /** Says that somebody records a channel by keys, with the id of the recording. */
    private record Running(String id) {}

    private TouchRecording() {}

    static void mix(Channel presser, Channel other, Bridge bridge) {
        Running running = other.dropDatastore(Running.class);
        if (running != null) {
            boolean stopped = Recorder.of(other).stop(other, running.id());
            if (stopped) {
                return;
            }
        }
        String file = file(presser, other) + ".wav";
        String id = Recorder.of(other).begin(other, file, "");
        other.datastore(Running.class, () -> new Running(id));
        presser.variables().put(MIX_FILE, file);
        other.variables().put(MIX_FILE, file);
        bridge.tellPeers();
    }

    static void old(Channel presser, Channel other, Bridge bridge) {
        if (other.datastore(MonitorTopic.OldRecording.class) != null) {
            MonitorTopic.event(other, "MonitorStop");
            return;
        }
        String file = file(presser, other);
        MonitorTopic.event(other, "MonitorStart");
        presser.variables().put(OLD_FILE, file);
        other.variables().put(OLD_FILE, file);
        bridge.tellPeers();
    }

    /** Time and both parties: their numbers, or else the names of their channels. */
    private static String file(Channel presser, Channel other) {
        long now = presser.pbx().world().now().getEpochSecond();
        return "auto-" + now + "-" + party(presser) + "-" + party(other);
    }

    private static String party(Channel channel) {
        PartyId caller = channel.profile().caller();
        String named = caller.number().isEmpty() ? channel.name() : caller.number();
        return named.replace('/', '-');
    }
}
