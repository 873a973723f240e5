package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.Subscription;
import io.strowger.live.internal.Faulty;
import io.strowger.protocol.action.MeetmeListAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.UserEvent;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.Rule;
import io.strowger.simulator.SimulatedEvent;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the model does where something goes wrong while it is put in step, or just then again. */
class ResynchronisationTest {
    private static SimulatedEvent newchannel(int number) {
        return SimulatedEvent.of(
                "Newchannel", "Channel", "PJSIP/x-" + number, "ChannelState", "6", "Uniqueid", "9." + number);
    }

    @Test
    void anEventThatCannotBeAppliedMakesItsViewStaleUntilTheNextSnapshot() throws Exception {
        try (Rig rig = new Rig();
                LiveState live = LiveState.follow(rig.client)) {
            Faulty.fails(live.following().model(), ParkedCallEvent.class);
            BlockingQueue<ViewStatus> told = new LinkedBlockingQueue<>();
            try (Subscription watching = live.onStatus(status -> {
                if (status.view().equals("parking")) {
                    told.add(status);
                }
            })) {
                rig.asterisk.emit(
                        "ParkedCall",
                        "ParkeeChannel",
                        "PJSIP/x-1",
                        "ParkeeUniqueid",
                        "1.1",
                        "Parkinglot",
                        "default",
                        "ParkingSpace",
                        "701");

                ViewStatus stale = told.poll(10, TimeUnit.SECONDS);
                assertThat(stale).isNotNull();
                assertThat(stale.freshness()).isEqualTo(Freshness.STALE);
                assertThat(stale.reason()).contains("ParkedCall", "could not be applied");
                ViewStatus last = stale;
                while (last.freshness() != Freshness.IN_STEP) {
                    last = told.poll(10, TimeUnit.SECONDS);
                    assertThat(last).isNotNull();
                }
                Rig.caughtUp(live);
                assertThat(live.synchronisations()).isEqualTo(2);
            }
        }
    }

    @Test
    void aServerThatIsAboutToEndRefusesAllWhichSaysNothingOfWhatItHas() {
        try (Rig rig = new Rig()) {
            rig.asterisk.when(QueueStatusAction.class).once().fail("Asterisk is shutting down");
            try (LiveState live = LiveState.follow(rig.client)) {
                assertThat(live.queues().freshness()).isEqualTo(Freshness.IN_STEP);
                assertThat(live.synchronisations()).isEqualTo(2);
            }
        }
    }

    @Test
    void aServerThatIsStillStartingIsAskedWhenItIsFullyBooted() {
        Duration boot = Duration.ofSeconds(20);
        AmiSimulator asterisk = AmiSimulator.builder().lenient().bootTime(boot).start();
        asterisk.advance(boot);
        try (Rig rig = new Rig(asterisk);
                LiveState live = LiveState.follow(rig.client)) {
            assertThat(rig.client.isStarting()).isFalse();
            CompletableFuture<Void> starting = new CompletableFuture<>();
            CompletableFuture<Void> inStep = new CompletableFuture<>();
            try (Subscription watching = live.onStatus(status -> {
                if ("Asterisk is still starting".equals(status.reason())) {
                    starting.complete(null);
                } else if (status.freshness() == Freshness.IN_STEP) {
                    inStep.complete(null);
                }
            })) {
                int asked = asterisk.takenActions().size();
                asterisk.inject(Fault.crash(), Moment.now());
                Rig.wait(starting);

                assertThat(rig.client.isStarting()).isTrue();
                assertThat(inStep).isNotDone();
                assertThat(asterisk.takenActions()
                                .subList(asked, asterisk.takenActions().size()))
                        .allMatch(action -> action.name().equals("CoreSettings")
                                || action.name().equals("Command"));
                asterisk.advance(boot);
                Rig.wait(inStep);
                Rig.caughtUp(live);
                assertThat(rig.client.isStarting()).isFalse();
                assertThat(live.synchronisations()).isEqualTo(2);
            }
        }
    }

    @Test
    void aServerThatIsLeftWhileItStartsIsAskedWhenItHasStarted() {
        Duration boot = Duration.ofSeconds(20);
        AmiSimulator asterisk = AmiSimulator.builder().lenient().bootTime(boot).start();
        try (Rig rig = new Rig(asterisk);
                LiveState live = LiveState.builder(rig.client).start()) {
            assertThat(live.queues().status().reason()).isEqualTo("Asterisk is still starting");
            CompletableFuture<Void> away = new CompletableFuture<>();
            CompletableFuture<Void> again = new CompletableFuture<>();
            try (Subscription watching = live.onStatus(status -> {
                if (String.valueOf(status.reason()).startsWith("disconnected")) {
                    away.complete(null);
                } else if (away.isDone() && "Asterisk is still starting".equals(status.reason())) {
                    again.complete(null);
                }
            })) {
                rig.cut();
                Rig.wait(away);
                Rig.wait(again);
            }
            asterisk.advance(boot);
            Rig.waitFor(live, Freshness.IN_STEP);
            Rig.caughtUp(live);
            assertThat(live.synchronisations()).isEqualTo(1);
            assertThat(live.queues().freshness()).isEqualTo(Freshness.IN_STEP);
        }
    }

