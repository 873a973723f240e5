package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.BlindTransferAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.QueuePauseAction;
import io.strowger.protocol.action.RedirectAction;
import io.strowger.protocol.action.SetvarAction;
import io.strowger.simulator.Fault;
import io.strowger.simulator.InjectedFault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.pbx.Pbx;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Calls of every kind at random, with cuts, losses, crashes and restarts at random: at rest the live model is what the PBX says,
 * and what its listeners were told amounts to the same.
 *
 * <p>{@code live.seeds} says how many scenarios are played, 12 unless set, from the seed {@code live.seed} on; each kind of test
 * plays so many, those with a queue that loses events a third.
 */
@Timeout(value = 6, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomCallsTest {
    private static final int SEEDS = Integer.getInteger("live.seeds", 12);
    private static final int STEPS = 40;
    private static final List<String> PHONES = List.of("alice", "bob", "carol", "dave", "erin", "frank");

    @Test
    void theModelIsWhatThePbxSays() {
        play(1, SEEDS, false, LiveState::builder);
    }

    @Test
    void itIsSoWithAQueueThatLosesEvents() {
        play(
                1_001,
                SEEDS / 3,
                false,
                client -> LiveState.builder(client).queue(15, 1 << 20).listenerQueue(20));
    }

    @Test
    void anAuditFindsWhatThePbxDidNotTell() {
        play(2_001, SEEDS, true, LiveState::builder);
    }

    private interface Settings {
        LiveStateBuilder of(AmiClient client);
    }

    private static void play(long usualSeed, int seeds, boolean loses, Settings settings) {
        long first = Long.getLong("live.seed", usualSeed);
        for (long seed = first; seed < first + seeds; seed++) {
            try {
                play(seed, loses, settings);
            } catch (Throwable thrown) {
                throw new AssertionError(
                        "seed " + seed + " (run this test again with -Dlive.seed=" + seed + " -Dlive.seeds=3)", thrown);
            }
        }
    }

    private static void play(long seed, boolean loses, Settings settings) {
        try (Rig rig = new Rig();
                AmiClient other = Rig.direct(rig.asterisk);
                LiveState live = following(rig, settings)) {
            Oracle oracle = new Oracle(rig.asterisk.pbx(), other);
            Player player = new Player(rig, other, live, new Random(seed), loses);
            List<Replay<?>> replays = List.of(
                    new Replay<>(live.channels(), Channel::uniqueid),
                    new Replay<>(live.calls(), Call::id),
                    new Replay<>(live.bridges(), Bridge::id),
                    new Replay<>(live.queues(), Queue::name),
                    new Replay<>(live.queueCallers(), QueueCaller::uniqueid),
                    new Replay<>(live.queueMembers(), member -> member.queue() + "/" + member.interfaceName()),
                    new Replay<>(live.conferences(), Conference::name),
                    new Replay<>(live.parking(), parked -> parked.lot() + "/" + parked.space()),
                    new Replay<>(live.devices(), Device::name));
            for (int step = 0; step < STEPS; step++) {
                player.step();
                if (step % 10 == 9) {
                    player.rest();
                    oracle.agreesWith(live);
                }
            }
            player.rest();
            oracle.agreesWith(live);
            assertThat(Rig.wait(live.audit())).isEmpty();
            replays.forEach(Replay::agrees);
            replays.forEach(Replay::close);
        }
    }

    /** Follows a PBX that has what it needs: what is configured later no event tells. */
    private static LiveState following(Rig rig, Settings settings) {
        furnish(rig.asterisk.pbx());
        return settings.of(rig.client).settleTime(Duration.ofMillis(1)).follow();
    }

    private static void furnish(Pbx pbx) {
        PHONES.forEach(phone -> pbx.endpoint("PJSIP/" + phone).answersAfter(Duration.ofSeconds(2)));
        pbx.endpoint("PJSIP/busy").isBusy();
        pbx.endpoint("PJSIP/nobody").rings();
        pbx.queue("support").set("timeout", "8").member("PJSIP/alice").member("PJSIP/bob");
        pbx.queue("sales").member("PJSIP/carol");
        pbx.file("res_parking.conf", "[default]\nparkext => 700\nparkpos => 701-720\ncontext => parkedcalls\n");
        pbx.dialplan("""
                [default]
                exten => 100,1,Dial(PJSIP/alice,20)
                exten => 101,1,Dial(PJSIP/bob&PJSIP/carol,20)
                exten => 102,1,Dial(PJSIP/busy,20)
                exten => 103,1,Dial(PJSIP/nobody,6)
                exten => 104,1,Set(CUSTOMER=42)
                 same => n,Answer()
                 same => n,Wait(5)
                 same => n,Set(__STEP=2)
                 same => n,Wait(60)
                exten => 105,1,Dial(Local/100@default,20)
                exten => 600,1,Queue(support)
                exten => 601,1,Queue(sales,,,,30)
                exten => 800,1,ConfBridge(800)
                """);
    }

    /** Does something at random to a PBX. */
    private static final class Player {
        private final Rig rig;
        private final Pbx pbx;
        private final AmiClient other;
        private final LiveState live;
        private final Random random;
        private final boolean loses;
        private final List<PhoneCall> calls = new ArrayList<>();
        private final List<InjectedFault> losses = new ArrayList<>();

        Player(Rig rig, AmiClient other, LiveState live, Random random, boolean loses) {
            this.rig = rig;
            this.pbx = rig.asterisk.pbx();
            this.other = other;
            this.live = live;
            this.random = random;
            this.loses = loses;
        }

        void step() {
            int what = random.nextInt(100);
            if (what < 45) {
                calls.add(pbx.endpoint("PJSIP/" + any(PHONES))
                        .calls(any(List.of("100", "101", "102", "103", "104", "105", "600", "601", "800"))));
            } else if (what < 60 && !calls.isEmpty()) {
                calls.remove(random.nextInt(calls.size())).hangsUp();
            } else if (what < 64) {
                other.sendAsync(OriginateAction.builder("PJSIP/" + any(PHONES))
                        .context("default")
                        .exten(any(List.of("100", "600", "800", "104")))
                        .priority(1)
                        .async(true)
                        .build());
                other.ping(); // it has been taken
            } else if (what < 88) {
                action();
            } else if (what < 92) {
                rig.cutAnd(live, () -> {
                    for (int i = 0; i < 4; i++) {
                        heardByNobody();
                        rig.advance(Duration.ofMillis(random.nextInt(4_000)));
                    }
                });
            } else if (what < 94) {
                restart();
            } else if (what < 98 && loses) {
                lose();
            }
            rig.advance(Duration.ofMillis(random.nextInt(3_000)));
        }

        /** Waits until the model is in step; what the PBX did not tell, an audit finds. */
        void rest() {
            Rig.settled(live);
            if (!losses.isEmpty()) {
                losses.forEach(InjectedFault::end); // not so many events may have come as shall be lost
                losses.clear();
                Rig.wait(live.audit());
                Rig.settled(live);
            }
        }

        /** The PBX ends with all its calls, with a word or without, and begins anew. */
        private void restart() {
            Fault.Restart restart = random.nextBoolean() ? Fault.restart() : Fault.crash();
            if (random.nextBoolean()) {
                restart = restart.down(Duration.ofMillis(1 + random.nextInt(2_000)));
            }
            if (random.nextBoolean()) {
                restart = restart.refusing(Duration.ofMillis(1 + random.nextInt(1_000)));
            }
            rig.restart(live, other, restart);
            calls.clear();
        }

        private void lose() {
            losses.add(rig.asterisk.inject(Fault.lost(1 + random.nextInt(8)), Moment.now()));
        }

        private void heardByNobody() {
            if (random.nextBoolean() || calls.isEmpty()) {
                calls.add(pbx.endpoint("PJSIP/" + any(PHONES)).calls(any(List.of("100", "600", "800", "104"))));
            } else {
                calls.remove(random.nextInt(calls.size())).hangsUp();
            }
        }

        private void action() {
            List<String> channels = pbx.channels();
            if (channels.isEmpty()) {
                return;
            }
            String channel = any(channels);
            switch (random.nextInt(4)) {
                case 0 ->
                    other.sendAsync(RedirectAction.builder(channel, any(List.of("104", "600", "800")), "default", 1)
                            .build());
                case 1 ->
                    other.sendAsync(BlindTransferAction.builder(channel, any(List.of("100", "104", "800")))
                            .context("default")
                            .build());
                case 2 ->
                    other.sendAsync(SetvarAction.builder("COLOUR", any(List.of("red", "blue", "")))
                            .channel(channel)
                            .build());
                default ->
                    other.sendAsync(QueuePauseAction.builder("PJSIP/alice", random.nextBoolean())
                            .reason("lunch")
                            .build());
            }
            other.ping();
        }

        private <E> E any(List<E> list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
