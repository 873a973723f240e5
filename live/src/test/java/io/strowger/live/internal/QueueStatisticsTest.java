package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.live.Cause;
import io.strowger.live.Queue;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.AgentCompleteEvent;
import io.strowger.protocol.event.AgentConnectEvent;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.QueueParamsEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statistics of a queue, computed as app_queue does; the numbers are those that servers of 16 and 22 told. */
class QueueStatisticsTest {
    private final Told told = new Told();

    private Queue queue() {
        return told.model.queues().find("support").orElseThrow();
    }

    private Event params(int completed, int abandoned, int holdTime, int talkTime, String percent) {
        return told.event(
                "QueueParams",
                "Queue",
                "support",
                "Completed",
                Integer.toString(completed),
                "Abandoned",
                Integer.toString(abandoned),
                "Holdtime",
                Integer.toString(holdTime),
                "TalkTime",
                Integer.toString(talkTime),
                "ServiceLevel",
                "10",
                "ServicelevelPerf",
                percent);
    }

    private void listed(List<Event> kept, Event params) {
        told.snapshot(Cause.Reason.RESYNCHRONISED, kept, told.answer(QueueStatusAction.class, params));
    }

    private Event connect(int held) {
        return told.event("AgentConnect", "Queue", "support", "HoldTime", Integer.toString(held));
    }

    private Event complete(int held, int talked) {
        return told.event(
                "AgentComplete",
                "Queue",
                "support",
                "HoldTime",
                Integer.toString(held),
                "TalkTime",
                Integer.toString(talked));
    }

    @Test
    void eventsKeepThemAsAsteriskDoes() {
        listed(List.of(), params(0, 0, 0, 0, "0.0"));
        told.follow(connect(5), complete(5, 3));
        assertThat(queue().holdTime()).hasSeconds(5);
        assertThat(queue().talkTime()).hasSeconds(3);
        assertThat(queue().serviceLevelPercent()).isEqualTo(100.0);
        told.follow(connect(11), complete(11, 2));
        assertThat(queue().holdTime()).hasSeconds(6);
        assertThat(queue().talkTime()).hasSeconds(2);
        assertThat(queue().serviceLevelPercent()).isEqualTo(50.0);
        assertThat(queue().completed()).isEqualTo(2);
        told.follow(told.event("QueueCallerAbandon", "Queue", "support"));
        assertThat(queue().abandoned()).isEqualTo(1);
        assertThat(queue().serviceLevel()).isEqualTo(Duration.ofSeconds(10));
    }

    private Event talk(String what, String caller, Instant at) {
        return told.at(
                at,
                told.event(what, "Queue", "support", "Interface", "PJSIP/alice", "Uniqueid", caller, "TalkTime", "0"));
    }

    @Test
    void ofCallsThatAMemberHasAtOnceOneCounts() {
        listed(List.of(), params(0, 0, 0, 0, "0.0"));
        Instant begin = Instant.parse("2026-11-28T06:00:00.100Z");
        Instant later = begin.plusSeconds(5);
        told.follow(talk("AgentConnect", "1.1", begin), talk("AgentConnect", "1.2", later));
        told.follow(talk("AgentComplete", "1.1", later));
        assertThat(queue().completed()).as("another was given later").isZero();
        told.follow(talk("AgentComplete", "1.2", later));
        assertThat(queue().completed()).isEqualTo(1);

        told.follow(talk("AgentConnect", "1.3", later), talk("AgentConnect", "1.4", later.plusMillis(100)));
        told.follow(talk("AgentComplete", "1.3", later));
        assertThat(queue().completed()).as("both began in one second").isEqualTo(2);
        told.follow(talk("AgentComplete", "1.4", later));
        assertThat(queue().completed()).isEqualTo(2);

        told.follow(talk("AgentConnect", "1.5", later), talk("AgentComplete", "1.5", later));
        assertThat(queue().completed()).as("one alone").isEqualTo(3);
    }

    /** Asterisk 16 does so where the caller's channel is gone already. */
    @Test
    void aCallWhoseCallerIsNotToldIsTheOneThatBeganThen() {
        Instant begin = Instant.parse("2026-11-28T06:00:00.400Z");
        listed(List.of(), params(0, 0, 0, 0, "0.0"));
        told.follow(talk("AgentConnect", "1.1", begin));
        told.follow(talk("AgentConnect", "1.2", begin.plusSeconds(7)));
        told.follow(talk("AgentComplete", "1.2", begin.plusSeconds(9)));
        assertThat(queue().completed()).isEqualTo(1);
        told.follow(told.at(
                begin.plusSeconds(10),
                told.event("AgentComplete", "Queue", "support", "Interface", "PJSIP/alice", "TalkTime", "10")));
        assertThat(queue().completed()).as("began before the one given last").isEqualTo(1);

        told.follow(talk("AgentConnect", "1.3", begin.plusSeconds(20)));
        told.follow(told.at(
                begin.plusSeconds(25),
                told.event("AgentComplete", "Queue", "support", "Interface", "PJSIP/alice", "TalkTime", "5")));
        assertThat(queue().completed()).as("the only one").isEqualTo(2);
    }

