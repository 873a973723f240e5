package io.strowger.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The server itself; the only thing of its view, with the name of the PBX as key.
 *
 * @param pbx the name of the PBX
 * @param version the version of Asterisk in its own words
 * @param systemName what {@code asterisk.conf} calls it
 * @param startedAt when it was started, as it says: date and time of its own clock and zone
 * @param reloadedAt when it was reloaded last, likewise
 * @param processedCalls how many calls it has had when the last snapshot was taken
 * @param lastReload which module was reloaded last, as events told
 * @param lastReloadAt when that was told
 * @param isStopping true where it has announced its end
 */
public record Server(
        String pbx,
        @Nullable String version,
        @Nullable String systemName,
        @Nullable String startedAt,
        @Nullable String reloadedAt,
        @Nullable Integer processedCalls,
        @Nullable String lastReload,
        @Nullable Instant lastReloadAt,
        boolean isStopping) {}
