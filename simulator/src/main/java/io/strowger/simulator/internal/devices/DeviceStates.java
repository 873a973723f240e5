package io.strowger.simulator.internal.devices;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/** The states of devices, as their channels make them; for use inside the world only. */
public final class DeviceStates implements Topic {
    private final Map<String, String> states = new LinkedHashMap<>();

    @Override
    public void install(Switchboard pbx) {
        pbx.watchers().add(new ChannelWatcher() {
            @Override
            public void stateChanged(Channel channel) {
                changed(pbx, channel);
            }

            @Override
            public void hungUp(Channel channel) {
                changed(pbx, channel);
            }
        });
    }

    /** The states that are known, by device. */
    public Map<String, String> states() {
        return states;
    }

    private void changed(Switchboard pbx, Channel channel) {
        String device = deviceOf(channel.name());
        String state = stateOf(pbx, device);
        boolean isLocal = device.startsWith("Local/");
        if (isLocal || !state.equals(states.getOrDefault(device, "NOT_INUSE"))) {
            if (!isLocal) {
                states.put(device, state);
            }
            pbx.events()
                    .emit("DeviceStateChange", Classes.CALL, lines -> lines.add("Device", device).add("State", state));
        }
    }

    private static String stateOf(Switchboard pbx, String device) {
        boolean rings = false;
        boolean used = false;
        for (Channel each : pbx.channels().all()) {
            if (deviceOf(each.name()).equals(device)) {
                rings |= each.state() == ChannelState.RINGING;
                used |= each.state() != ChannelState.RINGING;
            }
        }
        return rings ? used ? "RINGINUSE" : "RINGING" : used ? "INUSE" : "NOT_INUSE";
    }

    private static String deviceOf(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }
}
