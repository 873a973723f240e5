package io.strowger.bench;

import io.strowger.client.AmiClient;
import io.strowger.client.Subscriber;
import io.strowger.client.Subscription;
import io.strowger.live.Change;
import io.strowger.live.LiveState;
import io.strowger.live.LiveStateBuilder;
import io.strowger.live.LiveView;
import io.strowger.protocol.event.Event;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One round of {@link LiveLoad}: the live model follows a thousand calls a second of simulated time.
 *
 * @param eventsPerSecond how many events a second of the applying thread's processor time
 * @param toldPerSecond the same while somebody listens to each view
 * @param channelsPerSecond how many new channels a second of the applying thread's processor time
 * @param bytesPerChannel heap that a channel takes with its call
 * @param late how late changes are told
 */
record LiveRound(
        double eventsPerSecond, double toldPerSecond, double channelsPerSecond, double bytesPerChannel, Lateness late) {
    static final int SECONDS_OF_TALK = 15;
    private static final int STEP_MILLIS = 50;
    private static final int STEPS = 200;
    private static final int PACED_MILLIS = 5_000;
    /** With 1,000 calls a second of simulated time, this much of it each pace makes about 50,000 events a second. */
    private static final int PACED_STEP_MILLIS = 12;

    private static final int PACE_MILLIS = 4;
    private static final int MANY = 2_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * How late 99 % were told of, after they had been read.
     *
     * @param micros changes of channels, by the live model
     * @param plainMicros events, to a handler that does nothing else
     * @param perSecond at how many events a second
     */
    record Lateness(long micros, long plainMicros, double perSecond) {}

    /** Starts the PBX. */
    static Child pbx() {
        return Child.java(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx4g"),
                System.getProperty("java.class.path"),
                LivePbx.class);
    }

    /** Connects to it. */
    static AmiClient client(Child pbx) {
        String[] access = pbx.answer().split(" ");
        return AmiClient.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(access[0]))
                .user(access[1])
                .secret(access[2])
                .connect();
    }

    static LiveState follow(AmiClient client) {
        return builder(client).follow();
    }

    static LiveStateBuilder builder(AmiClient client) {
        return LiveState.builder(client)
                .queue(MANY, Long.MAX_VALUE)
                .bufferedEvents(MANY)
                .keepEnded(1, Duration.ofSeconds(1));
    }

    /** Plays one. */
    static LiveRound play(Child pbx) throws Exception {
        try (AmiClient client = client(pbx);
                LiveState live = follow(client)) {
            String unused = pbx.ask("calls " + SECONDS_OF_TALK);
            for (int step = 0; step < 3 * SECONDS_OF_TALK * 1_000 / STEP_MILLIS; step++) {
                step(pbx, live, STEP_MILLIS);
            }
            long full = heap();
            int channels = live.channels().count();
            Rate rate = rate(pbx, live, client);
            List<Subscription> listening = listen(live);
            Rate told = rate(pbx, live, client);
            listening.forEach(Subscription::close);
            Lateness lateness = lateness(pbx, live, client);
            check(live.channels().count() == Integer.parseInt(pbx.ask("0")), "not all channels were followed");
            unused = pbx.ask("stop");
            step(pbx, live, 20 * SECONDS_OF_TALK * 1_000); // those who wait in a queue are patient
            check(live.synchronisations() == 1, "the model was not in step all the time");
            check(
                    live.channels().count() == 0,
                    "of " + pbx.ask("0") + " channels there are left: "
                            + live.channels().all());
            double bytes = (double) (full - heap()) / channels;
            return new LiveRound(rate.events, told.events, rate.channels, bytes, lateness);
        }
    }

    static void step(Child pbx, LiveState live, int millis) {
        String unused = pbx.ask(Integer.toString(millis));
        live.caughtUp().join();
    }

    private record Rate(double events, double channels) {}

    private static Rate rate(Child pbx, LiveState live, AmiClient client) throws Exception {
        AtomicLong events = new AtomicLong();
        AtomicLong channels = new AtomicLong();
        try (Subscriber counting = client.subscriber("counting")
                .queueSize(MANY)
                .queueBytes(Long.MAX_VALUE)
                .open()) {
            Subscription unused = counting.onAll(event -> {
                events.lazySet(events.getPlain() + 1);
                if (event.name().equals("Newchannel")) {
                    channels.lazySet(channels.getPlain() + 1);
                }
            });
            long before = appliedNanos();
            for (int step = 0; step < STEPS; step++) {
                step(pbx, live, STEP_MILLIS);
            }
            double seconds = (appliedNanos() - before) / 1e9;
            return new Rate(events.get() / seconds, channels.get() / seconds);
        }
    }

    private static List<Subscription> listen(LiveState live) {
        List<Subscription> listening = new ArrayList<>();
        for (LiveView<?> view : live.views()) {
            AtomicLong changes = new AtomicLong();
            listening.add(view.onChange(change -> changes.lazySet(changes.getPlain() + change.merged())));
        }
        return listening;
    }

    /** Notes how late things are told, on one thread. */
    private static final class Lags {
        private final long[] micros = new long[2 * MANY];
        private final AtomicInteger count = new AtomicInteger();

        void note(Event event) {
            int index = count.getPlain();
            if (index < micros.length) {
                micros[index] = Duration.between(event.origin().receivedAt(), Instant.now())
                                .toNanos()
                        / 1_000;
                count.lazySet(index + 1);
            }
        }

        long percentile99() {
            int noted = count.get();
            Arrays.sort(micros, 0, noted);
            return micros[(int) (noted * 0.99)];
        }
    }

    /** Lets about 50,000 events come in a second, where the machine can. */
    private static Lateness lateness(Child pbx, LiveState live, AmiClient client) throws Exception {
        Lags changes = new Lags();
        Lags events = new Lags();
        long before = client.metrics().traffic().events();
        long begin = System.nanoTime();
        try (Subscriber plain = client.subscriber("plain")
                        .queueSize(MANY)
                        .queueBytes(Long.MAX_VALUE)
                        .open();
                Subscription handler = plain.onAll(events::note);
                Subscription listener = live.channels().onChange(change -> note(change, changes))) {
            for (int step = 0; step < PACED_MILLIS / PACE_MILLIS; step++) {
                String unused = pbx.ask(Integer.toString(PACED_STEP_MILLIS));
                long next = begin + TimeUnit.MILLISECONDS.toNanos((step + 1L) * PACE_MILLIS);
                LockSupport.parkNanos(next - System.nanoTime());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            live.caughtUp().join();
            check(handler.isOpen() && listener.isOpen(), "not told to the end");
            double perSecond = (client.metrics().traffic().events() - before) / seconds;
            return new Lateness(changes.percentile99(), events.percentile99(), perSecond);
        }
    }

    private static void note(Change<?> change, Lags lags) {
        Event event = change.cause().event();
        if (event != null) {
            lags.note(event);
        }
    }

    /** The processor time that the thread took which applies events, in nanoseconds. */
    private static long appliedNanos() {
        long nanos = 0;
        for (long id : THREADS.getAllThreadIds()) {
            var info = THREADS.getThreadInfo(id);
            if (info != null && info.getThreadName().endsWith(" live")) {
                nanos += THREADS.getThreadCpuTime(id);
            }
        }
        return nanos;
    }

    /** What is used, once nothing more becomes free: threads may hold on to what they did last for a moment. */
    static long heap() {
        long before = Long.MAX_VALUE;
        long now = used();
        while (now < before - before / 1_000) {
            before = now;
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            now = used();
        }
        return now;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
