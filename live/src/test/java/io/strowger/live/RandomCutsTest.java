package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.ConnectionEvent;
import io.strowger.simulator.pbx.Pbx;
import io.strowger.simulator.pbx.Traffic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The connection is cut at random, again and again, under thousands of events a second, with thousands of channels: each time the
 * model is in step again, without ghosts, doubles or missed ends.
 *
 * <p>{@code live.cuts} says how often, 5 times unless set; {@code live.cuts.within} how many milliseconds after the login the
 * model has to be in step, which is measured and printed but not held against a machine that is busy with other things
 * unless set; {@code live.cuts.seed} chooses other moments.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomCutsTest {
    private static final int CUTS = Integer.getInteger("live.cuts", 5);
    private static final long WITHIN_MILLIS = Long.getLong("live.cuts.within", Long.MAX_VALUE);
    private static final long SEED = Long.getLong("live.cuts.seed", 1);

    /** About 5,000 events a second, and 5,000 channels. */
    private static final double CALLS_PER_SECOND = 80;

    private static final int SECONDS_OF_TALK = 30;
    private static final int LONGEST_PAUSE_MILLIS = 300;

    @Test
    void theModelIsInStepAgainAfterEachCut() {
        Random random = new Random(SEED);
        try (Rig rig = new Rig();
                AmiClient other = Rig.direct(rig.asterisk);
                LiveState live = LiveState.builder(rig.client)
                        .settleTime(Duration.ofMillis(50))
                        .follow()) {
            traffic(rig.asterisk.pbx());
            rig.advance(Duration.ofSeconds(2 * SECONDS_OF_TALK));
            Rig.settled(live);
            Replay<Channel> channels = new Replay<>(live.channels(), Channel::uniqueid);
            Replay<Call> calls = new Replay<>(live.calls(), Call::id);
            Oracle oracle = new Oracle(rig.asterisk.pbx(), other);
            Stopwatch stopwatch = new Stopwatch(rig.client, live);
            LongAdder events = new LongAdder();
            other.events().onAll(event -> events.increment());
            try (RealPace pace = RealPace.of(rig.asterisk)) {
                for (int cut = 0; cut < CUTS; cut++) {
                    afterAWhile(random);
                    stopwatch.cut(cut, random.nextInt(4) == 0 ? rig::reset : rig::cut);
                    if (random.nextInt(5) == 0) { // in the middle of the snapshot
                        stopwatch.awaitLogin();
                        stopwatch.cut(cut, rig::cut);
                    }
                    stopwatch.awaitInStep();
                    pace.still(() -> {
                        Rig.settled(live);
                        oracle.agreesWith(live);
                        nothingTwice(live);
                    });
                }
                double perSecond = events.sum() / (pace.passed().toMillis() / 1e3);
                report(stopwatch.millis, live.channels().count(), perSecond);
                pace.still(() -> {
                    Rig.settled(live);
                    assertThat(Rig.wait(live.audit())).isEmpty();
                    channels.agrees();
                    calls.agrees();
                });
            }
            assertThat(stopwatch.millis[CUTS - 1]).as("the longest, in ms").isLessThanOrEqualTo(WITHIN_MILLIS);
        }
    }

    private static void traffic(Pbx pbx) {
        pbx.queue("support").set("timeout", "8").member("PJSIP/alice").member("PJSIP/bob");
        pbx.queue("sales").member("PJSIP/carol");
        List.of("alice", "bob", "carol")
                .forEach(phone -> pbx.endpoint("PJSIP/" + phone).answersAfter(Duration.ofSeconds(2)));
        pbx.traffic(Traffic.builder()
                .callsPerSecond(CALLS_PER_SECOND)
                .talkTime(Duration.ofSeconds(SECONDS_OF_TALK))
                .answered(0.9)
                .busy(0.05)
                .noAnswer(0.05)
                .queues("support", "sales")
                .queueShare(0.02)
                .seed(SEED)
                .build());
    }

    private static void afterAWhile(Random random) {
        Executor later =
                CompletableFuture.delayedExecutor(1L + random.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
        CompletableFuture.runAsync(() -> {}, later).join();
    }

    /** Each channel is in one call only, and in one bridge at most. */
    private static void nothingTwice(LiveState live) {
        Set<String> seen = new HashSet<>();
        live.calls().stream()
                .flatMap(call -> call.active().stream())
                .forEach(channel -> assertThat(seen.add(channel.uniqueid()))
                        .as("%s in one call", channel)
                        .isTrue());
        assertThat(seen).hasSize(live.channels().count());
        seen.clear();
        live.bridges().stream()
                .flatMap(bridge -> bridge.channels().stream())
                .forEach(channel -> assertThat(seen.add(channel))
                        .as("%s in one bridge", channel)
                        .isTrue());
    }

    /** Prints and sorts the times. */
    private static void report(long[] millis, int channels, double perSecond) {
        Arrays.sort(millis);
        System.out.println(String.format(
                Locale.ROOT,
                "live model: %,d cuts with %,d channels at %,.0f events/s: in step %,d ms after the login in the median, %,d ms at"
                        + " 99 %%, %,d ms at most; 0 ghosts, 0 doubles",
                CUTS,
                channels,
                perSecond,
                millis[CUTS / 2],
                millis[(int) (CUTS * 0.99)],
                millis[CUTS - 1]));
    }

    /** Takes the time from a login to the moment at which all views are in step. */
    private static final class Stopwatch {
        private final long[] millis = new long[CUTS];
        private final AtomicLong loggedInAt = new AtomicLong();
        private final LiveState live;
        private volatile CompletableFuture<Void> login = new CompletableFuture<>();
        private volatile CompletableFuture<Long> inStep = new CompletableFuture<>();
        private int number;

        Stopwatch(AmiClient client, LiveState live) {
            this.live = live;
            client.events().onConnection(notice -> {
                if (notice instanceof ConnectionEvent.Ready) {
                    loggedInAt.set(System.nanoTime());
                    login.complete(null);
                }
            });
            live.onStatus(status -> {
                if (login.isDone() && status.freshness() == Freshness.IN_STEP && isInStep()) {
                    inStep.complete(System.nanoTime());
                }
            });
        }

        private boolean isInStep() {
            return live.views().stream()
                    .map(view -> view.status().freshness())
                    .allMatch(freshness -> freshness == Freshness.IN_STEP || freshness == Freshness.UNAVAILABLE);
        }

        void cut(int cut, Runnable how) {
            number = cut;
            login = new CompletableFuture<>();
            inStep = new CompletableFuture<>();
            how.run();
        }

        void awaitLogin() {
            Rig.wait(login);
        }

        void awaitInStep() {
            awaitLogin();
            long at = Rig.wait(inStep);
            millis[number] = TimeUnit.NANOSECONDS.toMillis(at - loggedInAt.get());
        }
    }
}
