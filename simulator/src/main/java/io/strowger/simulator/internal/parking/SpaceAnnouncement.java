package io.strowger.simulator.internal.parking;

import io.strowger.simulator.internal.apps.Sounds;
import io.strowger.simulator.internal.pbx.Bridge;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.ChannelWatcher;

/** Tells the space to whoever parked a call, digit by digit; the call that it was in ends then. */
final class SpaceAnnouncement {
    private final Channel listener;
    private final Bridge left;
    private final String space;
    private boolean sounds;

    private SpaceAnnouncement(Channel listener, Bridge left, int space) {
        this.listener = listener;
        this.left = left;
        this.space = Integer.toString(space);
    }

    /** Ends what is told to channels that are hung up. */
    static final ChannelWatcher WATCHER = new ChannelWatcher() {
        @Override
        public void hangupRequested(Channel channel) {
            SpaceAnnouncement told = channel.dropDatastore(SpaceAnnouncement.class);
            if (told != null) {
                told.silence();
            }
        }
    };

    static void begin(Channel listener, Bridge left, int space) {
        SpaceAnnouncement told = new SpaceAnnouncement(listener, left, space);
        listener.datastore(SpaceAnnouncement.class, () -> told);
        told.digit(0);
    }

    private void digit(int index) {
        if (index == space.length()) {
            SpaceAnnouncement unused = listener.dropDatastore(SpaceAnnouncement.class);
            left.dissolve();
            return;
        }
        String sound = "digits/" + space.charAt(index);
        sounds = true;
        Sounds.begun(listener, sound);
        listener.pbx().world().after(Sounds.length(sound), () -> {
            if (sounds && listener.bridge() == left) {
                silence();
                digit(index + 1);
            }
        });
    }

    private void silence() {
        if (sounds) {
            sounds = false;
            Sounds.ended(listener);
        }
    }
}
