package io.strowger.client;

import io.strowger.client.internal.Connection;
import io.strowger.client.internal.FleetStream;
import io.strowger.client.internal.Settings;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.protocol.wire.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * The settings of an {@link AmiClient}. Not for use by several threads at once.
 *
 * <p>Needed are a host, a user and a secret; the rest has defaults.
 */
public final class AmiClientBuilder {
    private final Settings.Draft draft = new Settings.Draft();

    AmiClientBuilder() {}

    /** The host's name or address. */
    public AmiClientBuilder host(String host) {
        draft.host = host;
        return this;
    }

    /** The port; by default 5038, with {@link #tls} 5039. */
    public AmiClientBuilder port(int port) {
        draft.port = port;
        return this;
    }

    /** The AMI user, as in a section of {@code manager.conf}. */
    public AmiClientBuilder user(String user) {
        draft.user = user;
        return this;
    }

    /** The user's secret; it is kept in memory for as long as the client lives. */
    public AmiClientBuilder secret(String secret) {
        draft.secret(secret);
        return this;
    }

    /** Where the user's secret comes from, asked at each login; the array is overwritten after use. */
    public AmiClientBuilder secret(Supplier<char[]> secret) {
        draft.secret = secret;
        return this;
    }

    /** What to call the PBX in events and messages; by default {@code host:port}. */
    public AmiClientBuilder name(String pbxName) {
        draft.name = pbxName;
        return this;
    }

    /** Connects with TLS; the certificate must be trusted by the JDK and be made out for the host. */
    public AmiClientBuilder tls() {
        draft.tls = true;
        return this;
    }

    /** Connects with TLS, and trusts the certificates of this PEM file instead of the JDK's. */
    public AmiClientBuilder caFile(Path pem) {
        draft.caFile = pem;
        return tls();
    }

    /**
     * Connects with TLS, and accepts the certificate of this PEM file and no other.
     *
     * <p>The host's name is not compared then: the certificate itself is what is trusted.
     */
    public AmiClientBuilder pinnedCertificate(Path pem) {
        draft.pinnedCertificate = pem;
        return tls();
    }

    /** Connects with TLS, and accepts only the certificate with this SHA-256 fingerprint, in hexadecimal. */
    public AmiClientBuilder pinnedCertificate(String sha256) {
        draft.pinnedFingerprint = sha256;
        return tls();
    }

    /** Connects with TLS, and accepts any certificate: encrypted, but perhaps to an impostor. Logs a warning. */
    public AmiClientBuilder insecureTrustAnyCertificate() {
        draft.trustAnyCertificate = true;
        return tls();
    }

    /** Connects with TLS, and accepts a trusted certificate of any host. Logs a warning. */
    public AmiClientBuilder insecureSkipHostNameCheck() {
        draft.skipHostNameCheck = true;
        return tls();
    }

    /** Allows the secret to be sent in the clear over the network, to a server that lacks the MD5 challenge. */
    public AmiClientBuilder allowPlainLogin() {
        draft.allowPlainLogin = true;
        return this;
    }

    /** Asks for the events of these classes only; by default for all that the user may read. */
    public AmiClientBuilder events(Set<PrivilegeClass> classes) {
        draft.eventMask = Set.copyOf(classes);
        return this;
    }

    /** Asks for the events of these classes only; by default for all that the user may read. */
    public AmiClientBuilder events(PrivilegeClass... classes) {
        return events(Set.of(classes));
    }

    /** Asks for no events at all; answers and the items of lists come all the same. */
    public AmiClientBuilder noEvents() {
        return events(Set.of());
    }

    /** Adds a filter that the server applies to this session's events; may be called more than once. */
    public AmiClientBuilder filter(EventFilter filter) {
        draft.filters.add(filter);
        return this;
    }

    /** Another address of the same PBX, for when those before do not answer; the port is the usual one. */
    public AmiClientBuilder alternative(String host) {
        return alternative(host, 0);
    }

    /** Another address of the same PBX, for when those before do not answer. */
    public AmiClientBuilder alternative(String host, int port) {
        draft.alternatives.add(new Settings.Address(host, port));
        return this;
    }

    /** In which order the addresses are tried; by default as given. */
    public AmiClientBuilder addressOrder(AddressOrder order) {
        draft.addressOrder = order;
        return this;
    }

    /** How to come back when the connection has ended; by default {@link Reconnect#ALWAYS}. */
    public AmiClientBuilder reconnect(Reconnect reconnect) {
        draft.reconnect = reconnect;
        return this;
    }

    /** What becomes of actions while the client is not logged in; by default they fail. */
    public AmiClientBuilder whenDisconnected(WhenDisconnected what) {
        draft.whenDisconnected = what;
        return this;
    }

    /** What becomes of actions while {@link #maxInFlight} others wait for their answers; by default they fail. */
    public AmiClientBuilder whenFull(WhenFull what) {
        draft.whenFull = what;
        return this;
    }

