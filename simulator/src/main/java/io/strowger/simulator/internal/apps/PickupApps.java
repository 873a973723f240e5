package io.strowger.simulator.internal.apps;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Causes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.SoftHangup;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The applications that meddle with other channels: Pickup, PickupChan, SoftHangup, BridgeWait. */
public final class PickupApps implements Topic {
    private static final Bridge.Kind HOLDING = new Bridge.Kind("base", "holding_bridge", false);

    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("Pickup", PickupApps::pickup);
        pbx.apps().add("PickupChan", (x, data) -> take(x, ringing(x, each -> matches(each, data.split(",")[0]))));
        pbx.apps().add("SoftHangup", PickupApps::softHangup);
        pbx.apps().add("BridgeWait", PickupApps::bridgeWait);
    }

    private static boolean matches(Channel channel, String prefixes) {
        return List.of(prefixes.split("&")).stream()
                .anyMatch(each -> channel.name().toLowerCase(Locale.ROOT).startsWith(each.toLowerCase(Locale.ROOT)));
    }

    private static void pickup(Execution x, String data) {
        for (String each : data.split("&")) {
            String[] parts = each.split("@", 2);
            Predicate<Channel> wanted = parts.length > 1 && parts[1].equalsIgnoreCase("PICKUPMARK")
                    ? channel -> parts[0].equals(channel.variables().find("PICKUPMARK"))
                    : channel -> parts[0].equals(channel.profile().exten())
                            && (parts.length < 2
                                    || parts[1].equals(channel.profile().context()));
            OutgoingCall call = ringing(x, wanted);
            if (call != null) {
                take(x, call);
                return;
            }
        }
        take(x, null);
    }

    /** The call of the first channel that rings and is wanted. */
    private static @Nullable OutgoingCall ringing(Execution x, Predicate<Channel> wanted) {
        for (Channel each : x.pbx().channels().all()) {
            boolean rings = each.state() == ChannelState.RINGING || each.state() == ChannelState.DOWN;
            if (rings && each.reader() instanceof OutgoingCall call && call.caller() != null && wanted.test(each)) {
                return call;
            }
        }
        return null;
    }

    private static void take(Execution x, @Nullable OutgoingCall call) {
        if (call == null) {
            x.next();
            return;
        }
        Channel channel = x.channel();
        Channel target = call.dialled();
        x.pbx().events().emit("Pickup", Classes.CALL, lines -> {
            x.pbx().snapshots().channel(lines, channel);
            x.pbx().snapshots().channel(lines, "Target", target);
        });
        channel.answer();
        x.abandon();
        call.takenBy(channel);
    }

    private static void softHangup(Execution x, String data) {
        String[] parts = data.split(",", -1);
        boolean all = parts.length > 1 && parts[1].contains("a");
        for (Channel each : List.copyOf(x.pbx().channels().all())) {
            if (each.name().equalsIgnoreCase(parts[0]) || all && matches(each, parts[0])) {
                each.softHangup(SoftHangup.EXPLICIT);
            }
        }
        x.next();
    }

    private static void bridgeWait(Execution x, String data) {
        String[] parts = data.split(",", -1);
        String name = parts[0].isEmpty() ? "default" : parts[0];
        Bridge room = x.pbx().bridges().all().stream()
                .filter(each ->
                        each.creator().equals("BridgeWait") && each.name().equals(name))
                .findFirst()
                .orElseGet(() -> x.pbx().bridges().create(HOLDING, "BridgeWait", name));
        room.enter(x.channel(), new Bridge.Member() {
            @Override
            public void leaving(Channel channel) {
                MusicApps.stop(channel);
            }

            @Override
            public void left(Channel channel) {
                x.takeBack();
                leftRoom(room);
                if (channel.hangupCause() == Causes.NONE) {
                    channel.hangupCause(Causes.NORMAL);
                }
                if (channel.isHangupRequested()) {
                    x.end();
                } else {
                    x.next();
                }
            }

            @Override
            public void pulled(Channel channel) {
                leftRoom(room);
            }
        });
        MusicApps.start(x.channel(), "");
    }

    private static void leftRoom(Bridge room) {
        if (room.channels().isEmpty()) {
            room.dissolve();
        }
    }
}
