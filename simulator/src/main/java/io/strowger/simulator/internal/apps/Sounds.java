package io.strowger.simulator.internal.apps;

import io.strowger.simulator.internal.pbx.Channel;
import java.time.Duration;
import java.util.Map;

/** What is played to channels, and how long it takes. */
public final class Sounds {
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final Map<String, Duration> LENGTHS = Map.of(
            "beep", Duration.ofMillis(440), "vm-goodbye", Duration.ofMillis(900), "silence/1", Duration.ofSeconds(1));

    private Sounds() {}

    /** How long a sound is. */
    public static Duration length(String name) {
        return LENGTHS.getOrDefault(name, USUAL);
    }

    /** Tells who watches that a file is played. */
    public static void begun(Channel channel, String sound) {
        channel.pbx()
                .watchers()
                .tell(each -> each.streamBegun(
                        channel,
                        "{\"sound\":\"" + sound + "\",\"format\":\"gsm\",\"language\":\""
                                + channel.profile().language() + "\"}"));
    }

    static void begun(Channel channel, String key, String value) {
        channel.pbx().watchers().tell(each -> each.streamBegun(channel, "{\"" + key + "\":\"" + value + "\"}"));
    }

    /** Tells who watches that nothing is played any more. */
    public static void ended(Channel channel) {
        channel.pbx().watchers().tell(each -> each.streamEnded(channel));
    }
}