    @Test
    void aModuleThatIsNotReadyMakesNoViewUnavailable() {
        try (Rig rig = new Rig()) {
            rig.asterisk.when(QueueStatusAction.class).once().fail("Permission denied");
            try (LiveState live = LiveState.follow(rig.client)) {
                Rig.waitFor(live, "queues", Freshness.IN_STEP);
                Rig.settled(live);
                assertThat(live.synchronisations()).isEqualTo(2);
            }
        }
    }

    @Test
    void aViewThatIsRefusedForAnotherReasonThanPermissionIsStaleAndAskedAgain() {
        try (Rig rig = new Rig()) {
            rig.asterisk.when(QueueStatusAction.class).times(2).fail("Out of memory");
            try (LiveState live = LiveState.follow(rig.client)) {
                // The next snapshot is soon: the channels may be on the way to be in step again.
                assertThat(live.channels().freshness()).isNotEqualTo(Freshness.STALE);
                CompletableFuture<Void> inStep = new CompletableFuture<>();
                try (Subscription watching = live.onStatus(status -> {
                    if (status.view().equals("queues") && status.freshness() == Freshness.IN_STEP) {
                        inStep.complete(null);
                    }
                })) {
                    if (live.queues().freshness() != Freshness.IN_STEP) {
                        Rig.wait(inStep);
                    }
                }
                Rig.settled(live);
                assertThat(live.synchronisations()).isEqualTo(3);
            }
        }
    }

    @Test
    void whatEndedWhileDisconnectedSaysSoThoughEventsAreLostMeanwhile() throws Exception {
        try (Rig rig = new Rig()) {
            rig.asterisk.pbx().extension("300", steps -> steps.answer().waits(Duration.ofHours(9)));
            PhoneCall gone = rig.asterisk.pbx().endpoint("PJSIP/bob").calls("300");
            PhoneCall later = rig.asterisk.pbx().endpoint("PJSIP/carol").calls("300");
            rig.asterisk.advance(Duration.ofSeconds(1));
            try (LiveState live =
                    LiveState.builder(rig.client).bufferedEvents(5).follow()) {
                BlockingQueue<Change<Channel>> ends = new LinkedBlockingQueue<>();
                live.channels().onChange(change -> {
                    if (change.isEnd() && !change.after().uniqueid().startsWith("9.")) {
                        ends.add(change);
                    }
                });
                // In the middle of the next snapshot more events come than may be kept.
                Rule busy = rig.asterisk.when(MeetmeListAction.class).once();
                for (int i = 0; i < 20; i++) {
                    busy.thenEmit(newchannel(i));
                }
                busy.list();
                BlockingQueue<Freshness> told = new LinkedBlockingQueue<>();
                live.onStatus(status -> {
                    if (status.view().equals("channels")) {
                        told.add(status.freshness());
                    }
                });

                rig.cutAnd(live, () -> {
                    gone.hangsUp();
                    rig.asterisk.advance(Duration.ofSeconds(1));
                });
                Rig.settled(live);

                Change<Channel> first = ends.poll(10, TimeUnit.SECONDS);
                assertThat(first).isNotNull();
                assertThat(first.after().uniqueid()).isEqualTo(gone.uniqueid());
                assertThat(first.cause().reason()).isEqualTo(Cause.Reason.ENDED_WHILE_DISCONNECTED);
                // So little is kept that more may be lost.
                assertThat(live.synchronisations()).isGreaterThanOrEqualTo(3);
                List<Freshness> all = new ArrayList<>();
                while (!all.contains(Freshness.IN_STEP)) {
                    Freshness next = told.poll(10, TimeUnit.SECONDS);
                    assertThat(next).as("what follows %s", all).isNotNull();
                    all.add(next);
                }
                assertThat(all)
                        .startsWith(
                                Freshness.STALE, // disconnected
                                Freshness.RESYNCHRONISING,
                                Freshness.STALE, // lost
                                Freshness.RESYNCHRONISING);
                assertThat(live.channels().stream().map(Channel::uniqueid)).containsExactly(later.uniqueid());
            }
        }
    }

    @Test
    void whereEventsAreLostAgainAndAgainSnapshotsDoNotPileUp() throws Exception {
        try (Rig rig = new Rig();
                LiveState live = LiveState.builder(rig.client).bufferedEvents(1).follow()) {
            BlockingQueue<Freshness> told = new LinkedBlockingQueue<>();
            try (Subscription watching = live.onStatus(status -> {
                if (status.view().equals("channels")) {
                    told.add(status.freshness());
                }
            })) {
                // From now on nothing is answered, while events come as ever.
                rig.asterisk.inject(Fault.late(Duration.ofHours(1)), Moment.now());
                rig.asterisk.emit("Reload", "Module", "queues");
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(Freshness.RESYNCHRONISING);
                for (int i = 0; i < 20; i++) {
                    rig.asterisk.emit(newchannel(2 * i));
                    rig.asterisk.emit(newchannel(2 * i + 1));
                    CompletableFuture<?> heard =
                            rig.client.events().await(UserEvent.class, event -> true, Duration.ofSeconds(10));
                    rig.asterisk.emit("UserEvent", "UserEvent", "Here");
                    Rig.wait(heard);
                }
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(Freshness.STALE);
                assertThat(told).doesNotContain(Freshness.RESYNCHRONISING);
            }
        }
    }
}
