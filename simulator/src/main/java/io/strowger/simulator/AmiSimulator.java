package io.strowger.simulator;

import io.strowger.protocol.action.Action;
import io.strowger.protocol.action.ActionInfo;
import io.strowger.protocol.action.ActionTypes;
import io.strowger.simulator.internal.Topics;
import io.strowger.simulator.internal.agi.FastAgi;
import io.strowger.simulator.internal.ami.AmiSettings;
import io.strowger.simulator.internal.ami.Dispatcher;
import io.strowger.simulator.internal.ami.EventSink;
import io.strowger.simulator.internal.facade.PbxFacade;
import io.strowger.simulator.internal.facade.ServerFaults;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.server.Server;
import io.strowger.simulator.internal.server.ThrowawayCertificate;
import io.strowger.simulator.internal.world.RealTime;
import io.strowger.simulator.internal.world.World;
import io.strowger.simulator.pbx.Pbx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
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
    private static final System.Logger LOG = System.getLogger(AmiSimulator.class.getName());
    private static final Duration TAKE = Duration.ofSeconds(10);

    /** So many of its own failures are kept for {@link #close}; the first ones tell most. */
    private static final int MOST_TROUBLES = 100;

    private final World world;
    private final Server server;
    private final Pbx pbx;
    private final FastAgi fastAgi;
    private final Rules rules;
    private final EventSink events;
    private final @Nullable ThrowawayCertificate certificate;
    private final AmiSimulatorBuilder settings;
    private final @Nullable RealTime realTime;
    private final Queue<RuntimeException> troubles = new LinkedBlockingQueue<>(MOST_TROUBLES);

    AmiSimulator(AmiSimulatorBuilder settings) {
        this.settings = settings;
        this.world = new World(settings.startTime, settings.seed);
        AmiSettings ami = settings.settings();
        this.events = new EventSink(world, ami);
        this.rules = new Rules(this::emit);
        Switchboard switchboard = new Switchboard(world, ami, events);
        Topics topics = new Topics(settings.records());
        world.run(() -> {
            settings.users.forEach(user -> switchboard.users().add(user));
            topics.server().forEach(topic -> topic.install(switchboard));
            if (settings.hasPbx) {
                topics.pbx().forEach(topic -> topic.install(switchboard));
            }
            switchboard.lifecycle().boot();
        });
        this.fastAgi = topics.fastAgi();
        fastAgi.onTrouble(this::failed);
        this.pbx = new PbxFacade(switchboard, topics, settings.isLenient);
        Dispatcher dispatcher =
                new Dispatcher(switchboard.actions(), rules, switchboard.lifecycle(), switchboard.security());
        this.certificate = settings.tls ? ThrowawayCertificate.make() : null;
        ServerFaults faults = new ServerFaults(switchboard, this::server);
        this.server = new Server(
                world,
                events,
                dispatcher,
                ami,
                new Server.Ports(settings.port, settings.tlsPort, certificate),
                faults,
                this::failed);
        this.realTime = settings.realTime ? new RealTime(world, System::nanoTime, this::failed) : null;
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

    /**
     * The port to connect to with TLS.
     *
     * @throws IllegalStateException where {@link AmiSimulatorBuilder#tls} was not chosen
     */
    public int tlsPort() {
        caCertificate();
        return server.tlsPort();
    }

    /**
     * The certificate that clients have to trust for TLS; it is made out for {@code localhost}, {@code 127.0.0.1} and
     * {@code ::1}, and thrown away with the simulator.
     *
     * @throws IllegalStateException where {@link AmiSimulatorBuilder#tls} was not chosen
     */
    public X509Certificate caCertificate() {
        if (certificate == null) {
            throw new IllegalStateException("this simulator has no TLS: choose it by AmiSimulator.builder().tls()");
        }
        return certificate.certificate();
    }

    /** Writes {@link #caCertificate} to a file in the form PEM, as most clients want it; returns the file. */
    public Path writeCaCertificate(Path file) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(caCertificate().getEncoded());
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the certificate to " + file, e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the certificate cannot be encoded", e);
        }
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

    /**
     * Returns when all that clients have written so far was handled, and all that there was to tell them is on its way to
     * them: only the passing of time can bring more. Behind TLS, what was written need not have arrived.
     *
     * @throws IllegalStateException where a client takes nothing of what it is told for a minute
     */
    public void settle() {
        try {
            server.settle();
            fastAgi.hold();
            server.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for what clients sent", e);
        }
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

    /** Lets a fault strike at its moment; any number of them combine. */
    public InjectedFault inject(Fault fault, Moment moment) {
        return server.inject(fault, moment);
    }

    /**
     * Raises an event as if the PBX had: everybody gets it whose read classes and mask have the classes of the event of
     * that name, unless the headers name others in {@code Privilege}.
     *
     * @param namesAndValues names of headers, each with its value behind it
     */
    public void emit(String event, String... namesAndValues) {
        emit(SimulatedEvent.of(event, namesAndValues));
    }

    /** Like {@link #emit(String, String...)}. */
    public void emit(SimulatedEvent event) {
        world.run(() -> SimulatedEvents.emit(events, event));
    }

    /**
     * Takes the oldest action that was sent and not taken yet, but for those that keep a connection (Login, Ping, Events,
     * ...); waits for one for at most ten seconds of real time.
     *
     * @throws AssertionError where none came
     */
    public TakenAction takeAction() {
        return takeAction(TAKE);
    }

    /** Like {@link #takeAction()}, and waits for so long at most, of real time. */
    public TakenAction takeAction(Duration most) {
        try {
            TakenAction action = rules.take(most);
            if (action == null) {
                throw new AssertionError("no client sent an action within " + most.toMillis()
                        + " ms; all that was sent is " + rules.all());
            }
            return action;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an action", e);
        }
    }

    /**
     * All actions that were sent so far, taken or not, but for those that keep a connection; the latest 10,000 of them, the
     * oldest first.
     */
    public List<TakenAction> takenActions() {
        return rules.all();
    }

    /**
     * Ends all connections and stops.
     *
     * @throws AssertionError where an action was sent that neither a rule nor the PBX answered, or a rule was begun that
     *     has no answer, unless the simulator is lenient; or where the simulator itself failed
     */
    @Override
    public void close() {
        if (realTime != null) {
            realTime.close();
        }
        fastAgi.close();
        server.close();
        RuntimeException trouble = troubles.poll();
        if (trouble != null) {
            AssertionError failure = new AssertionError("the simulator failed: " + trouble.getMessage(), trouble);
            troubles.forEach(failure::addSuppressed);
            throw failure;
        }
        String complaint = rules.complaint();
        if (!settings.isLenient && complaint != null) {
            throw new AssertionError(complaint);
        }
    }

    private void failed(RuntimeException trouble) {
        if (!troubles.offer(trouble)) {
            LOG.log(Level.DEBUG, "one more failure of the simulator", trouble);
        }
        settings.onFailure.accept(trouble);
    }

    private Server server() {
        return server;
    }
}
