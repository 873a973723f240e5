package io.strowger.simulator.internal.ami;

import io.strowger.simulator.internal.world.World;
import io.strowger.simulator.internal.world.WorldTimer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the server started, what it was told to load again, and whether it is about to end; for use inside the world only. */
public final class Lifecycle {
    private final World world;
    private final EventSink events;
    private final Duration bootTime;
    private Instant startedAt;
    private Instant reloadedAt;
    private Ending ending = (announced, returns) -> {};
    private boolean booted = true;
    private @Nullable WorldTimer endOfBoot;

    private boolean shuttingDown;

    /** What ends the server. */
    @FunctionalInterface
    public interface Ending {
        /** Ends it, with the event Shutdown or without, for good or not. */
        void end(boolean announced, boolean returns);
    }

    /** Starts the server, which is fully booted after a while. */
    public Lifecycle(World world, EventSink events, Duration bootTime) {
        this.world = world;
        this.events = events;
        this.bootTime = bootTime;
        this.startedAt = world.startedAt();
        this.reloadedAt = startedAt;
    }

    /** Begins to boot; once, and after each restart. */
    public void boot() {
        startedAt = world.now();
        reloadedAt = startedAt;
        shuttingDown = false;
        if (endOfBoot != null) {
            endOfBoot.cancel(); // A crash while it boots begins that anew.
        }
        booted = bootTime.isZero();
        if (!booted) {
            endOfBoot = world.after(bootTime, this::booted);
        }
    }

    /** True once all modules are ready. */
    public boolean isBooted() {
        return booted;
    }

    private void booted() {
        booted = true;
        events.emit("FullyBooted", Classes.SYSTEM, this::describe);
    }

    /** Tells a client that has just logged in, and may know, that the server is fully booted; not before it is. */
    public void greet(ActionReply reply) {
        if (booted && reply.client().wants(Classes.SYSTEM)) {
            Lines lines = new Lines().add("Event", "FullyBooted").add("Privilege", Classes.SYSTEM.toString());
            describe(lines);
            reply.raw(lines.message());
        }
    }

    private void describe(Lines lines) {
        lines.add("Uptime", uptime().toSeconds())
                .add("LastReload", sinceReload().toSeconds())
                .add("Status", "Fully Booted");
    }

    /** When the server started. */
    public Instant startedAt() {
        return startedAt;
    }

    /** When something was loaded again at last. */
    public Instant reloadedAt() {
        return reloadedAt;
    }

    /** How long the server has run. */
    public Duration uptime() {
        return Duration.between(startedAt, world.now());
    }

    /** How long ago something was loaded again. */
    public Duration sinceReload() {
        return Duration.between(reloadedAt, world.now());
    }

    /** Notes that everything was loaded again. */
    public void reloaded() {
        reloadedAt = world.now();
    }

    /** True between the begin of a shutdown and its end, while actions are refused. */
    public boolean isShuttingDown() {
        return shuttingDown;
    }

    /** Refuses all actions from now on. */
    public void beginShutdown() {
        shuttingDown = true;
    }

    /** Says what ends the server. */
    public void whenEnded(Ending how) {
        ending = how;
    }

    /** Ends the server, with the event Shutdown or without, for good or not. */
    public void end(boolean announced, boolean returns) {
        ending.end(announced, returns);
    }
}
