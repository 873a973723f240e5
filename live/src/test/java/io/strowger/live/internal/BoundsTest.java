package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.live.Cause;
import io.strowger.live.Conference;
import io.strowger.live.Freshness;
import io.strowger.live.Queue;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.action.QueueStatusAction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Everything that grows has a bound, and says when it is reached. */
class BoundsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private Told told(int mostEntries, Duration keepEnded) {
        LiveSettings usual = LiveSettings.DEFAULTS;
        return new Told(new LiveSettings(
                usual.variables(),
                usual.mostVariables(),
                mostEntries,
                usual.keptEnded(),
                keepEnded,
                usual.listenerQueue(),
                usual.queueSize(),
                usual.queueBytes(),
                usual.bufferedEvents(),
                usual.snapshotTimeout(),
                usual.settleTime(),
                usual.auditEvery(),
                now::get));
    }

    @Test
    void aQueueHasNoMoreCallersAndMembersThanTheViewsOfThem() {
        Told told = told(3, Duration.ofMinutes(5));
        told.snapshot(
                Cause.Reason.RESYNCHRONISED,
                List.of(),
                told.answer(QueueStatusAction.class, told.event("QueueParams", "Queue", "support")));
        assertThat(told.model.queueCallers().freshness()).isEqualTo(Freshness.IN_STEP);

        for (int i = 1; i <= 10; i++) {
            told.follow(
                    told.channel("QueueCallerJoin", "1." + i, "1." + i, "Queue", "support", "Position", "" + i),
                    told.event("QueueMemberAdded", "Queue", "support", "Interface", "PJSIP/" + i));
        }

        Queue queue = told.model.queues().find("support").orElseThrow();
        assertThat(queue.callers()).hasSize(3);
        assertThat(queue.members()).hasSize(3);
        assertThat(told.model.queueCallers().status().reason()).contains("more than 3");
        assertThat(told.model.queueMembers().freshness()).isEqualTo(Freshness.STALE);
    }

    @Test
    void aConferenceHasNoMoreParticipantsThanAViewMayHaveThings() {
        Told told = told(3, Duration.ofMinutes(5));
        told.snapshot(Cause.Reason.RESYNCHRONISED, List.of(), told.answer(ConfbridgeListRoomsAction.class));
        told.follow(told.event("ConfbridgeStart", "Conference", "800"));
        for (int i = 1; i <= 10; i++) {
            told.follow(told.channel("ConfbridgeJoin", "1." + i, "1." + i, "Conference", "800"));
        }

        Conference conference = told.model.conferences().find("800").orElseThrow();
        assertThat(conference.participants()).hasSize(3);
        assertThat(told.model.conferences().status().reason()).contains("more than 3");
    }

    @Test
    void whatHasEndedIsFoundNoMoreWhenItsTimeIsOverThoughNothingHappens() {
        Told told = told(100, Duration.ofMinutes(5));
        told.follow(told.channel("Newchannel", "1.1", "1.1"), told.channel("Hangup", "1.1", "1.1", "Cause", "16"));
        assertThat(told.model.channels().find("1.1")).isPresent();
        assertThat(told.model.calls().find("1.1")).isPresent();
        now.set(Instant.EPOCH.plusSeconds(400));
        assertThat(told.model.channels().find("1.1")).isEmpty();
        assertThat(told.model.calls().find("1.1")).isEmpty();
    }

    @Test
    void whatHasEndedMayBeKeptForEver() {
        Told told = told(100, ChronoUnit.FOREVER.getDuration());
        told.follow(told.channel("Newchannel", "1.1", "1.1"), told.channel("Hangup", "1.1", "1.1", "Cause", "16"));
        assertThat(told.model.channels().recent()).hasSize(1);
        assertThat(told.model.channels().freshness()).isEqualTo(Freshness.STALE);
        assertThat(told.model.channels().status().reason()).contains("not been asked");
    }
}
