package io.strowger.simulator.internal.ami;

import io.strowger.simulator.SimulatedVersion;
import java.util.List;

/**
 * What {@code manager.conf} and {@code asterisk.conf} would say.
 *
 * @param version which Asterisk this is
 * @param timestampEvents whether events have a {@code Timestamp}
 * @param systemName the name in {@code SystemName}, or empty
 * @param channelVars the variables that channel events tell
 */
public record AmiSettings(
        SimulatedVersion version, boolean timestampEvents, String systemName, List<String> channelVars) {
    /** Makes settings with an unmodifiable list. */
    public AmiSettings {
        channelVars = List.copyOf(channelVars);
    }
}
