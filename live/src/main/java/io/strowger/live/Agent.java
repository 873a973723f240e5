package io.strowger.live;

import io.strowger.protocol.value.AgentStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the application AgentLogin.
 *
 * @param id the agent's id, the key of the view
 * @param name the name
 * @param status logged off, idle or on a call; from events by the state of the device {@code Agent:id}
 * @param channel the channel on which it is logged in
 * @param loggedInAt since when
 */
public record Agent(
        String id,
        @Nullable String name,
        @Nullable AgentStatus status,
        @Nullable String channel,
        @Nullable Instant loggedInAt) {}
