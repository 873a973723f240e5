package io.strowger.client.internal;

import io.strowger.client.EventFilter;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client was built with, checked and unchangeable.
 *
 * @param pbx what to call the PBX in messages and events
 * @param eventMask the classes to ask for, or null for all that the user may read
 * @param executor where handlers run and futures complete, or null for threads of the client's own
 */
public record Settings(
        String host,
        int port,
        String pbx,
        String user,
        Supplier<char[]> secret,
        @Nullable TlsSettings tls,
        boolean allowPlainLogin,
        @Nullable Set<PrivilegeClass> eventMask,
        List<EventFilter> filters,
        Duration connectTimeout,
        Duration loginTimeout,
        Duration actionTimeout,
        Duration closeTimeout,
        Duration writeTimeout,
        int maxInFlight,
        int eventQueueSize,
        Limits limits,
        @Nullable Executor executor) {
    private static final int PLAIN_PORT = 5038;
    private static final int TLS_PORT = 5039;

    /** Shows where the connection goes, and nothing else: the secret's supplier may have a telling text form. */
    @Override
    public String toString() {
        return user + "@" + pbx;
    }

    /** The settings while they are collected. */
    public static final class Draft {
        public @Nullable String host;
        public int port;
        public @Nullable String name;
        public @Nullable String user;
        public @Nullable Supplier<char[]> secret;
        public boolean tls;
        public @Nullable Path caFile;
        public @Nullable Path pinnedCertificate;
        public @Nullable String pinnedFingerprint;
        public boolean trustAnyCertificate;
        public boolean skipHostNameCheck;
        public boolean allowPlainLogin;
        public @Nullable Set<PrivilegeClass> eventMask;
        public final List<EventFilter> filters = new ArrayList<>();
        public Duration connectTimeout = Duration.ofSeconds(5);
        public Duration loginTimeout = Duration.ofSeconds(10);
        public Duration actionTimeout = Duration.ofSeconds(30);
        public Duration closeTimeout = Duration.ofSeconds(5);
        public Duration writeTimeout = Duration.ofSeconds(10);
        public int maxInFlight = 10_000;
        public int eventQueueSize = 10_000;
        public Limits limits = Limits.DEFAULT;
        public @Nullable Executor executor;

        /** Takes a secret that does not change. */
        public void secret(String text) {
            Objects.requireNonNull(text, "secret");
            secret = text::toCharArray;
        }

        /** Checks what was collected. */
        public Settings settings() {
            String toHost = needed(host, "host");
            int toPort = port != 0 ? port : tls ? TLS_PORT : PLAIN_PORT;
            if (toPort < 1 || toPort > 65535) {
                throw new IllegalArgumentException("port must be between 1 and 65535, not " + toPort);
            }
            return new Settings(
                    toHost,
                    toPort,
                    name != null ? name : toHost + ":" + toPort,
                    needed(user, "user"),
                    needed(secret, "secret"),
                    tls ? tlsSettings() : null,
                    allowPlainLogin,
                    eventMask,
                    List.copyOf(filters),
                    positive(connectTimeout, "connectTimeout"),
                    positive(loginTimeout, "loginTimeout"),
                    positive(actionTimeout, "actionTimeout"),
                    positive(closeTimeout, "closeTimeout"),
                    positive(writeTimeout, "writeTimeout"),
                    positive(maxInFlight, "maxInFlight"),
                    positive(eventQueueSize, "eventQueueSize"),
                    Objects.requireNonNull(limits, "limits"),
                    executor);
        }

        private TlsSettings tlsSettings() {
            return new TlsSettings(
                    caFile, pinnedCertificate, pinnedFingerprint, trustAnyCertificate, skipHostNameCheck);
        }

        private static <T> T needed(@Nullable T value, String what) {
            if (value == null || value.equals("")) {
                throw new IllegalStateException("AmiClient.builder() needs a " + what + ": call ." + what + "(...)");
            }
            return value;
        }

        private static Duration positive(Duration duration, String what) {
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException(what + " must be positive, not " + duration);
            }
            return duration;
        }

        private static int positive(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be at least 1, not " + number);
            }
            return number;
        }
    }
}
