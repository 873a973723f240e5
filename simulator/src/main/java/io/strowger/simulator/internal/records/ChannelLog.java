package io.strowger.simulator.internal.records;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelProfile;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.OutgoingCall;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Channel event logging: what happens to channels, told by the event CEL; for use inside the world only. */
public final class ChannelLog implements Topic, ChannelWatcher {
    private static final int STREAMS_SINCE = 22;

    /** What a call can end with; a subroutine may tell other things. */
    private static final Set<String> STATUSES =
            Set.of("ANSWER", "BUSY", "CONGESTION", "NOANSWER", "CANCEL", "CHANUNAVAIL", "FAILED");

    private final Map<String, Integer> channelsOfCalls = new HashMap<>();

    /** How the last Dial of a channel ended. */
    private static final class LastDial {
        String status = "";
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.watchers().add(this);
        pbx.apps().add("CELGenUserEvent", (x, data) -> {
            List<String> parts = List.of(data.split(",", 2));
            write(
                    x.channel(),
                    "USER_DEFINED",
                    "",
                    parts.get(0),
                    "{\"extra\":\"" + (parts.size() > 1 ? parts.get(1) : "") + "\"}");
            x.next();
        });
    }

    @Override
    public void created(Channel channel) {
        channelsOfCalls.merge(channel.linkedid(), 1, Integer::sum);
        write(channel, "CHAN_START", "", "", "");
    }

    @Override
    public void stateChanged(Channel channel) {
        if (channel.state() == ChannelState.UP) {
            write(channel, "ANSWER", "", "", "");
        }
    }

    @Override
    public void dialEnded(OutgoingCall call, String dialStatus) {
        Channel caller = call.caller();
        if (caller != null && STATUSES.contains(dialStatus)) {
            caller.datastore(LastDial.class, LastDial::new).status = dialStatus;
        }
    }

    @Override
    public void dialForwarded(OutgoingCall call, Channel before, String to) {
        Channel caller = call.caller();
        if (caller != null) {
            write(caller, "FORWARD", "", "", "{\"forward\":\"" + to + "\"}");
        }
    }

    @Override
    public void streamBegun(Channel channel, String extra) {
        if (channel.pbx().version().isAtLeast(STREAMS_SINCE)) {
            write(channel, "STREAM_BEGIN", "", "", extra);
        }
    }

    @Override
    public void streamEnded(Channel channel) {
        if (channel.pbx().version().isAtLeast(STREAMS_SINCE)) {
            write(channel, "STREAM_END", "", "", "");
        }
    }

    @Override
    public void bridgeEntered(Bridge bridge, Channel channel) {
        write(channel, "BRIDGE_ENTER", peers(bridge, channel), "", extra(bridge));
    }

    @Override
    public void bridgeLeft(Bridge bridge, Channel channel) {
        write(channel, "BRIDGE_EXIT", peers(bridge, channel), "", extra(bridge));
    }

    private static String peers(Bridge bridge, Channel channel) {
        return bridge.channels().stream()
                .filter(other -> other != channel)
                .map(Channel::name)
                .collect(Collectors.joining(","));
    }

    private static String extra(Bridge bridge) {
        return "{\"bridge_id\":\"" + bridge.uniqueid() + "\",\"bridge_technology\":\"" + bridge.technology() + "\"}";
    }

    @Override
    public void digit(Channel channel, String digit, Duration length) {
        if (channel.pbx().version().isAtLeast(STREAMS_SINCE)) {
            write(channel, "DTMF", "", "", "{\"digit\":\"" + digit + "\",\"duration_ms\":" + length.toMillis() + "}");
        }
    }

    @Override
    public void parked(Channel channel, String space, String extra) {
        write(channel, "PARK_START", "", "", extra);
    }

    @Override
    public void unparked(Channel channel, String extra) {
        write(channel, "PARK_END", "", "", extra);
    }

    @Override
    public void linked(Channel channel, String before) {
        channelsOfCalls.merge(channel.linkedid(), 1, Integer::sum);
        channelsOfCalls.merge(before, -1, Integer::sum);
    }

    @Override
    public void transferred(Channel transferer, String kind, String extra) {
        write(transferer, kind, "", "", extra);
    }

    @Override
    public void hungUp(Channel channel) {
        LastDial dial = channel.datastore(LastDial.class);
        write(
                channel,
                "HANGUP",
                "",
                "",
                "{\"hangupcause\":" + channel.hangupCause() + ",\"hangupsource\":\"" + channel.hangupSource()
                        + "\",\"dialstatus\":\"" + (dial == null ? "" : dial.status) + "\"}");
        write(channel, "CHAN_END", "", "", "");
        if (channelsOfCalls.merge(channel.linkedid(), -1, Integer::sum) <= 0) {
            channelsOfCalls.remove(channel.linkedid());
            write(channel, "LINKEDID_END", "", "", "");
        }
    }

    private static void write(Channel channel, String name, String peer, String userType, String extra) {
        ChannelProfile profile = channel.profile();
        Switchboard pbx = channel.pbx();
        pbx.events().emit("CEL", Classes.CALL, lines -> {
            lines.add("EventName", name)
                    .add("AccountCode", profile.accountCode())
                    .add("CallerIDnum", profile.caller().number())
                    .add("CallerIDname", profile.caller().name())
                    .add("CallerIDani", profile.ani())
                    .add("CallerIDrdnis", "")
                    .add("CallerIDdnid", profile.dnid())
                    .add("Exten", profile.exten())
                    .add("Context", profile.context())
                    .add("Channel", channel.name())
                    .add("Application", profile.application())
                    .add("AppData", profile.applicationData())
                    .add("EventTime", Times.date(pbx.world().now()))
                    .add("AMAFlags", "DOCUMENTATION")
                    .add("UniqueID", channel.uniqueid())
                    .add("LinkedID", channel.linkedid())
                    .add("Userfield", "")
                    .add("Peer", peer)
                    .add("PeerAccount", channel.peerAccount());
            if (!userType.isEmpty()) {
                lines.add("UserDefType", userType);
            }
            lines.add("Extra", extra);
        });
    }
}
