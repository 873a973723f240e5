package io.strowger.simulator.internal.transfers;

import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;

/** The beep that tells somebody in a bridge that a transfer is complete. */
final class TransferSound {
    private static final String BEEP = "beep";

    /** Says that the beep sounds on a channel. */
    private static final class Sounding {}

    private TransferSound() {}

    /** Ends the beep on channels that are hung up. */
    static final ChannelWatcher WATCHER = new ChannelWatcher() {
        @Override
        public void hangupRequested(Channel channel) {
            end(channel);
        }
    };

    static void play(Channel channel) {
        channel.datastore(Sounding.class, Sounding::new);
        Sounds.begun(channel, BEEP);
        channel.pbx().world().after(Sounds.length(BEEP), () -> end(channel));
    }

    private static void end(Channel channel) {
        if (channel.dropDatastore(Sounding.class) != null && !channel.isGone()) {
            Sounds.ended(channel);
        }
    }
}
