package io.strowger.simulator.internal.ami;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a session may do, and for how long.
 *
 * @param authLimit so many connections may be without a login; the next one is closed without a banner
 * @param authTimeout who has not logged in after that time is thrown out, by the simulator's clock; never where it is null
 * @param writeTimeout who takes no bytes for that time is cut off, by the machine's clock; null for the machine's patience
 * @param loginPause how long a refusal of a login takes, by the simulator's clock
 * @param bootTime how long the server is not fully booted after its start, by the simulator's clock
 * @param allowMultipleLogin whether one user may have several connections
 */
public record SessionLimits(
        int authLimit,
        @Nullable Duration authTimeout,
        @Nullable Duration writeTimeout,
        Duration loginPause,
        Duration bootTime,
        boolean allowMultipleLogin) {}
