package io.strowger.client.internal;

import io.strowger.client.AddressOrder;
import io.strowger.client.AmiListener;
import io.strowger.client.BlockingActions;
import io.strowger.client.EventFilter;
import io.strowger.client.Overflow;
import io.strowger.client.Reconnect;
import io.strowger.client.WhenDisconnected;
import io.strowger.client.WhenFull;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
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
        @Nullable Executor executor,
        Delivery delivery,
        Endurance endurance,
        List<AmiListener> listeners) {
    private static final int PLAIN_PORT = 5038;
    private static final int TLS_PORT = 5039;

    /**
     * One place to connect to.
     *
     * @param port 0 for the usual one, until the settings are checked
     */
    public record Address(String host, int port) {}

    /**
     * What a subscriber may hold.
     *
     * @param bytes how many bytes of events may wait
     */
    public record Delivery(int events, long bytes, Overflow overflow) {}

    /**
     * How the client lasts.
     *
     * @param addresses the first is the host and port
     * @param keepAlive how long silence may last before a Ping, and after it
     * @param threadFactory null for daemon threads
     */
    public record Endurance(
            List<Address> addresses,
            AddressOrder addressOrder,
            Reconnect reconnect,
            WhenDisconnected whenDisconnected,
            WhenFull whenFull,
            BlockingActions blockingActions,
            Duration keepAlive,
            @Nullable ThreadFactory threadFactory) {
        /** The same for a connection that does not come back by itself. */
        Endurance once() {
            return new Endurance(
                    addresses,
                    addressOrder,
                    Reconnect.NEVER,
                    WhenDisconnected.FAIL,
                    whenFull,
                    BlockingActions.WARN,
                    keepAlive,
                    threadFactory);
        }
    }

    /** The same for a second connection, which does not come back by itself and has threads of its own. */
    Settings forBlockingActions() {
        return new Settings(
                host,
                port,
                pbx + " (blocking)",
                user,
                secret,
                tls,
                allowPlainLogin,
                eventMask,
                filters,
                connectTimeout,
                loginTimeout,
                actionTimeout,
                closeTimeout,
                writeTimeout,
                maxInFlight,
                eventQueueSize,
                limits,
                null,
                delivery,
                endurance.once(),
                List.of());
    }

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
        public long eventQueueBytes = 64L << 20;
        public Overflow overflow = Overflow.KEEP_OLDEST;
        public final List<Address> alternatives = new ArrayList<>();
        public AddressOrder addressOrder = AddressOrder.IN_ORDER;
        public Reconnect reconnect = Reconnect.ALWAYS;
        public WhenDisconnected whenDisconnected = WhenDisconnected.FAIL;
        public WhenFull whenFull = WhenFull.FAIL;
        public BlockingActions blockingActions = BlockingActions.WARN;
        public Duration keepAlive = Duration.ofSeconds(10);
        public @Nullable ThreadFactory threadFactory;
        public final List<AmiListener> listeners = new ArrayList<>();

        /** Takes a secret that does not change. */
        public void secret(String text) {
            Objects.requireNonNull(text, "secret");
            secret = text::toCharArray;
        }

        /** Checks what was collected. */
        public Settings settings() {
            String toHost = needed(host, "host");
            int toPort = checkedPort(port);
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
                    executor,
                    delivery(),
                    endurance(new Address(toHost, toPort)),
                    List.copyOf(listeners));
        }

        private Delivery delivery() {
            if (eventQueueBytes < 1) {
                throw new IllegalArgumentException("eventQueueBytes must be at least 1, not " + eventQueueBytes);
            }
            return new Delivery(
                    positive(eventQueueSize, "eventQueueSize"),
                    eventQueueBytes,
                    Objects.requireNonNull(overflow, "overflow"));
        }

        private Endurance endurance(Address first) {
            List<Address> addresses = new ArrayList<>(List.of(first));
            for (Address each : alternatives) {
                addresses.add(new Address(needed(each.host(), "alternative"), checkedPort(each.port())));
            }
            return new Endurance(
                    List.copyOf(addresses),
                    Objects.requireNonNull(addressOrder, "addressOrder"),
                    Objects.requireNonNull(reconnect, "reconnect"),
                    Objects.requireNonNull(whenDisconnected, "whenDisconnected"),
                    Objects.requireNonNull(whenFull, "whenFull"),
                    Objects.requireNonNull(blockingActions, "blockingActions"),
                    positive(keepAlive, "keepAlive"),
                    threadFactory);
        }

        private int checkedPort(int given) {
            int checked = given != 0 ? given : tls ? TLS_PORT : PLAIN_PORT;
            if (checked < 1 || checked > 65535) {
                throw new IllegalArgumentException("port must be between 1 and 65535, not " + checked);
            }
            return checked;
        }

        private TlsSettings tlsSettings() {
            TlsSettings settings = new TlsSettings(
                    caFile, pinnedCertificate, pinnedFingerprint, trustAnyCertificate, skipHostNameCheck);
            TlsTrust.warn(settings, name != null ? name : String.valueOf(host));
            return settings;
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
            return Durations.capped(duration);
        }

        private static int positive(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be at least 1, not " + number);
            }
            return number;
        }
    }
}
