package io.strowger.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bridge: what joins the channels of those who talk with each other.
 *
 * @param id Asterisk's unique id, the key of the view
 * @param type the type, such as {@code basic} or {@code base}
 * @param technology what mixes it, such as {@code simple_bridge}; changes while it lasts
 * @param creator what made it, such as {@code ConfBridge}
 * @param name its name, such as the conference's; null where it has none
 * @param createdAt when it came to be; null where it was there before the model
 * @param channels the unique ids of the channels in it, in the order of their coming
 */
public record Bridge(
        String id,
        @Nullable String type,
        @Nullable String technology,
        @Nullable String creator,
        @Nullable String name,
        @Nullable Instant createdAt,
        List<String> channels) {
    /** Makes a picture; the list is copied. */
    public Bridge {
        channels = List.copyOf(channels);
    }
}
