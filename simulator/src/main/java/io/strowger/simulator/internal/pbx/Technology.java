package io.strowger.simulator.internal.pbx;

import org.jspecify.annotations.Nullable;

/** A kind of channels, such as {@code Local} or {@code PJSIP}. */
public interface Technology {
    /**
     * What a new outgoing channel is asked for.
     *
     * @param destination what stands behind the slash, such as {@code 200@lab/n}
     * @param requestor the channel for which it is made, or null
     * @param uniqueid the unique id it shall have, or empty
     * @param otherUniqueid the unique id that the second half shall have, or empty
     */
    record Request(String destination, @Nullable Channel requestor, String uniqueid, String otherUniqueid) {}

    /** The name before the slash. */
    String name();

    /** Makes a channel to a destination, without calling it yet; null where there is no such destination. */
    @Nullable Channel request(Request request);
}
