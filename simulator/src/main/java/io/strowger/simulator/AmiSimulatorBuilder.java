package io.strowger.simulator;

import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a simulator shall be like; not for use by several threads at once. */
public final class AmiSimulatorBuilder {
    /** So that tests see the same dates on each day. */
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    final List<User> users = new ArrayList<>();
    Instant startTime = START;
    long seed = 1;
    int port;
    boolean realTime;
    boolean hasPbx = true;
    boolean isLenient;
    private SimulatedVersion version = SimulatedVersion.ASTERISK_22;
    private boolean timestampEvents;
    private String systemName = "";
    private List<String> channelVars = List.of();

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

    /** Lets {@link AmiSimulator#close} accept that nothing answered an action. */
    public AmiSimulatorBuilder lenient() {
        isLenient = true;
        return this;
    }

    /** Adds a user who may see and do everything; without any there is {@code admin}, with the secret {@code secret}. */
    public AmiSimulatorBuilder user(String name, String secret) {
        users.add(new User(name, secret, Classes.ALL, Classes.ALL));
        return this;
    }

    /** Adds a user who may see events of some classes, and send actions of some classes. */
    public AmiSimulatorBuilder user(
            String name, String secret, Set<PrivilegeClass> read, Set<PrivilegeClass> write) {
        users.add(new User(name, secret, Classes.of(read), Classes.of(write)));
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

    /** Starts the simulator: it listens on return. */
    public AmiSimulator start() {
        if (users.isEmpty()) {
            user("admin", "secret");
        }
        return new AmiSimulator(this);
    }

    AmiSettings settings() {
        return new AmiSettings(version, timestampEvents, systemName, channelVars);
    }
}
