package io.strowger.simulator;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.internal.RecordSettings;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.SessionLimits;
import io.strowger.simulator.internal.ami.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a simulator shall be like; not for use by several threads at once. */
public final class AmiSimulatorBuilder {
    /** So that tests see the same dates on each day. */
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    final List<User> users = new ArrayList<>();
    Instant startTime = START;
    long seed = 1;
    int port;
    int tlsPort;
    boolean tls;
    boolean realTime;
    boolean hasPbx = true;
    boolean isLenient;
    Consumer<RuntimeException> onFailure = failure -> {};
    private boolean hasRecords;
    private final java.util.Map<String, String> cdrHeaders = new java.util.LinkedHashMap<>();
    private SimulatedVersion version = SimulatedVersion.ASTERISK_22;
    private boolean timestampEvents;
    private String systemName = "";
    private List<String> channelVars = List.of();
    private Set<String> disabledEvents = Set.of();
    private boolean brokenEventsAction;
    private boolean multipleLogin = true;
    private int authLimit = 50;
    private @Nullable Duration authTimeout;
    private @Nullable Duration writeTimeout;
    private @Nullable Duration loginPause;
    private Duration bootTime = Duration.ZERO;

    AmiSimulatorBuilder() {}

    /** Chooses the version; 22 where none is chosen. */
    public AmiSimulatorBuilder version(SimulatedVersion chosen) {
        version = chosen;
        return this;
    }

    /** Chooses the port; any that is free where none is chosen. */
    public AmiSimulatorBuilder port(int chosen) {
        port = chosen;
        return this;
    }

    /** Chooses the source of all chance; 1 where none is chosen. */
    public AmiSimulatorBuilder seed(long chosen) {
        seed = chosen;
        return this;
    }

    /** Chooses what the clock shows at first: noon of 1 January 2026 (UTC) where nothing is chosen. */
    public AmiSimulatorBuilder startTime(Instant chosen) {
        startTime = chosen;
        return this;
    }

    /** Lets time pass by itself: for demonstrations. */
    public AmiSimulatorBuilder realTime() {
        realTime = true;
        startTime = startTime.equals(START) ? Instant.now() : startTime;
        return this;
    }

    /** Leaves the PBX out: rules answer. */
    public AmiSimulatorBuilder withoutPbx() {
        hasPbx = false;
        return this;
    }

    /**
     * Lets {@link AmiSimulator#close} accept that nothing answered an action, and the dialplan name applications that a
     * real Asterisk has and the simulator does not run: a warning tells of them, and who comes to one is hung up.
     */
    public AmiSimulatorBuilder lenient() {
        isLenient = true;
        return this;
    }

    /**
     * Tells at once what fails in the simulator where nobody called it, such as a step of a scenario on real time;
     * {@link AmiSimulator#close} fails by it all the same. Called on any thread; must not wait.
     */
    public AmiSimulatorBuilder onFailure(Consumer<RuntimeException> listener) {
        onFailure = listener;
        return this;
    }

    /** Adds a user who may see and do everything; without any there is {@code admin}, with the secret {@code secret}. */
    public AmiSimulatorBuilder user(String name, String secret) {
        return user(SimulatedUser.of(name, secret));
    }

    /** Adds a user who may see events of some classes, and send actions of some classes. */
    public AmiSimulatorBuilder user(String name, String secret, Set<PrivilegeClass> read, Set<PrivilegeClass> write) {
        return user(SimulatedUser.of(name, secret, read, write));
    }

    /** Adds a user with all that a section of {@code manager.conf} may say. */
    public AmiSimulatorBuilder user(SimulatedUser user) {
        users.add(user.user());
        return this;
    }

    /** Listens for TLS as well, on any port that is free, with a certificate that is made at the start. */
    public AmiSimulatorBuilder tls() {
        return tls(0);
    }

    /** Listens for TLS as well, on that port. */
    public AmiSimulatorBuilder tls(int port) {
        tls = true;
        tlsPort = port;
        return this;
    }