    /** Which one the server counts depends on its own clock. */
    @Test
    void anAuditTellsWhatIsNotSureAtTheTurnOfASecond() {
        Instant begin = Instant.parse("2026-11-28T06:00:00Z");
        QueueStatistics ours = new QueueStatistics();
        assertThat(ours.listed((QueueParamsEvent) params(0, 0, 0, 0, "0.0"), begin))
                .isTrue();
        Instant turn = begin.plusMillis(5_010);
        ours.connected((AgentConnectEvent) talk("AgentConnect", "1.1", turn.minusMillis(500)), turn.minusMillis(500));
        ours.connected((AgentConnectEvent) talk("AgentConnect", "1.2", turn), turn);
        ours.completed((AgentCompleteEvent) talk("AgentComplete", "1.1", turn), turn);
        assertThat(ours.completed).isZero();
        QueueStatistics near = new QueueStatistics();
        assertThat(near.listed((QueueParamsEvent) params(1, 0, 0, 3, "100.0"), turn.plusSeconds(1)))
                .isTrue();
        assertThat(near.isInDoubt(ours)).isTrue();
        assertThat(ours.learn(near)).as("an event was near").isFalse();
        QueueStatistics later = new QueueStatistics();
        assertThat(later.listed((QueueParamsEvent) params(1, 0, 0, 3, "100.0"), turn.plusSeconds(9)))
                .isTrue();
        assertThat(later.isInDoubt(ours)).isTrue();
        assertThat(ours.learn(later)).isTrue();
        assertThat(ours.completed).isEqualTo(1);
        assertThat(ours.talkTime).hasSeconds(3);
        assertThat(later.isInDoubt(ours)).isFalse();
        assertThat(ours.learn(later)).as("nothing new").isFalse();
    }

    @Test
    void aCallThatBeganUnheardCountsUnlessItsMemberWasGivenAnother() {
        Instant now = Instant.parse("2026-11-28T06:00:00Z");
        listed(List.of(), params(0, 0, 0, 0, "0.0"));
        told.follow(talk("AgentComplete", "1.1", now));
        assertThat(queue().completed()).isEqualTo(1);
        listed(List.of(), params(1, 0, 0, 0, "0.0"));
        told.follow(talk("AgentConnect", "1.3", now), talk("AgentComplete", "1.2", now));
        assertThat(queue().completed()).isEqualTo(1);
        told.follow(talk("AgentComplete", "1.3", now));
        assertThat(queue().completed()).isEqualTo(2);
    }

    @Test
    void aCallThatAListHasCountedAlreadyIsNotCountedAgain() {
        listed(List.of(), params(3, 0, 5, 20, "100.0"));
        Event counted = params(4, 0, 5, 20, "100.0");
        listed(List.of(), counted);
        Event trailing = told.at(counted.origin().receivedAt().plusMillis(20), complete(5, 20));
        told.follow(trailing);
        assertThat(queue().completed()).isEqualTo(4);
        told.follow(complete(5, 20));
        assertThat(queue().completed()).isEqualTo(5);
    }

    @Test
    void aCallThatWasCountedJustBeforeAListThatHasItNotYetStaysCounted() {
        listed(List.of(), params(3, 0, 5, 20, "100.0"));
        Event completed = complete(5, 20);
        told.follow(completed);
        Event late = params(3, 0, 5, 20, "100.0");
        listed(List.of(), told.at(completed.origin().receivedAt().plusMillis(5), late));
        assertThat(queue().completed()).isEqualTo(4);
        listed(List.of(), params(0, 0, 0, 0, "0.0"));
        assertThat(queue().completed()).isZero();
    }

    @Test
    void aWaitThatAListHasCountedAlreadyIsNotCountedAgain() {
        listed(List.of(), params(1, 0, 5, 20, "100.0"));
        Event counted = params(1, 0, 6, 20, "100.0");
        listed(List.of(), counted);
        told.follow(told.at(counted.origin().receivedAt().plusMillis(20), connect(11)));
        assertThat(queue().holdTime()).hasSeconds(6);
        told.follow(connect(11));
        assertThat(queue().holdTime()).hasSeconds(7);
    }

    @Test
    void whatAListKnowsIsTakenThoughOneOfItsNumbersIsBehind() {
        listed(List.of(), params(3, 0, 5, 20, "100.0"));
        Event completed = complete(5, 40);
        told.follow(completed);
        Event late = params(3, 2, 9, 20, "100.0");
        listed(List.of(), told.at(completed.origin().receivedAt().plusMillis(5), late));
        assertThat(queue().completed()).isEqualTo(4);
        assertThat(queue().abandoned()).isEqualTo(2);
        assertThat(queue().holdTime()).hasSeconds(9);
        assertThat(queue().talkTime()).as("with the call that is completed").hasSeconds(25);
    }

    @Test
    void thePercentIsRoundedAsInC() {
        listed(List.of(), params(15, 0, 5, 20, "0.0"));
        told.follow(complete(5, 20));
        assertThat(queue().serviceLevelPercent()).as("of 6.25").isEqualTo(6.2);
    }

    @Test
    void onlyWhatHappensNearTheLastListIsInDoubt() {
        Instant longAgo = Instant.EPOCH;
        Instant now = longAgo.plusSeconds(3_600);
        QueueParamsEvent params = (QueueParamsEvent) params(3, 0, 5, 20, "100.0");
        QueueStatistics ours = new QueueStatistics();
        ours.listed(params, longAgo);
        ours.abandoned(longAgo.plusSeconds(1));
        QueueStatistics theirs = new QueueStatistics();
        theirs.listed(params, now);
        assertThat(theirs.isInDoubt(ours)).isFalse();
        ours.abandoned(now.minusSeconds(1));
        ours.abandoned(now.plusSeconds(10));
        assertThat(theirs.isInDoubt(ours)).as("a later one does not hide it").isTrue();
    }
}
