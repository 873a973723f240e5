package io.strowger.simulator.internal.ami;

import io.strowger.simulator.SimulatedVersion;
import java.util.List;
import java.util.Set;

/**
 * What {@code manager.conf} and {@code asterisk.conf} would say.
 *
 * @param version which Asterisk this is
 * @param timestampEvents whether events have a {@code Timestamp}
 * @param systemName the name in {@code SystemName}, or empty
 * @param channelVars the variables that channel events tell
 * @param disabledEvents the names of events that nobody gets
 * @param brokenEventsAction whether the action Events is not answered
 * @param limits how long and how many
 */
public record AmiSettings(
        SimulatedVersion version,
        boolean timestampEvents,
        String systemName,
        List<String> channelVars,
        Set<String> disabledEvents,
        boolean brokenEventsAction,
        SessionLimits limits) {
    /** Makes settings with unmodifiable collections. */
    public AmiSettings {
        channelVars = List.copyOf(channelVars);
        disabledEvents = Set.copyOf(disabledEvents);
    }
}