    /** Lets so many connections be without a login; more of them are closed without a banner. 50 where none is chosen. */
    public AmiSimulatorBuilder authLimit(int connections) {
        authLimit = connections;
        return this;
    }

    /**
     * Throws out who does not log in within that time of the simulator's clock. On real time 30 s where none is chosen; on
     * virtual time never, as a test may let hours pass while a client connects.
     */
    public AmiSimulatorBuilder authTimeout(Duration time) {
        authTimeout = time;
        return this;
    }

    /**
     * Cuts off who takes no bytes for that time of the machine's clock, in the middle of a message. Where none is chosen,
     * clients may lag by 16 MB, so that a test that halts in a debugger keeps its connection; a real server has 100 ms.
     */
    public AmiSimulatorBuilder writeTimeout(Duration time) {
        writeTimeout = time;
        return this;
    }

    /**
     * Lets a refusal of a login take that time of the simulator's clock. On real time 1 s where none is chosen, as with a
     * real server; on virtual time none, as a client would wait for it until a test advances the time.
     */
    public AmiSimulatorBuilder loginPause(Duration time) {
        loginPause = time;
        return this;
    }

    /**
     * Lets the server be fully booted, and say so, that much later than it can be connected to. Until then an action that a
     * module has is answered with {@code Permission denied}, whatever the user may do, and the connection is closed behind
     * that, as Asterisk does while a module is not ready; rules of a test answer all the same.
     */
    public AmiSimulatorBuilder bootTime(Duration time) {
        bootTime = time;
        return this;
    }

    /** Lets each user have but one connection, as {@code allowmultiplelogin=no}. */
    public AmiSimulatorBuilder singleLogin() {
        multipleLogin = false;
        return this;
    }

    /** Lets nobody get events of these names. */
    public AmiSimulatorBuilder disabledEvents(String... names) {
        disabledEvents = Set.of(names);
        return this;
    }

    /** Does what the action Events asks for but does not answer it, as very old servers did. */
    public AmiSimulatorBuilder brokenEventsAction() {
        brokenEventsAction = true;
        return this;
    }

    /** Puts a {@code Timestamp} on events. */
    public AmiSimulatorBuilder timestampEvents() {
        timestampEvents = true;
        return this;
    }

    /** Gives the server a name, which events and unique ids tell. */
    public AmiSimulatorBuilder systemName(String name) {
        systemName = name;
        return this;
    }

    /** Lets channel events tell these variables. */
    public AmiSimulatorBuilder channelVars(String... names) {
        channelVars = List.of(names);
        return this;
    }

    /** Lets call detail records (Cdr) and channel event logging (CEL) be told as events. */
    public AmiSimulatorBuilder detailRecords() {
        hasRecords = true;
        return this;
    }

    /** Lets Cdr have one more header, which tells a variable of the record: what {@code Set(CDR(variable)=...)} put there. */
    public AmiSimulatorBuilder cdrHeader(String variable, String header) {
        cdrHeaders.put(variable.toLowerCase(java.util.Locale.ROOT), header);
        return detailRecords();
    }

    /** Starts the simulator: it listens on return. */
    public AmiSimulator start() {
        if (users.isEmpty()) {
            user("admin", "secret");
        }
        return new AmiSimulator(this);
    }

    RecordSettings records() {
        return new RecordSettings(
                hasRecords, java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(cdrHeaders)));
    }

    AmiSettings settings() {
        Duration authDefault = realTime ? Duration.ofSeconds(30) : null;
        Duration pauseDefault = realTime ? Duration.ofSeconds(1) : Duration.ZERO;
        SessionLimits limits = new SessionLimits(
                authLimit,
                authTimeout != null ? authTimeout : authDefault,
                writeTimeout,
                loginPause != null ? loginPause : pauseDefault,
                bootTime,
                multipleLogin);
        return new AmiSettings(
                version, timestampEvents, systemName, channelVars, disabledEvents, brokenEventsAction, limits);
    }
}
