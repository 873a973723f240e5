package io.strowger.live;

import java.util.List;
import java.util.Optional;

/** The channels; {@link #find} takes a unique id, or else a name. */
public interface Channels extends LiveView<Channel> {
    /** The channel of that name, such as {@code PJSIP/100-0000002a}, at this moment. */
    Optional<Channel> named(String name);

    /** The channels of a call, the oldest first. */
    List<Channel> ofCall(String linkedid);
}