    /** How to send actions that hold up those behind them; by default with a warning. */
    public AmiClientBuilder blockingActions(BlockingActions how) {
        draft.blockingActions = how;
        return this;
    }

    /**
     * How long the server may be silent before it is asked for a sign of life, and again before it counts as dead; by
     * default 10 seconds, so that a dead peer is noticed within 20.
     *
     * <p>While an action that holds up the session is pending, such as {@code WaitEvent}, the verdict waits for its end.
     */
    public AmiClientBuilder keepAlive(Duration silence) {
        draft.keepAlive = silence;
        return this;
    }

    /** What makes the client's threads; by default daemon threads. With virtual threads, give their factory. */
    public AmiClientBuilder threadFactory(ThreadFactory factory) {
        draft.threadFactory = factory;
        return this;
    }

    /** How long the TCP connection and the TLS handshake may take together; by default 5 seconds. */
    public AmiClientBuilder connectTimeout(Duration timeout) {
        draft.connectTimeout = timeout;
        return this;
    }

    /** How long banner and login may take together; by default 10 seconds. */
    public AmiClientBuilder loginTimeout(Duration timeout) {
        draft.loginTimeout = timeout;
        return this;
    }

    /** How long to wait for the answer to an action unless told otherwise; by default 30 seconds. */
    public AmiClientBuilder actionTimeout(Duration timeout) {
        draft.actionTimeout = timeout;
        return this;
    }

    /** How long {@link AmiClient#close} waits for what is pending, and again for its threads; by default 5 seconds. */
    public AmiClientBuilder closeTimeout(Duration timeout) {
        draft.closeTimeout = timeout;
        return this;
    }

    /** How long one write to the socket may take before the peer counts as dead; by default 10 seconds. */
    public AmiClientBuilder writeTimeout(Duration timeout) {
        draft.writeTimeout = timeout;
        return this;
    }

    /** How many actions may wait for their answers at once; by default 10,000. */
    public AmiClientBuilder maxInFlight(int actions) {
        draft.maxInFlight = actions;
        return this;
    }

    /** The bounds on what the server may send. */
    public AmiClientBuilder limits(Limits limits) {
        draft.limits = limits;
        return this;
    }

    /**
     * Where handlers run and futures complete, instead of threads of the client's own.
     *
     * <p>Handlers of one subscriber still run one at a time and in order. An executor that rejects a task, runs it on
     * the caller's thread or makes the caller wait breaks the client's promises.
     */
    public AmiClientBuilder executor(Executor executor) {
        draft.executor = executor;
        return this;
    }

    /** How many events may wait for the handlers before those that follow are dropped; by default 10,000. */
    public AmiClientBuilder eventQueueSize(int events) {
        draft.eventQueueSize = events;
        return this;
    }

    /** How many bytes of events may wait for the handlers before some are dropped; by default 64 MiB. */
    public AmiClientBuilder eventQueueBytes(long bytes) {
        draft.eventQueueBytes = bytes;
        return this;
    }

    /** What {@link AmiClient#events} does with events that find its queue full; by default {@link Overflow#KEEP_OLDEST}. */
    public AmiClientBuilder overflow(Overflow overflow) {
        draft.overflow = overflow;
        return this;
    }

    /** Tells a listener what the client does; may be called more than once, for several. */
    public AmiClientBuilder listener(AmiListener listener) {
        draft.listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Connects and logs in; when that fails, so does this, and nothing is tried again.
     *
     * <p>Once connected, the client comes back after an end of the connection as {@link #reconnect} says. Returns or fails
     * within the connect and login timeouts together.
     *
     * @throws AmiConnectException when the server cannot be reached or is no AMI server
     * @throws LoginException when it refuses the login
     * @throws ActionFailedException when it refuses a filter
     */
    public AmiClient connect() {
        return opened(Connection.open(draft.settings()));
    }

    /**
     * Makes a client that connects by itself, now or as soon as the PBX can be reached, and returns at once.
     *
     * <p>Until it is connected, actions are treated as {@link #whenDisconnected} says, and {@link AmiClient#server} throws.
     * Who subscribes to what is returned may miss what happens before; to see the connection from its first attempt on, also
     * where that fails, give a {@link #listener}. That the client gave up is told by {@link Subscriber#onClosed}, always.
     */
    public AmiClient start() {
        return opened(Connection.start(draft.settings()));
    }

    /** The same, as a member of a fleet. */
    AmiClient start(FleetStream stream) {
        return opened(Connection.start(draft.settings(), stream));
    }

    private static AmiClient opened(Connection connection) {
        AmiClient client = new AmiClient(connection);
        connection.opened(client);
        return client;
    }

    /** Shows where the connection would go. */
    @Override
    public String toString() {
        return "AmiClientBuilder[" + draft.user + "@" + draft.host + "]";
    }
}
