package io.strowger.bench;

import io.strowger.client.AmiClient;
import io.strowger.client.Subscriber;
import io.strowger.client.Subscription;
import io.strowger.live.Change;
import io.strowger.live.LiveState;
import io.strowger.protocol.event.Event;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.asteriskjava.live.AsteriskAgent;
import org.asteriskjava.live.AsteriskChannel;
import org.asteriskjava.live.AsteriskQueueEntry;
import org.asteriskjava.live.AsteriskServerListener;
import org.asteriskjava.live.DefaultAsteriskServer;
import org.asteriskjava.live.MeetMeUser;

/**
 * How fast the live model follows a simulated PBX with tens of thousands of channels, how late it tells of changes, and what a
 * channel takes; and how many new channels a second asterisk-java's live API follows.
 *
 * <p>The PBX is a process of its own. Its time passes in steps, each of which is followed before the next begins, so that
 * nothing is lost however fast the machine is; what is measured is the processor time of the thread that applies events.
 */
final class LiveLoad {
    private static final int SECONDS_OF_TALK = 15;
    private static final int STEP_MILLIS = 50;
    private static final int STEPS = 200;
    private static final int PACED_MILLIS = 5_000;
    /** With 1,000 calls a second of simulated time, this much of it each millisecond makes about 50,000 events a second. */
    private static final int PACED_STEP_MILLIS = 7;

    private static final int PACE_MILLIS = 4;
    private static final int PEER_SECONDS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LiveLoad() {}

    /** The argument is the number of rounds. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        double[] rates = new double[rounds];
        double[] heaps = new double[rounds];
        Lateness[] late = new Lateness[rounds];
        for (int i = -1; i < rounds; i++) {
            try (Child pbx = pbx()) {
                Round round = follow(pbx);
                if (i >= 0) {
                    rates[i] = round.eventsPerCoreSecond();
                    heaps[i] = round.bytesPerChannel();
                    late[i] = round.late();
                }
            }
        }
        Arrays.sort(rates);
        Arrays.sort(heaps);
        Arrays.sort(late, Comparator.comparingLong(Lateness::micros));
        Lateness usual = late[rounds / 2];
        print(
                "live model: %,.0f events/s on one core (median of %d; %,.0f to %,.0f)",
                median(rates), rounds, rates[0], rates[rounds - 1]);
        print("live model: %,.0f bytes of heap per channel with its call (median)", median(heaps));
        print(
                "live model: 99 %% of changes told within %,d us of the read, where a plain handler has 99 %% of events within"
                        + " %,d us, at %,.0f events/s (median)",
                usual.micros(), usual.plainMicros(), usual.perSecond());
        try (Child pbx = pbx()) {
            print("asterisk-java's live API: %,.1f new channels/s", peer(pbx));
        }
    }

    private record Round(double eventsPerCoreSecond, double bytesPerChannel, Lateness late) {}

    private static Child pbx() {
        return Child.java(
                Path.of(System.getProperty("java.home")),
                List.of("-Xmx2g"),
                System.getProperty("java.class.path"),
                LivePbx.class);
    }

    private static Round follow(Child pbx) throws Exception {
        String[] access = pbx.answer().split(" ");
        try (AmiClient client = AmiClient.builder()
                        .host("127.0.0.1")
                        .port(Integer.parseInt(access[0]))
                        .user(access[1])
                        .secret(access[2])
                        .connect();
                LiveState live = LiveState.builder(client)
                        .queue(2_000_000, Long.MAX_VALUE)
                        .keepEnded(1, Duration.ofSeconds(1))
                        .follow()) {
            String unused = pbx.ask("calls " + SECONDS_OF_TALK);
            for (int step = 0; step < 3 * SECONDS_OF_TALK * 1_000 / STEP_MILLIS; step++) {
                step(pbx, live, STEP_MILLIS);
            }
            long full = heap();
            int channels = live.channels().count();
            AtomicLong events = new AtomicLong();
            double rate;
            try (Subscriber counting = client.subscriber("counting")
                    .queueSize(2_000_000)
                    .queueBytes(Long.MAX_VALUE)
                    .open()) {
                Subscription unusedToo = counting.onAll(event -> events.lazySet(events.getPlain() + 1));
                long before = appliedNanos();
                for (int step = 0; step < STEPS; step++) {
                    step(pbx, live, STEP_MILLIS);
                }
                rate = events.get() * 1e9 / (appliedNanos() - before);
            }
            Lateness lateness = lateness(pbx, live, client);
            check(live.channels().count() == Integer.parseInt(pbx.ask("0")), "not all channels were followed");
            unused = pbx.ask("stop");
            step(pbx, live, 4 * SECONDS_OF_TALK * 1_000);
            check(live.synchronisations() == 1, "the model was not in step all the time");
            check(live.channels().count() == 0, "channels are left");
            return new Round(rate, (double) (full - heap()) / channels, lateness);
        }
    }

    private static void step(Child pbx, LiveState live, int millis) {
        String unused = pbx.ask(Integer.toString(millis));
        live.caughtUp().join();
    }

    /**
     * How late 99 % were told of, after they had been read.
     *
     * @param micros changes of channels, by the live model
     * @param plainMicros events, to a handler that does nothing else
     */
    private record Lateness(long micros, long plainMicros, double perSecond) {}

    /** Notes how late things are told, on one thread. */
    private static final class Lags {
        private final long[] micros = new long[4_000_000];
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
                        .queueSize(2_000_000)
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

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** How many new channels a second the peer tells of, while more come than it can follow. */
    private static double peer(Child pbx) throws Exception {
        String[] access = pbx.answer().split(" ");
        DefaultAsteriskServer server =
                new DefaultAsteriskServer("127.0.0.1", Integer.parseInt(access[0]), access[1], access[2]);
        AtomicLong channels = new AtomicLong();
        server.addAsteriskServerListener(new AsteriskServerListener() {
            @Override
            public void onNewAsteriskChannel(AsteriskChannel channel) {
                channels.incrementAndGet();
            }

            @Override
            public void onNewMeetMeUser(MeetMeUser user) {}

            @Override
            public void onNewAgent(AsteriskAgent agent) {}

            @Override
            public void onNewQueueEntry(AsteriskQueueEntry entry) {}
        });
        server.initialize();
        String unused = pbx.ask("calls " + SECONDS_OF_TALK);
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(PEER_SECONDS);
        while (System.nanoTime() < end) {
            unused = pbx.ask("1");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        double rate = channels.get() * 1e9 / (System.nanoTime() - begin);
        server.shutdown();
        return rate;
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
