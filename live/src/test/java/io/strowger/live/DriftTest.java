package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.Subscription;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the model does when the PBX does not tell everything, refuses to, or a listener is slow. */
class DriftTest {
    private static LiveStateBuilder settings(Rig rig) {
        return LiveState.builder(rig.client).settleTime(Duration.ofMillis(1));
    }

    @Test
    void anAuditFindsAChannelThatThePbxForgotAndEndsIt() throws Exception {
        try (Rig rig = new Rig();
                LiveState live = settings(rig).follow()) {
            assertThat(Rig.wait(live.audit())).isEmpty();
            BlockingQueue<Change<Channel>> ends = new LinkedBlockingQueue<>();
            live.channels().onChange(change -> {
                if (change.isEnd()) {
                    ends.add(change);
                }
            });
            rig.asterisk.emit(
                    "Newchannel",
                    "Channel",
                    "PJSIP/ghost-1",
                    "ChannelState",
                    "6",
                    "Uniqueid",
                    "1.1",
                    "Linkedid",
                    "1.1");
            Rig.caughtUp(live);
            assertThat(live.channels().named("PJSIP/ghost-1")).isPresent();

            List<Difference> found = Rig.wait(live.audit());

            assertThat(found).singleElement().satisfies(difference -> {
                assertThat(difference.view()).isEqualTo("channels");
                assertThat(difference.key()).isEqualTo("1.1");
                assertThat(difference.field()).isEqualTo(Difference.EXISTENCE);
                assertThat(difference.pbx()).isNull();
            });
            Change<Channel> end = ends.poll(30, TimeUnit.SECONDS);
            assertThat(end).isNotNull();
            assertThat(end.cause().reason()).isEqualTo(Cause.Reason.FORGOTTEN_BY_PBX);
            assertThat(live.drift()).isEqualTo(1);
            assertThat(live.audits()).isEqualTo(2);
        }
    }

    @Test
    void aViewThatIsRefusedSaysWhyAndTheOthersAreInStep() {
        Set<PrivilegeClass> all = EnumSet.allOf(PrivilegeClass.class);
        Set<PrivilegeClass> most = EnumSet.complementOf(EnumSet.of(PrivilegeClass.REPORTING));
        try (Rig rig = new Rig(AmiSimulator.builder()
                .lenient()
                .user("clerk", "secret", all, most)
                .start())) {
            try (LiveState live = settings(rig).follow()) {
                assertThat(live.conferences().status().freshness()).isEqualTo(Freshness.UNAVAILABLE);
                assertThat(live.conferences().status().reason()).contains("does not permit", "ConfbridgeListRooms");
                assertThat(live.channels().freshness()).isEqualTo(Freshness.IN_STEP);
            }
        }
    }

    @Test
    void aSlowListenerSkipsStepsAndEndsWithTheTruth() throws Exception {
        try (Rig rig = new Rig();
                LiveState live = settings(rig).listenerQueue(5).follow()) {
            rig.asterisk.pbx().extension("300", steps -> {
                steps.answer();
                for (int i = 0; i < 50; i++) {
                    steps.set("STEP", Integer.toString(i));
                }
                steps.waits(Duration.ofHours(1));
            });
            CountDownLatch go = new CountDownLatch(1);
            CountDownLatch truth = new CountDownLatch(1);
            List<Change<Channel>> told = new ArrayList<>();
            try (Subscription slow = live.channels().onChange(change -> {
                try {
                    go.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                told.add(change);
                if ("49".equals(change.after().variables().get("STEP"))) {
                    truth.countDown();
                }
            })) {
                rig.asterisk.pbx().endpoint("PJSIP/bob").calls("300");
                rig.advance(Duration.ofSeconds(1));
                Rig.caughtUp(live);
                go.countDown();

                assertThat(truth.await(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(told).hasSizeLessThan(20);
            assertThat(told).anyMatch(change -> change.merged() > 1);
        }
    }
}
