package io.strowger.simulator.internal.pbx;

import org.jspecify.annotations.Nullable;

/** A function of the dialplan, such as {@code CALLERID}. */
public interface DialplanFunction {
    /** Computes {@code ${NAME(argument)}}; the channel is null where there is none. */
    String read(Switchboard pbx, @Nullable Channel channel, String argument);

    /** Takes {@code Set(NAME(argument)=value)}; false where the function cannot be written. */
    default boolean write(Switchboard pbx, @Nullable Channel channel, String argument, String value) {
        return false;
    }
}
