package io.strowger.client;

import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Banner;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the server at the other end.
 *
 * @param pbx the name of the PBX: what the client was told to call it, else {@code host:port}
 * @param banner the first line that the server sent
 * @param version the version of Asterisk: told by the banner, and exactly by {@code CoreSettings} where the user may ask;
 *     null where neither tells
 * @param fullVersion the server's own words, such as {@code 22.10.1}, or null where the user may not ask
 * @param readClasses the classes of events that the user may see, or null where that is not known: Asterisk tells it only to
 *     users who may send {@code Command}
 * @param writeClasses the classes of actions that the user may send, or null where that is not known
 */
public record ServerInfo(
        String pbx,
        Banner banner,
        @Nullable AsteriskVersion version,
        @Nullable String fullVersion,
        @Nullable Set<PrivilegeClass> readClasses,
        @Nullable Set<PrivilegeClass> writeClasses) {
    /** Makes a record. */
    public ServerInfo {
        readClasses = readClasses == null ? null : Set.copyOf(readClasses);
        writeClasses = writeClasses == null ? null : Set.copyOf(writeClasses);
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(banner, "banner");
    }
}
