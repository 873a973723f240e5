package io.strowger.live;

import io.strowger.protocol.value.PresenceState;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody says to be there.
 *
 * @param presentity who: a provider's name such as {@code CustomPresence:alice}, or an extension as {@code exten@context}; the
 *     key of the view
 * @param state what is said
 * @param subtype more exactly
 * @param message a text for people
 */
public record Presence(
        String presentity,
        @Nullable PresenceState state,
        @Nullable String subtype,
        @Nullable String message) {}
