package io.strowger.simulator.internal.devices;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states of devices, as their channels make them; for use inside the world only.
 *
 * <p>Channels are counted per device as they come, change and go, so that a change costs the same with ten and with fifty
 * thousand channels.
 */
public final class DeviceStates implements Topic {
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<Channel, Device> ringing = new IdentityHashMap<>();

    /** How many channels a device has. */
    private static final class Device {
        private final String name;
        private int channels;
        private int ringing;

        private Device(String name) {
            this.name = name;
        }

        private String state() {
            if (ringing > 0) {
                return ringing < channels ? "RINGINUSE" : "RINGING";
            }
            return channels > 0 ? "INUSE" : "NOT_INUSE";
        }
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.watchers().add(new ChannelWatcher() {
            @Override
            public void created(Channel channel) {
                Device device = devices.computeIfAbsent(deviceOf(channel.name()), Device::new);
                device.channels++;
                count(channel, device);
            }

            @Override
            public void stateChanged(Channel channel) {
                Device device = devices.computeIfAbsent(deviceOf(channel.name()), Device::new);
                count(channel, device);
                changed(pbx, device);
            }

            @Override
            public void hungUp(Channel channel) {
                gone(pbx, channel);
            }
        });
    }

    /** The states that are known, by device. */
    public Map<String, String> states() {
        return states;
    }

    private void gone(Switchboard pbx, Channel channel) {
        Device device = devices.computeIfAbsent(deviceOf(channel.name()), Device::new);
        device.channels = Math.max(0, device.channels - 1);
        silence(channel);
        if (device.channels == 0) {
            devices.remove(device.name);
        }
        changed(pbx, device);
    }

    private void count(Channel channel, Device device) {
        if (channel.state() == ChannelState.RINGING) {
            if (ringing.put(channel, device) == null) {
                device.ringing++;
            }
        } else {
            silence(channel);
        }
    }

    private void silence(Channel channel) {
        Device rang = ringing.remove(channel);
        if (rang != null) {
            rang.ringing--;
        }
    }

    private void changed(Switchboard pbx, Device device) {
        String name = device.name;
        String state = device.state();
        boolean isLocal = name.startsWith("Local/");
        if (isLocal || !state.equals(states.getOrDefault(name, "NOT_INUSE"))) {
            if (!isLocal) {
                states.put(name, state);
            }
            pbx.events().emit("DeviceStateChange", Classes.CALL, lines -> lines.add("Device", name)
                    .add("State", state));
        }
    }

    private static String deviceOf(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }
}
