package io.strowger.simulator.internal.pbx;

import io.strowger.protocol.value.ChannelState;
import java.time.Duration;

/**
 * Answers as applications do: goes on as soon as sound comes from the far end, and after half a second where none does, which
 * is so with Local channels between which nobody talks.
 */
public final class Answering {
    private static final Duration FIRST_SOUND = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(500);

    private Answering() {}

    /** Answers the channel of an execution where it is not up, and goes on then. */
    public static void answer(Execution x, Runnable then) {
        Channel channel = x.channel();
        boolean wasUp = channel.state() == ChannelState.UP;
        channel.answer();
        if (wasUp || !channel.leg().mayBeSilent()) {
            then.run();
            return;
        }
        x.after(FIRST_SOUND, () -> {
            if (channel.leg().mayBeSilent()) {
                x.after(LONGEST.minus(FIRST_SOUND), then);
            } else {
                then.run();
            }
        });
    }
}
