package io.strowger.simulator.internal.tech;

import io.strowger.protocol.value.ChannelState;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;
import io.strowger.simulator.internal.pbx.Channels;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import io.strowger.simulator.internal.pbx.Topic;
import org.jspecify.annotations.Nullable;

/** Local channels: two halves, of which the second one runs the dialplan. */
public final class LocalTechnology implements Technology, Topic {
    private @Nullable Switchboard pbx;
    private int next;

    @Override
    public void install(Switchboard board) {
        pbx = board;
        board.technologies().add(this);
        board.watchers().add(new ChannelWatcher() {
            @Override
            public void bridgeEntered(Bridge bridge, Channel channel) {
                bridge.channels().forEach(each -> considered(board, each));
            }
        });
    }

    private static void considered(Switchboard board, Channel channel) {
        LocalHalf half = LocalHalf.of(channel);
        if (half != null && half.optimises()) {
            board.world().soon(() -> {
                if (!channel.isGone() && LocalOptimisation.isDue(channel, half.other())) {
                    half.optimise();
                }
            });
        }
    }

    /** The other half of a Local channel; null for other channels. */
    public static @Nullable Channel otherHalf(Channel channel) {
        LocalHalf half = LocalHalf.of(channel);
        return half == null ? null : half.other();
    }

    /** Lets a Local channel take itself out of the call, where both its halves are in calls of two. */
    public static void optimise(Channel channel) {
        LocalHalf half = LocalHalf.of(channel);
        if (half != null) {
            half.optimise();
        }
    }

    /** The next number of a pair of channels: kinds that are made in the same way count together. */
    public String number() {
        return String.format("%08x", next++);
    }

    @Override
    public String name() {
        return "Local";
    }

    @Override
    public @Nullable Channel request(Request request) {
        Switchboard board = java.util.Objects.requireNonNull(pbx, "pbx");
        int slash = request.destination().lastIndexOf('/');
        String place = slash < 0 ? request.destination() : request.destination().substring(0, slash);
        boolean optimises = slash < 0 || request.destination().indexOf('n', slash) < 0;
        int at = place.indexOf('@');
        String exten = at < 0 ? place : place.substring(0, at);
        String context = at < 0 ? "default" : place.substring(at + 1);
        String name = String.format("Local/%s@%s-%s;", exten, context, number());
        Channel requestor = request.requestor();
        Channel one = board.channels()
                .create(
                        this,
                        name + 1,
                        new Channels.Draft()
                                .location(context, exten)
                                .uniqueid(request.uniqueid())
                                .linkedid(requestor == null ? "" : requestor.linkedid()));
        Channel two = board.channels()
                .create(
                        this,
                        name + 2,
                        new Channels.Draft()
                                .state(ChannelState.RING)
                                .location(context, exten)
                                .uniqueid(request.otherUniqueid())
                                .linkedid(one.linkedid()));
        LocalHalf.join(one, two, optimises);
        return one;
    }
}
