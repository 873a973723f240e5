package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.live.Cause;
import io.strowger.live.Queue;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.Event;
import java.time.Duration;
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
}
