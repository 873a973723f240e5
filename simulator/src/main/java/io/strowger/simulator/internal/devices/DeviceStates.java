package io.strowger.simulator.internal.devices;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The states of devices: counted from their channels, or told by whoever has the device; for use inside the world only. */
public final class DeviceStates implements Topic {
    /** The words for states, in the order of their numbers. */
    public static final List<String> STATES = List.of(
            "UNKNOWN", "NOT_INUSE", "INUSE", "BUSY", "INVALID", "UNAVAILABLE", "RINGING", "RINGINUSE", "ONHOLD");

    private static final String NOT_INUSE = "NOT_INUSE";
    private static final String LOCAL = "Local/";

    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, UseCount> uses = new HashMap<>();
    private final Map<Channel, Seen> seen = new HashMap<>();
    private final Map<String, UnaryOperator<@Nullable String>> sources = new HashMap<>();
    private final List<BiConsumer<String, String>> watchers = new ArrayList<>();
    private @Nullable Switchboard pbx;

    /** What was counted of a channel. */
    private record Seen(String device, ChannelState state) {}

    @Override
    public void install(Switchboard board) {
        pbx = board;
        source("Local", place -> {
            int slash = place.indexOf('/');
            String bare = slash < 0 ? place : place.substring(0, slash);
            int at = bare.indexOf('@');
            String exten = at < 0 ? bare : bare.substring(0, at);
            String context = at < 0 ? "default" : bare.substring(at + 1);
            return board.dialplan().find(context, exten) == null ? "INVALID" : NOT_INUSE;
        });
        board.watchers().add(new ChannelWatcher() {
            @Override
            public void created(Channel channel) {
                count(channel, channel.state());
            }

            @Override
            public void stateChanged(Channel channel) {
                count(channel, channel.state());
                changed(deviceOf(channel.name()));
            }

            @Override
            public void hungUp(Channel channel) {
                Seen was = seen.remove(channel);
                if (was != null) {
                    count(was, -1);
                    changed(was.device());
                }
            }
        });
    }

    /** Says who knows the states of devices of a kind, such as {@code PJSIP} or {@code Custom}; null where he does not. */
    public void source(String kind, UnaryOperator<@Nullable String> source) {
        sources.put(kind.toLowerCase(Locale.ROOT), source);
    }

    /** Adds somebody who is told of each change, before the event. */
    public void watch(BiConsumer<String, String> watcher) {
        watchers.add(watcher);
    }

    /** The states that were told, by device. */
    public Map<String, String> states() {
        return Collections.unmodifiableMap(states);
    }

    /** How many channels a device has. */
    public int channels(String device) {
        UseCount use = uses.get(bare(device));
        return use == null ? 0 : use.all();
    }

    /** The state of a device, such as {@code NOT_INUSE}. */
    public String state(String device) {
        UseCount use = uses.get(bare(device));
        String counted = use == null ? null : use.state();
        if (counted != null) {
            return counted;
        }
        int end = device.indexOf('/');
        int colon = device.indexOf(':');
        int kind = colon >= 0 && (end < 0 || colon < end) ? colon : end;
        UnaryOperator<@Nullable String> source =
                kind < 0 ? null : sources.get(device.substring(0, kind).toLowerCase(Locale.ROOT));
        String told = source == null ? null : source.apply(device.substring(kind + 1));
        return told != null ? told : states.getOrDefault(device, colon >= 0 ? "UNKNOWN" : "INVALID");
    }

    /** The number of a state, as the header {@code Status} of a queue member tells it. */
    public int number(String device) {
        return Math.max(0, STATES.indexOf(state(device)));
    }

    /** Notes a device without telling anybody, as at the start. */
    public void known(String device) {
        states.putIfAbsent(device, state(device));
    }

    /** Notes a device and its state without telling anybody, as at the start. */
    public void known(String device, String state) {
        states.putIfAbsent(device, state);
    }

    /** Notes the state of a device that is looked up and never told, as that of an agent. */
    public void noted(String device, String state) {
        states.put(device, state);
    }

    /** Tells a state for a device that no channels make; without effect where it is the same. */
    public void told(String device, String state) {
        if (!state.equals(states.put(device, state))) {
            emit(device, state);
        }
    }

    /** Looks at a device anew, and raises DeviceStateChange where its state is another one. */
    public void changed(String device) {
        String state = state(device);
        if (device.startsWith(LOCAL)) {
            emit(device, state);
        } else {
            told(device, state);
        }
    }

    /** Tells that nothing is known of a device any more. */
    public void gone(String device) {
        states.remove(device);
        emit(device, "UNKNOWN");
    }

    private void emit(String device, String state) {
        watchers.forEach(each -> each.accept(device, state));
        java.util.Objects.requireNonNull(pbx, "pbx")
                .events()
                .emit(
                        "DeviceStateChange",
                        Classes.CALL,
                        lines -> lines.add("Device", device).add("State", state));
    }

    private void count(Channel channel, ChannelState state) {
        Seen was = seen.get(channel);
        Seen now = new Seen(was == null ? deviceOf(channel.name()) : was.device(), state);
        if (now.device().startsWith(LOCAL) && channel.name().endsWith(";2")) {
            return;
        }
        if (was != null) {
            count(was, -1);
        }
        seen.put(channel, now);
        count(now, 1);
    }

    private void count(Seen channel, int by) {
        UseCount use = uses.computeIfAbsent(channel.device(), device -> new UseCount(device.startsWith(LOCAL)));
        use.add(channel.state(), by);
        if (use.isEmpty()) {
            uses.remove(channel.device());
        }
    }

    private static String bare(String device) {
        if (!device.startsWith(LOCAL)) {
            return device;
        }
        int slash = device.indexOf('/', LOCAL.length());
        return slash < 0 ? device : device.substring(0, slash);
    }

    private static String deviceOf(String channel) {
        int dash = channel.lastIndexOf('-');
        return dash < 0 ? channel : channel.substring(0, dash);
    }
}
