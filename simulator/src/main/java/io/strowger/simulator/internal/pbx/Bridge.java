package io.strowger.simulator.internal.pbx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Channels that hear each other; for use inside the world only. */
public final class Bridge implements ChannelReader {
    private static final String PEER = "BRIDGEPEER";
    private static final String PEER_CALL = "BRIDGEPVTCALLID";

    private final Switchboard pbx;
    private final String uniqueid;
    private final Kind kind;
    private final String creator;
    private final String name;
    private final Map<Channel, Member> members = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private String videoSource = "";
    private boolean oneVideo;
    private boolean destroyed;

    /**
     * What a bridge is like.
     *
     * @param type the header {@code BridgeType}
     * @param technology the header {@code BridgeTechnology}
     * @param dissolves true where it ends when one of two leaves
     */
    public record Kind(String type, String technology, boolean dissolves) {
        /** A call of two, as Dial makes it. */
        public static final Kind BASIC = new Kind("basic", "simple_bridge", true);
        /** A room that stays while somebody is in it. */
        public static final Kind ROOM = new Kind("base", "softmix", false);

        /** True where a parking lot holds on to it, whatever becomes of it. */
        boolean isKept() {
            return type.equals("parking");
        }
    }

    /** What becomes of a channel in a bridge. */
    public interface Member {
        /** Told that the channel left, and belongs to nobody now. */
        void left(Channel channel);

        /** Told that somebody else has taken the channel out, and has it now. */
        default void pulled(Channel channel) {}

        /** Told that the channel is about to leave: it is still there. */
        default void leaving(Channel channel) {}

        /** Told of what the channel sends; hangup aside. */
        default void frame(Channel channel, Frame frame) {}
    }

    Bridge(Switchboard pbx, String uniqueid, Kind kind, String creator, String name) {
        this.pbx = pbx;
        this.uniqueid = uniqueid;
        this.kind = kind;
        this.creator = creator;
        this.name = name;
    }

    /** The unique id. */
    public String uniqueid() {
        return uniqueid;
    }

    /** The header {@code BridgeType}. */
    public String type() {
        return kind.type();
    }

    /** The header {@code BridgeTechnology}. */
    public String technology() {
        return kind.technology();
    }

    /** Who made it, such as {@code ConfBridge}; empty for calls. */
    public String creator() {
        return creator;
    }

    /** Its name; empty for calls. */
    public String name() {
        return name;
    }

    /** True for a call of two, which ends when one of them leaves. */
    public boolean isOfTwo() {
        return kind.dissolves();
    }

    /** Who is in it, in the order of coming. */
    public Collection<Channel> channels() {
        return Collections.unmodifiableCollection(members.keySet());
    }

    /** The names of channels that only the PBX itself has in it: nobody is told of them, but they count. */
    public List<String> hidden() {
        return hidden;
    }

    /** How many channels are in it, with those that are hidden. */
    public int size() {
        return members.size() + hidden.size();
    }

    /** The unique id of the only channel whose picture is shown; empty where none is. */
    public String videoSource() {
        return videoSource;
    }

    /** True where one picture at most is shown. */
    public boolean hasOneVideo() {
        return oneVideo;
    }

    /** Shows the picture of one channel only; of none where it is empty. */
    public void videoSource(String uniqueidOfChannel) {
        videoSource = uniqueidOfChannel;
        oneVideo |= !uniqueidOfChannel.isEmpty();
    }

    /** Takes a channel in. */
    public void enter(Channel channel, Member member) {
        members.put(channel, member);
        channel.bridge(this);
        channel.reader(this);
        channel.publish();
        pbx.channelEvents().bridge("BridgeEnter", this, channel);
        pbx.watchers().tell(each -> each.bridgeEntered(this, channel));
        tellPeers();
    }

    /** Lets a channel go; a call of two then ends. */
    public void leave(Channel channel) {
        Member member = take(channel, true, () -> {});
        if (member != null) {
            member.left(channel);
            settle();
        }
    }

    /**
     * Takes a channel out on its way elsewhere in the dialplan: who brought it in has it no more. {@link #settle} is to
     * follow.
     *
     * @param move says where it goes, before the world sees it
     */
    public void pull(Channel channel, Runnable move) {
        Member member = take(channel, true, move);
        if (member != null) {
            member.pulled(channel);
        }
    }

    /** Ends a call of two of which one was taken out. */
    public void settle() {
        if (kind.dissolves()) {
            dissolve();
        } else {
            tellPeers();
        }
    }

    /** Takes a channel out on its way to another bridge: nobody is told but by BridgeLeave, and the rest stays. */
    public @Nullable Member moveOut(Channel channel) {
        return take(channel, false, () -> {});
    }

    private @Nullable Member take(Channel channel, boolean forGood, Runnable move) {
        Member member = members.get(channel);
        if (member == null) {
            return null;
        }
        member.leaving(channel);
        members.remove(channel);
        if (forGood && !channel.isGone() && channel.variables().find(PEER) != null) {
            channel.variables().put(PEER, "");
            if (channel.variables().find(PEER_CALL) != null) {
                channel.variables().put(PEER_CALL, "");
            }
        }
        if (forGood && channel.hangupCause() == Causes.NONE) {
            channel.hangupCause(Causes.NORMAL);
        }
        channel.bridge(null);
        channel.reader(null);
        move.run();
        channel.publish();
        pbx.channelEvents().bridge("BridgeLeave", this, channel);
        pbx.watchers().tell(each -> each.bridgeLeft(this, channel));
        return member;
    }

    /** Tells all in it whom they are with; also where only the way of their sound changes. */
    public void tellPeers() {
        if (size() < 2 || kind.technology().equals("holding_bridge")) {
            return;
        }
        for (Channel each : List.copyOf(members.keySet())) {
            Stream<String> others =
                    members.keySet().stream().filter(other -> other != each).map(Channel::name);
            each.variables().put(PEER, Stream.concat(hidden.stream(), others).collect(Collectors.joining(",")));
        }
        for (Channel each : isOfTwo() ? List.copyOf(members.keySet()) : List.<Channel>of()) {
            members.keySet().stream()
                    .filter(other -> other != each && !other.leg().callId().isEmpty())
                    .findFirst()
                    .ifPresent(
                            other -> each.variables().put(PEER_CALL, other.leg().callId()));
        }
    }

    /** Lets all go and ends, unless somebody holds on to it: then nobody is told, and nobody can come in any more. */
    public void destroy() {
        if (kind.isKept()) {
            destroyed = true;
            letAllGo();
            pbx.bridges().hide(this);
        } else {
            dissolve();
        }
    }

    /** True where it is no more, whoever still holds on to it. */
    public boolean isDestroyed() {
        return destroyed;
    }

    private void letAllGo() {
        while (!members.isEmpty()) {
            leave(members.keySet().iterator().next());
        }
    }

    /** Lets all go and ends. */
    public void dissolve() {
        letAllGo();
        if (!destroyed) {
            destroyed = true;
            pbx.bridges().remove(this);
            pbx.channelEvents().bridge("BridgeDestroy", this);
        }
    }

    @Override
    public void frame(Channel channel, Frame frame) {
        if (frame.kind() == Frame.Kind.HANGUP) {
            leave(channel);
            return;
        }
        Member member = members.get(channel);
        if (member != null) {
            member.frame(channel, frame);
        }
        for (Channel other : members.keySet()) {
            if (other != channel) {
                other.leg().indicate(frame);
            }
        }
    }
}
