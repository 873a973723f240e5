package io.strowger.live;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.live.internal.Following;
import io.strowger.live.internal.LiveSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings of a live model, each with a default that suits; not for use by several threads at once. */
public final class LiveStateBuilder {
    private final AmiClient client;
    private boolean variables = LiveSettings.DEFAULTS.variables();
    private int mostVariables = LiveSettings.DEFAULTS.mostVariables();
    private int mostEntries = LiveSettings.DEFAULTS.mostEntries();
    private int keptEnded = LiveSettings.DEFAULTS.keptEnded();
    private Duration keepEnded = LiveSettings.DEFAULTS.keepEnded();
    private int listenerQueue = LiveSettings.DEFAULTS.listenerQueue();
    private int queueSize = LiveSettings.DEFAULTS.queueSize();
    private long queueBytes = LiveSettings.DEFAULTS.queueBytes();
    private int bufferedEvents = LiveSettings.DEFAULTS.bufferedEvents();
    private Duration snapshotTimeout = LiveSettings.DEFAULTS.snapshotTimeout();
    private Duration settleTime = LiveSettings.DEFAULTS.settleTime();
    private @Nullable Duration auditEvery;
    private InstantSource clock = LiveSettings.DEFAULTS.clock();

    LiveStateBuilder(AmiClient client) {
        this.client = Objects.requireNonNull(client, "client");
    }

    /** Whether to follow channel variables; true unless set. They are most of the events of a dialplan that uses many. */
    public LiveStateBuilder variables(boolean follow) {
        variables = follow;
        return this;
    }

    /** How many variables of a channel are kept, at least 1; 500 unless set. Further ones are left out. */
    public LiveStateBuilder mostVariables(int most) {
        mostVariables = atLeastOne(most);
        return this;
    }

    /**
     * How many things a view may have, at least 1; 500,000 unless set.
     *
     * <p>Further ones are left out, and the view is stale with that reason: callers and members of queues also in the queues'
     * own lists, and so many participants of one conference.
     */
    public LiveStateBuilder mostEntries(int most) {
        mostEntries = atLeastOne(most);
        return this;
    }

    /**
     * How many channels and calls that have ended are kept, for how long; 1,000 and five minutes unless set. After that they
     * are found no more, neither by {@link LiveView#find} nor by {@link LiveView#recent}.
     */
    public LiveStateBuilder keepEnded(int most, Duration time) {
        if (most < 0) {
            throw new IllegalArgumentException("a number to keep is not negative: " + most);
        }
        keptEnded = most;
        keepEnded = positive(time);
        return this;
    }

    /** How many changes may wait for a listener before those of each thing are merged, at least 1; 10,000 unless set. */
    public LiveStateBuilder listenerQueue(int changes) {
        listenerQueue = atLeastOne(changes);
        return this;
    }

    /**
     * How many events, and how many bytes of them, may wait to be applied; 500,000 and 256 MiB unless set.
     *
     * <p>When more wait, events are lost, and the model resynchronises.
     */
    public LiveStateBuilder queue(int events, long bytes) {
        queueSize = atLeastOne(events);
        if (bytes < 1) {
            throw new IllegalArgumentException("a queue has room for at least one byte: " + bytes);
        }
        queueBytes = bytes;
        return this;
    }

    /** How many events are kept while a snapshot is taken, at least 1; 500,000 unless set. When more come it is begun anew. */
    public LiveStateBuilder bufferedEvents(int events) {
        bufferedEvents = atLeastOne(events);
        return this;
    }

    /** How long each list of a snapshot may take; a minute unless set. */
    public LiveStateBuilder snapshotTimeout(Duration time) {
        snapshotTimeout = positive(time);
        return this;
    }

    /** How long an audit lets events arrive that were in flight when the PBX answered; a second unless set. */
    public LiveStateBuilder settleTime(Duration time) {
        settleTime = positive(time);
        return this;
    }

    /** How often to audit by itself; never unless set. Each asks the PBX for all lists. */
    public LiveStateBuilder auditEvery(Duration time) {
        auditEvery = positive(time);
        return this;
    }

    /** The clock for what no event has a time for; the system's unless set. */
    public LiveStateBuilder clock(InstantSource source) {
        clock = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Begins to follow, and returns when the model is in step with the PBX.
     *
     * @throws AmiException when the client ends meanwhile, or the model is not in step within the snapshot timeout, as where
     *     the client does not become connected or Asterisk takes longer to start
     */
    public LiveState follow() {
        LiveState live = start();
        live.following().awaitInStep();
        return live;
    }

    /** Begins to follow, and returns at once; the views are stale until they are in step. */
    public LiveState start() {
        LiveSettings settings = new LiveSettings(
                variables,
                mostVariables,
                mostEntries,
                keptEnded,
                keepEnded,
                listenerQueue,
                queueSize,
                queueBytes,
                bufferedEvents,
                snapshotTimeout,
                settleTime,
                auditEvery,
                clock);
        return new LiveState(Following.start(client, settings));
    }

    private static int atLeastOne(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("at least 1 is needed: " + number);
        }
        return number;
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a time longer than nothing is needed: " + time);
        }
        return time;
    }
}
