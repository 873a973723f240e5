package io.strowger.client;

import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.wire.Banner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the server at the other end.
 *
 * @param pbx the name of the PBX: what the client was told to call it, else {@code host:port}
 * @param banner the first line that the server sent
 * @param version the version of Asterisk: told by the banner, and exactly by {@code CoreSettings} where the user may ask;
 *     null where neither tells
 * @param fullVersion the server's own words, such as {@code 22.10.1}, or null where the user may not ask
 */
public record ServerInfo(
        String pbx,
        Banner banner,
        @Nullable AsteriskVersion version,
        @Nullable String fullVersion) {
    /** Makes a record. */
    public ServerInfo {
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(banner, "banner");
    }
}
