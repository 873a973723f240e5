package io.strowger.simulator;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.ActionTypes;
import io.strowger.simulator.internal.Topics;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.Dispatcher;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.facade.PbxFacade;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.server.Server;
import io.strowger.simulator.internal.world.RealTime;
import io.strowger.simulator.internal.world.World;
import io.strowger.simulator.pbx.Pbx;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * An Asterisk in a test: an AMI server on loopback, with a small PBX behind it.
 *
 * <p>Time is virtual unless {@link AmiSimulatorBuilder#realTime} was chosen: it stands still until {@link #advance}, and
 * what is due at once happens at once. The same seed and the same requests give the same bytes.
 *
 * <p>There are two ways to use it, and they combine: a rule ({@link #when}) answers before the PBX does. With
 * {@link #rules()} there is no PBX, and each action needs a rule but for those that keep a connection (Login, Ping,
 * Events, ...). Strict by default: where a client sent an action that neither a rule nor the PBX answered, {@link #close}
 * fails the test.
 *
 * <p>Safe for use by any thread.
 */
public final class AmiSimulator implements AutoCloseable {
    private static final Duration TAKE = Duration.ofSeconds(10);

    private final World world;
    private final Server server;
    private final Pbx pbx;
    private final Rules rules = new Rules();
    private final AmiSimulatorBuilder settings;
    private final @Nullable RealTime realTime;
    private final Queue<RuntimeException> troubles = new ConcurrentLinkedQueue<>();

    AmiSimulator(AmiSimulatorBuilder settings) {
        this.settings = settings;
        this.world = new World(settings.startTime, settings.seed);
        AmiSettings ami = settings.settings();
        EventSink events = new EventSink(world, ami);
        Switchboard switchboard = new Switchboard(world, ami, events);
        Topics topics = new Topics();
        world.run(() -> {
            settings.users.forEach(switchboard.users()::add);
            topics.server().forEach(topic -> topic.install(switchboard));
            if (settings.hasPbx) {
                topics.pbx().forEach(topic -> topic.install(switchboard));
            }
        });
        this.pbx = new PbxFacade(switchboard, topics);
        Dispatcher dispatcher = new Dispatcher(switchboard.actions(), rules);
        this.server = new Server(world, events, dispatcher, ami.version(), settings.port, troubles::add);
        this.realTime = settings.realTime ? new RealTime(world, System::nanoTime, troubles::add) : null;
    }

    /** Starts an Asterisk 22 with a PBX, on virtual time and any free port. */
    public static AmiSimulator start() {
        return builder().start();
    }

    /** Starts an Asterisk 22 without a PBX: rules answer. */
    public static AmiSimulator rules() {
        return builder().withoutPbx().start();
    }

    /** Begins to choose what the simulator shall be like. */
    public static AmiSimulatorBuilder builder() {
        return new AmiSimulatorBuilder();
    }

    /** The host to connect to. */
    public String host() {
        return "127.0.0.1";
    }

    /** The port to connect to. */
    public int port() {
        return server.port();
    }

    /** A user who may do everything: the first one of the builder. */
    public String user() {
        return settings.users.get(0).name();
    }

    /** The secret of {@link #user}. */
    public String secret() {
        return settings.users.get(0).secret();
    }

    /**
     * Lets virtual time pass, with all that is due on the way; clients get the events as fast as they read.
     *
     * @throws IllegalStateException on real time
     */
    public void advance(Duration time) {
        if (realTime != null) {
            throw new IllegalStateException("time passes by itself here: the simulator is on real time");
        }
        world.advance(time);
    }

    /** The PBX: its phones, its dialplan, its calls. */
    public Pbx pbx() {
        if (!settings.hasPbx) {
            throw new IllegalStateException("this simulator has rules only: start one with AmiSimulator.start()");
        }
        return pbx;
    }

    /** Begins a rule for actions of that type. */
    public Rule when(Class<? extends Action<?>> type) {
        String name = type.getSimpleName().replaceFirst("Action$", "");
        return when(ActionTypes.find(name)
                .map(ActionInfo::name)
                .orElseThrow(() -> new IllegalArgumentException(type + " is no type of one action")));
    }

    /** Begins a rule for actions of that name, known to the catalog or not. */
    public Rule when(String action) {
        return new Rule(rules, action);
    }

    /**
     * Takes the oldest action that was sent and not taken yet, but for those that keep a connection (Login, Ping, Events,
     * ...); waits for one for at most ten seconds of real time.
     *
     * @throws AssertionError where none came
     */
    public TakenAction takeAction() {
        try {
            TakenAction action = rules.take(TAKE);
            if (action == null) {
                throw new AssertionError("no client sent an action within " + TAKE.toSeconds() + " s");
            }
            return action;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an action", e);
        }
    }

    /**
     * Ends all connections and stops.
     *
     * @throws AssertionError where an action was sent that neither a rule nor the PBX answered, unless the simulator is
     *     lenient; or where the simulator itself failed
     */
    @Override
    public void close() {
        if (realTime != null) {
            realTime.close();
        }
        server.close();
        RuntimeException trouble = troubles.poll();
        if (trouble != null) {
            throw new AssertionError("the simulator failed", trouble);
        }
        if (!settings.isLenient && !rules.unanswered().isEmpty()) {
            throw new AssertionError("no rule and no part of the PBX answers " + String.join(", ", rules.unanswered())
                    + ": add a rule by when(...), or make the simulator lenient");
        }
    }
}
