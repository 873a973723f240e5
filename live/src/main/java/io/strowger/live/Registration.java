package io.strowger.live;

import io.strowger.protocol.value.RegistrationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registration of this PBX at another, for PJSIP, SIP or IAX2.
 *
 * @param username the user, for PJSIP the client URI; the key of the view is {@code username@domain}
 * @param domain the server, for PJSIP the server URI
 * @param technology the technology, where it was said
 * @param status what became of it
 * @param cause why it failed
 * @param next when it is renewed; told by snapshots only
 */
public record Registration(
        String username,
        String domain,
        @Nullable String technology,
        @Nullable RegistrationStatus status,
        @Nullable String cause,
        @Nullable Instant next) {}
