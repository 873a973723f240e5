package io.strowger.client;

import io.strowger.client.internal.FleetStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link AmiFleet}; all have defaults. Not for use by several threads at once. */
public final class AmiFleetBuilder {
    private Consumer<? super AmiClientBuilder> defaults = client -> {};
    private @Nullable Executor executor;
    private @Nullable ThreadFactory threadFactory;
    private int handlerThreads = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
    private int eventQueueSize = 100_000;
    private long eventQueueBytes = 128L << 20;
    private Overflow overflow = Overflow.KEEP_OLDEST;
    private Duration closeTimeout = Duration.ofSeconds(5);

    private final List<AmiListener> listeners = new ArrayList<>();

    AmiFleetBuilder() {}

    /**
     * Settings that all PBXs share, such as the user, TLS and {@link Reconnect}; applied to each before its own.
     *
     * <p>The fleet's executor and thread factory hold unless a PBX is given others.
     */
    public AmiFleetBuilder defaults(Consumer<? super AmiClientBuilder> settings) {
        defaults = Objects.requireNonNull(settings, "settings");
        return this;
    }

    /**
     * Where handlers run and futures complete, of the fleet and of its clients, instead of threads of the fleet's own; the
     * fleet does not shut it down.
     */
    public AmiFleetBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /** What makes the fleet's threads and its clients'; by default daemon threads. */
    public AmiFleetBuilder threadFactory(ThreadFactory factory) {
        threadFactory = Objects.requireNonNull(factory, "factory");
        return this;
    }

    /**
     * How many threads of the fleet's own may run handlers and futures at once; by default two for each processor, and at
     * least eight. They are made when needed. As many handlers that block hold up all the others.
     */
    public AmiFleetBuilder handlerThreads(int threads) {
        handlerThreads = positive(threads, "handlerThreads");
        return this;
    }

    /** How many events may wait for the handlers of {@link AmiFleet#events}; by default 100,000. */
    public AmiFleetBuilder eventQueueSize(int events) {
        eventQueueSize = positive(events, "eventQueueSize");
        return this;
    }

    /** How many bytes of events may wait for the handlers of {@link AmiFleet#events}; by default 128 MiB. */
    public AmiFleetBuilder eventQueueBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("eventQueueBytes must be at least 1, not " + bytes);
        }
        eventQueueBytes = bytes;
        return this;
    }

    /** What {@link AmiFleet#events} does with events that find its queue full; by default {@link Overflow#KEEP_OLDEST}. */
    public AmiFleetBuilder overflow(Overflow overflow) {
        this.overflow = Objects.requireNonNull(overflow, "overflow");
        return this;
    }

    /** How long {@link AmiFleet#close} waits for handlers after the clients are closed; by default 5 seconds. */
    public AmiFleetBuilder closeTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("closeTimeout must be positive, not " + timeout);
        }
        closeTimeout = timeout;
        return this;
    }

    /**
     * Tells a listener of the fleet's own subscribers, under the name {@code fleet}; may be called more than once.
     *
     * <p>What the clients do is told to the listeners given to them, by {@link #defaults} for instance.
     */
    public AmiFleetBuilder listener(AmiListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /** Makes a fleet without PBXs. */
    public AmiFleet open() {
        FleetStream stream = new FleetStream(new FleetStream.Plan(
                eventQueueSize,
                eventQueueBytes,
                overflow,
                executor,
                threadFactory,
                handlerThreads,
                closeTimeout,
                listeners));
        return new AmiFleet(stream, defaults, threadFactory);
    }

    private static int positive(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + number);
        }
        return number;
    }
}
