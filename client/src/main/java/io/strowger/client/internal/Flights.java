package io.strowger.client.internal;

import io.strowger.client.ClientMetrics;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.Lost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.jspecify.annotations.Nullable;

/**
 * Writes what clients do into the recordings of Java Flight Recorder, where there are any.
 *
 * <p>To make its first event costs the JDK up to 300 ms, and to ask to be told of recordings 15 ms. So no event is made
 * before there is a recording, and nobody asks before the first client has been there for a while.
 */
final class Flights {
    private static final long LISTEN_AFTER = TimeUnit.SECONDS.toNanos(2);

    /** A client whose traffic is recorded period by period. */
    private static final class Source {
        final Supplier<ClientMetrics> metrics;
        /** The picture that the next period is compared with; null until something is recorded. */
        volatile @Nullable ClientMetrics before;

        Source(Supplier<ClientMetrics> metrics) {
            this.metrics = metrics;
        }

        void period() {
            ClientMetrics from = before;
            ClientMetrics now = metrics.get();
            before = now;
            if (from != null) {
                TrafficFlight.record(from, now);
            }
        }
    }

    /** What the recorder calls in each period; a new one each time, as it may be taken back before it has been given. */
    private static final class Hook implements Runnable {
        @Override
        public void run() {
            traffic(this);
        }
    }

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<Object, Source> OPEN = new HashMap<>();
    private static boolean listening;
    private static @Nullable Hook hook;

    private Flights() {}

    /** True where there is or was a recording; costs next to nothing. */
    private static boolean isOn() {
        return FlightRecorder.isInitialized();
    }

    /** The record of an action that begins, or null where none is wanted. */
    static @Nullable ActionFlight begin() {
        if (isOn()) {
            ActionFlight flight = new ActionFlight();
            if (flight.isEnabled()) {
                flight.begin();
                return flight;
            }
        }
        return null;
    }

    static void connection(ConnectionEvent event) {
        if (isOn()) {
            ConnectionFlight.record(event);
        }
    }

    static void lost(String pbx, String subscriber, Lost lost) {
        if (isOn()) {
            LostFlight.record(pbx, subscriber, lost);
        }
    }

    static void stuck(String pbx, String subscriber, String what, StuckWatch.Report report) {
        if (isOn()) {
            StuckFlight.record(pbx, subscriber, what, report);
        }
    }

    /** A client begins; its traffic is recorded until {@link #closed}. */
    static void opened(Object client, Supplier<ClientMetrics> metrics) {
        Source source = new Source(metrics);
        if (isOn()) {
            source.before = metrics.get();
        }
        boolean listen;
        LOCK.lock();
        try {
            OPEN.put(client, source);
            listen = !listening;
            listening = true;
        } finally {
            LOCK.unlock();
        }
        hook();
        if (listen) {
            Runnable later = () -> Threads.shared().execute(Flights::listen);
            Future<?> unused = Timers.after(LISTEN_AFTER, later);
        }
    }

    static void closed(Object client) {
        Hook unhook = null;
        LOCK.lock();
        try {
            OPEN.remove(client);
            if (OPEN.isEmpty()) {
                unhook = hook;
                hook = null;
            }
        } finally {
            LOCK.unlock();
        }
        if (unhook != null) {
            boolean unused = FlightRecorder.removePeriodicEvent(unhook);
        }
    }

    private static void listen() {
        FlightRecorder.addListener(new FlightRecorderListener() {
            @Override
            public void recorderInitialized(FlightRecorder recorder) {
                hook();
            }
        });
    }

    /** Has the periodic event made, where there is a recorder to make it for. */
    private static void hook() {
        Hook made = null;
        List<Source> sources = List.of();
        LOCK.lock();
        try {
            if (isOn() && hook == null && !OPEN.isEmpty()) {
                made = new Hook();
                hook = made;
                sources = List.copyOf(OPEN.values());
            }
        } finally {
            LOCK.unlock();
        }
        for (Source source : sources) {
            source.before = source.metrics.get();
        }
        if (made != null) {
            FlightRecorder.addPeriodicEvent(TrafficFlight.class, made);
        }
    }

    /** Called by the recorder's thread. */
    private static void traffic(Hook caller) {
        List<Source> sources;
        LOCK.lock();
        try {
            sources = hook == caller ? List.copyOf(OPEN.values()) : List.of();
        } finally {
            LOCK.unlock();
        }
        for (Source source : sources) {
            source.period();
        }
    }
}
