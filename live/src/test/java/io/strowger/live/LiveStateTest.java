package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The live model of a simulated PBX: a call from its begin to its end, and what was there before. */
class LiveStateTest {
    @Test
    void aCallIsSeenFromItsBeginToItsEnd() throws Exception {
        try (Rig rig = new Rig();
                LiveState live = LiveState.follow(rig.client)) {
            rig.asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            rig.asterisk.pbx().extension("200", steps -> steps.dial("PJSIP/alice", Duration.ofSeconds(20)));
            BlockingQueue<Change<Call>> changes = new LinkedBlockingQueue<>();
            live.calls().onChange(changes::add);

            PhoneCall call = rig.asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            rig.asterisk.advance(Duration.ofSeconds(60));
            Rig.caughtUp(live);

            assertThat(live.channels().all()).hasSize(2).allMatch(Channel::isUp);
            Call seen = live.calls().find(call.uniqueid()).orElseThrow();
            assertThat(seen.caller().orElseThrow().name()).isEqualTo(call.channel());
            assertThat(seen.legs()).hasSize(1);
            assertThat(seen.talkingSince()).isNotNull();
            assertThat(live.bridges().all())
                    .hasSize(1)
                    .allMatch(bridge -> bridge.channels().size() == 2);

            call.hangsUp();
            rig.asterisk.advance(Duration.ofSeconds(1));
            Rig.caughtUp(live);

            assertThat(live.channels().all()).isEmpty();
            assertThat(live.calls().all()).isEmpty();
            assertThat(live.bridges().all()).isEmpty();
            Call over = live.calls().recent().get(0);
            assertThat(over.outcome()).isEqualTo(Call.Outcome.CONNECTED);
            Change<Call> last = null;
            while (last == null || !last.isEnd()) {
                last = changes.poll(10, TimeUnit.SECONDS);
                assertThat(last).isNotNull();
            }
            assertThat(last.after()).isEqualTo(over);
        }
    }

    @Test
    void whatWasThereBeforeIsThere() {
        try (Rig rig = new Rig()) {
            rig.asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            rig.asterisk.pbx().extension("200", steps -> steps.dial("PJSIP/alice", Duration.ofSeconds(20)));
            rig.asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            rig.asterisk.advance(Duration.ofSeconds(60));

            try (LiveState live = LiveState.follow(rig.client)) {
                assertThat(live.channels().stream().map(Channel::name))
                        .containsExactlyInAnyOrderElementsOf(rig.asterisk.pbx().channels());
                assertThat(live.calls().all()).hasSize(1);
                assertThat(live.bridges().all())
                        .hasSize(1)
                        .allMatch(bridge -> bridge.channels().size() == 2);
                assertThat(live.channels().freshness()).isEqualTo(Freshness.IN_STEP);
            }
        }
    }

    @Test
    void whoListensIsToldThatTheModelIsClosed() throws Exception {
        int listeners = 200; // so many that they are still being woken when the model has closed
        CountDownLatch told = new CountDownLatch(listeners);
        try (Rig rig = new Rig()) {
            LiveState live = LiveState.follow(rig.client);
            for (int i = 0; i < listeners; i++) {
                live.onStatus(status -> {
                    if (status.view().equals("channels") && status.freshness() == Freshness.STALE) {
                        told.countDown();
                    }
                });
            }
            live.close();
            assertThat(told.await(20, TimeUnit.SECONDS))
                    .as("%d were not told", told.getCount())
                    .isTrue();
        }
    }

    @Test
    void whatEndedWhileDisconnectedEndsWithThatCause() throws Exception {
        try (Rig rig = new Rig()) {
            rig.asterisk.pbx().extension("300", steps -> steps.answer().waits(Duration.ofHours(9)));
            PhoneCall gone = rig.asterisk.pbx().endpoint("PJSIP/bob").calls("300");
            PhoneCall stays = rig.asterisk.pbx().endpoint("PJSIP/carol").calls("300");
            rig.asterisk.advance(Duration.ofSeconds(1));
            try (LiveState live = LiveState.follow(rig.client)) {
                BlockingQueue<Change<Channel>> changes = new LinkedBlockingQueue<>();
                live.channels().onChange(changes::add);

                rig.cutAnd(live, () -> {
                    gone.hangsUp();
                    rig.asterisk.pbx().endpoint("PJSIP/dave").calls("300");
                    rig.asterisk.advance(Duration.ofSeconds(1));
                });

                assertThat(live.channels().stream().map(Channel::name))
                        .containsExactlyInAnyOrderElementsOf(rig.asterisk.pbx().channels())
                        .contains(stays.channel());
                List<Change<Channel>> told =
                        List.of(changes.poll(10, TimeUnit.SECONDS), changes.poll(10, TimeUnit.SECONDS));
                assertThat(told).filteredOn(Change::isEnd).singleElement().satisfies(end -> {
                    assertThat(end.after().uniqueid()).isEqualTo(gone.uniqueid());
                    assertThat(end.cause().reason()).isEqualTo(Cause.Reason.ENDED_WHILE_DISCONNECTED);
                });
                assertThat(told).filteredOn(Change::isBegin).hasSize(1);
                assertThat(changes).isEmpty();
            }
        }
    }
}
