package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.pbx.Channel;
import io.strowger.simulator.internal.pbx.Execution;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;

/** MusicOnHold, StartMusicOnHold and StopMusicOnHold. */
public final class MusicApps implements Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.apps().add("MusicOnHold", MusicApps::play);
        pbx.apps().add("StartMusicOnHold", (x, data) -> {
            start(x.channel(), data);
            x.next();
        });
        pbx.apps().add("StopMusicOnHold", (x, data) -> {
            stop(x.channel());
            x.next();
        });
    }

    private static void play(Execution x, String data) {
        String[] parts = data.split(",", -1);
        start(x.channel(), parts[0]);
        x.onLeave(() -> stop(x.channel()));
        if (parts.length > 1 && !BasicApps.seconds(parts[1]).isZero()) {
            x.after(BasicApps.seconds(parts[1]), () -> {
                stop(x.channel());
                x.next();
            });
        }
    }

    /** Plays music to a channel, and raises MusicOnHoldStart. */
    public static void start(Channel channel, String musicClass) {
        String name = musicClass.isBlank() ? "default" : musicClass;
        channel.pbx()
                .channelEvents()
                .emit("MusicOnHoldStart", Classes.CALL, channel, lines -> lines.add("Class", name));
        Sounds.begun(channel, "class", name);
    }

    /** Ends the music, and raises MusicOnHoldStop. */
    public static void stop(Channel channel) {
        channel.pbx().channelEvents().emit("MusicOnHoldStop", Classes.CALL, channel, lines -> {});
        Sounds.ended(channel);
    }
}
