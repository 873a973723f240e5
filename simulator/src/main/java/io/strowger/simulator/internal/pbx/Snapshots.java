package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.ami.Lines;
import java.util.List;

/** Writes the groups of headers that tell the state of a channel or a bridge, in Asterisk's order. */
public final class Snapshots {
    private final Switchboard pbx;
    private final Lines scratch = new Lines();

    Snapshots(Switchboard pbx) {
        this.pbx = pbx;
    }

    /** Writes a channel's headers without a prefix. */
    public void channel(Lines lines, Channel channel) {
        lines.block(remember(channel));
    }

    /** Keeps a channel's headers as they are, until it is touched. */
    byte[] remember(Channel channel) {
        byte[] known = channel.snapshot();
        if (known == null) {
            channel(scratch, "", channel);
            known = scratch.take();
            channel.snapshot(known);
        }
        return known;
    }

    /** Writes a channel's headers with a prefix such as {@code Dest}. */
    public void channel(Lines lines, String prefix, Channel channel) {
        ChannelProfile profile = channel.profile;
        lines.add(prefix, "Channel", channel.name())
                .add(prefix, "ChannelState", Integer.toString(profile.state.number()))
                .add(prefix, "ChannelStateDesc", description(profile.state))
                .add(prefix, "CallerIDNum", profile.caller.shownNumber())
                .add(prefix, "CallerIDName", profile.caller.shownName())
                .add(prefix, "ConnectedLineNum", profile.connected.shownNumber())
                .add(prefix, "ConnectedLineName", profile.connected.shownName())
                .add(prefix, "Language", profile.language)
                .add(prefix, "AccountCode", profile.accountCode)
                .add(prefix, "Context", profile.context)
                .add(prefix, "Exten", profile.exten)
                .add(prefix, "Priority", Integer.toString(profile.priority))
                .add(prefix, "Uniqueid", channel.uniqueid())
                .add(prefix, "Linkedid", channel.linkedid());
        if (!profile.tenantid.isEmpty()) {
            lines.add(prefix, "Tenantid", profile.tenantid);
        }
        List<String> told = pbx.settings().channelVars();
        for (int i = 0; i < told.size(); i++) {
            String value = channel.variables().find(told.get(i));
            lines.add(prefix, "ChanVariable", told.get(i) + "=" + (value == null ? "" : value));
        }
    }

    /** Writes the variables of a channel that events tell, with the channel's name in the header's name. */
    public void variables(Lines lines, Channel channel) {
        for (String each : pbx.settings().channelVars()) {
            String value = channel.variables().find(each);
            lines.add("ChanVariable(" + channel.name() + ")", each + "=" + (value == null ? "" : value));
        }
    }

    /** Writes a bridge's headers with a prefix, or without one. */
    public void bridge(Lines lines, String prefix, Bridge bridge) {
        lines.add(prefix, "BridgeUniqueid", bridge.uniqueid())
                .add(prefix, "BridgeType", bridge.type())
                .add(prefix, "BridgeTechnology", bridge.technology())
                .add(prefix, "BridgeCreator", bridge.creator().isEmpty() ? "<unknown>" : bridge.creator())
                .add(prefix, "BridgeName", bridge.name().isEmpty() ? "<unknown>" : bridge.name())
                .add(prefix, "BridgeNumChannels", Integer.toString(bridge.size()))
                .add(prefix, "BridgeVideoSourceMode", bridge.hasOneVideo() ? "single" : "none");
        if (!bridge.videoSource().isEmpty()) {
            lines.add(prefix, "BridgeVideoSource", bridge.videoSource());
        }
    }

    /** The text in {@code ChannelStateDesc}. */
    public static String description(ChannelState state) {
        return switch (state) {
            case DOWN -> "Down";
            case RESERVED -> "Rsrvd";
            case OFFHOOK -> "OffHook";
            case DIALING -> "Dialing";
            case RING -> "Ring";
            case RINGING -> "Ringing";
            case UP -> "Up";
            case BUSY -> "Busy";
            case DIALING_OFFHOOK -> "Dialing Offhook";
            case PRERING -> "Pre-ring";
            case MUTE -> "Mute";
            case UNKNOWN -> "Unknown";
        };
    }
}
