package io.strowger.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.live.Channel;
import io.strowger.live.LiveState;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.event.CoreShowChannelEvent;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls of every kind at random on a real Asterisk, with transfers, parking, pickups, forwards and masquerades, audited all the
 * time; in the middle the server is killed and starts anew.
 *
 * <p>So many calls as {@code live.lab.calls} says, a short run of 150 unless set, {@code live.lab.atOnce} at a time, by the seed
 * {@code live.lab.seed}. What was done is printed. No call is hung up from outside: Asterisk 22 may keep a channel for ever whose
 * call ends in the middle of an attended transfer.
 */
@RealAsterisk
@Timeout(value = 3, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
record ManyCallsTest(LabServer pbx) {
    private static final int CALLS = Integer.getInteger("live.lab.calls", 150);
    private static final int AT_ONCE = Integer.getInteger("live.lab.atOnce", 30);
    private static final long SEED = Long.getLong("live.lab.seed", 1);

    /** In runs as long as that each deed has to succeed at least once. */
    private static final int LONG_RUN = 1_000;

    @Test
    void theModelIsInStepAllTheTime() throws Exception {
        long begin = System.nanoTime();
        LabServer own = LabServer.start(pbx.version());
        try (AmiClient following = own.connect();
                AmiClient placing = own.connect();
                LiveState live = LiveState.follow(following);
                LabCalls calls = new LabCalls(placing, live, new Random(SEED), AT_ONCE)) {
            ready(own);
            Audits before = Audits.of(live);
            calls.place(CALLS / 2);
            before.stop(); // what a server lists that has not quite started yet is less than it has
            killAndRestart(own, live, placing, calls);
            ready(own);
            Audits after = Audits.of(live);
            calls.place(CALLS - CALLS / 2);
            calls.allEnded();
            nothingIsLeft(live, placing);
            after.stop();
            report(own, live, calls, begin);

            for (Audits audits : List.of(before, after)) {
                assertThat(audits.drift()).as("what the audits found").isEmpty();
                assertThat(audits.done()).as("audits meanwhile").isPositive();
            }
            assertThat(InStep.audit(live)).as("at the end").isEmpty();
            assertThat(live.calls().all()).isEmpty();
            assertThat(live.queueCallers().all()).isEmpty();
            assertThat(live.parking().all()).isEmpty();
            if (CALLS >= LONG_RUN) {
                assertThat(calls.deeds().done())
                        .allSatisfy((deed, count) ->
                                assertThat(count.get()).as("%s", deed).isPositive());
            }
        } finally {
            own.remove();
        }
    }

    /** The telephone is registered, and there are extensions for what shall happen to calls. */
    private static void ready(LabServer own) {
        try (Stage stage = Stage.on(own)) {
            Deeds.furnish(stage.phone().ami());
        }
    }

    private static void killAndRestart(LabServer own, LiveState live, AmiClient placing, LabCalls calls)
            throws Exception {
        InStep.throughACrash(own, live, calls::serverGone);
        InStep.connected(placing);
        assertThat(own.isRunning())
                .as("the server that was started anew still runs")
                .isTrue();
        InStep.settle(live);
        // The server sends a message of its own where a mailbox is told of, which has a channel.
        assertThat(live.channels().stream().map(Channel::name).filter(name -> !name.startsWith("Message/")))
                .as("channels of the time before the crash")
                .isEmpty();
    }

    /** Waits for the last channels: what was parked or transferred outlasts the call that was placed. */
    private static void nothingIsLeft(LiveState live, AmiClient placing) throws Exception {
        CompletableFuture<Void> none = new CompletableFuture<>();
        try (var watching = live.channels().onChange(change -> {
            if (live.channels().stream().allMatch(channel -> channel.name().startsWith("Message/"))) {
                none.complete(null);
            }
        })) {
            if (live.channels().stream().noneMatch(channel -> !channel.name().startsWith("Message/"))) {
                none.complete(null);
            }
            none.completeOnTimeout(null, 2, TimeUnit.MINUTES).get();
        }
        List<String> real = placing.send(CoreShowChannelsAction.builder().build()).stream()
                .map(CoreShowChannelEvent::channel)
                .toList();
        assertThat(real).as("channels that Asterisk keeps").allMatch(name -> name.startsWith("Message/"));
    }

    private static void report(LabServer own, LiveState live, LabCalls calls, long begin) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %,d calls (seed %d, %d at once) in %,d s, server killed in the middle: %,d audits, which found %,d"
                        + " differences; %d snapshots%n  placed %s%n  done %s%n  failed %s%n  the last of them since %s",
                own,
                CALLS,
                SEED,
                AT_ONCE,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                live.audits(),
                live.drift(),
                live.synchronisations(),
                calls.placed(),
                calls.deeds().done(),
                calls.deeds().failed(),
                calls.deeds().reasons()));
    }
}
