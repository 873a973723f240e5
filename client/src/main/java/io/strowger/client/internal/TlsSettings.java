package io.strowger.client.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust over TLS; where all is null and false, the JDK's certificate authorities and the host's name.
 *
 * @param pinnedFingerprint the SHA-256 of the one certificate to accept, in hexadecimal, colons allowed
 */
record TlsSettings(
        @Nullable Path caFile,
        @Nullable Path pinnedCertificate,
        @Nullable String pinnedFingerprint,
        boolean trustAnyCertificate,
        boolean skipHostNameCheck) {
    /** At most one of the ways to trust can hold. */
    TlsSettings {
        int ways = (caFile != null ? 1 : 0)
                + (pinnedCertificate != null ? 1 : 0)
                + (pinnedFingerprint != null ? 1 : 0)
                + (trustAnyCertificate ? 1 : 0);
        if (ways > 1) {
            throw new IllegalArgumentException(
                    "choose one of caFile, pinnedCertificate and insecureTrustAnyCertificate");
        }
    }

    /** True where one certificate is pinned. */
    boolean isPinned() {
        return pinnedCertificate != null || pinnedFingerprint != null;
    }
}
