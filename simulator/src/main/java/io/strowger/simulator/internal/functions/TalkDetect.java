package io.strowger.simulator.internal.functions;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.DialplanFunction;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import io.strowger.simulator.internal.tech.LocalTechnology;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The function TALK_DETECT: lets it be told when a channel begins and ends to talk. */
public final class TalkDetect implements Topic, DialplanFunction {
    /** So long takes Asterisk to notice sound. */
    private static final Duration NOTICED = Duration.ofMillis(260);

    /** A channel that is listened to, and since when it talks. */
    private static final class Listener {
        private @Nullable Instant since;
    }

    @Override
    public void install(Switchboard pbx) {
        pbx.functions().add("TALK_DETECT", this);
    }

    @Override
    public String read(Switchboard pbx, @Nullable Channel channel, String argument) {
        return "";
    }

    @Override
    public boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
        if (channel == null) {
            return false;
        }
        if (argument.equals("remove")) {
            Listener unused = channel.dropDatastore(Listener.class);
        } else if (argument.equals("set")) {
            Listener listener = channel.datastore(Listener.class, Listener::new);
            boolean sounds =
                    LocalTechnology.otherHalf(channel) != null && !channel.leg().mayBeSilent();
            if (sounds && listener.since == null) {
                pbx.world().after(NOTICED, () -> talks(channel, true));
            }
        }
        return true;
    }

    /** Lets a channel begin or end to talk: raises ChannelTalkingStart or ChannelTalkingStop where somebody wants to know. */
    public static void talks(Channel channel, boolean talking) {
        Listener listener = channel.datastore(Listener.class);
        if (listener == null || channel.isGone() || talking == (listener.since != null)) {
            return;
        }
        Instant now = channel.pbx().world().now();
        Instant since = listener.since;
        listener.since = talking ? now : null;
        if (since == null) {
            channel.pbx().channelEvents().emit("ChannelTalkingStart", Classes.CALL, channel, lines -> {});
        } else {
            channel.pbx()
                    .channelEvents()
                    .emit(
                            "ChannelTalkingStop",
                            Classes.CALL,
                            channel,
                            lines -> lines.add(
                                    "Duration", Duration.between(since, now).toMillis()));
        }
    }
}
