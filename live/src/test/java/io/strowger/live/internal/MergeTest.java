package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.live.Call;
import io.strowger.live.Cause;
import io.strowger.live.Change;
import io.strowger.live.Channel;
import io.strowger.live.Conference;
import io.strowger.live.Freshness;
import io.strowger.live.ParkedCall;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.event.ParkedCallEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of events that came while a snapshot was taken, and of what was known before. */
class MergeTest {
    private final Told told = new Told();

    @Test
    void aConferenceThatEndedAndBeganAnewIsAnotherOneAndStays() {
        told.follow(
                told.channel("Newchannel", "1.1", "1.1"),
                told.event("ConfbridgeStart", "Conference", "800"),
                told.channel("ConfbridgeJoin", "1.1", "1.1", "Conference", "800"));
        List<Change<Conference>> changes = Told.changes(told.model.conferences());
        Snapshot.Result none = told.answer(ConfbridgeListRoomsAction.class);
        List<Event> since = List.of(
                told.event("ConfbridgeStart", "Conference", "800"),
                told.channel("ConfbridgeJoin", "2.1", "2.1", "Conference", "800"));

        told.snapshot(Cause.Reason.ENDED_WHILE_DISCONNECTED, since, none);

        assertThat(told.model.conferences().find("800").orElseThrow().participants())
                .singleElement()
                .satisfies(one -> assertThat(one.uniqueid()).isEqualTo("2.1"));
        assertThat(changes).extracting(Change::kind).containsExactly(Change.Kind.ENDED, Change.Kind.BEGUN);
        assertThat(changes.get(0).cause().reason()).isEqualTo(Cause.Reason.ENDED_WHILE_DISCONNECTED);
        assertThat(told.model.channels().find("1.1")).isPresent();
        assertThat(told.model.calls().find("1.1").orElseThrow().conference()).isNull();
    }

    @Test
    void aQueueThatSomebodyJoinsBehindTheListStays() {
        told.follow(told.channel("QueueCallerJoin", "1.1", "1.1", "Queue", "support", "Position", "1"));
        Snapshot.Result none = told.answer(QueueStatusAction.class);
        List<Event> since = List.of(told.channel("QueueCallerJoin", "2.1", "2.1", "Queue", "support", "Position", "1"));

        told.snapshot(Cause.Reason.ENDED_WHILE_DISCONNECTED, since, none);

        assertThat(told.model.queues().find("support").orElseThrow().callers())
                .singleElement()
                .satisfies(one -> assertThat(one.uniqueid()).isEqualTo("2.1"));
    }

    @Test
    void anotherOneInTheSameParkingSpaceHasATimeOfItsOwn() {
        told.follow(told.event(
                "ParkedCall",
                "ParkeeChannel",
                "x",
                "ParkeeUniqueid",
                "1.1",
                "Parkinglot",
                "default",
                "ParkingSpace",
                "701"));
        List<Change<ParkedCall>> changes = Told.changes(told.model.parking());
        Snapshot.Result none = told.answer(ParkedCallsAction.class);
        Event other = told.event(
                "ParkedCall",
                "ParkeeChannel",
                "y",
                "ParkeeUniqueid",
                "2.1",
                "Parkinglot",
                "default",
                "ParkingSpace",
                "701");

        told.snapshot(Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST, List.of(other), none);

        assertThat(changes).extracting(Change::kind).containsExactly(Change.Kind.ENDED, Change.Kind.BEGUN);
        assertThat(told.model.parking().find("default/701").orElseThrow().parkedAt())
                .isEqualTo(other.origin().receivedAt());
    }

    @Test
    void aChannelThatHungUpIsNotBroughtBackByAListThatStillHasIt() {
        told.follow(told.channel("Newchannel", "1.1", "1.1"));
        Event hangup = told.channel("Hangup", "1.1", "1.1", "Cause", "16");
        Snapshot.Result late = told.answer(StatusAction.class, told.channel("Status", "1.1", "1.1"));
        List<Change<Channel>> changes = Told.changes(told.model.channels());

        told.snapshot(Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST, List.of(hangup), late);

        assertThat(told.model.channels().all()).isEmpty();
        assertThat(changes)
                .singleElement()
                .satisfies(end -> assertThat(end.isEnd()).isTrue());
    }

    @Test
    void anEventThatTrailsBehindTheListDoesNotTakeAChannelBackToTheCallThatItHasLeft() {
        told.follow(told.channel("Newchannel", "100.1", "100.1"), told.channel("Newchannel", "100.2", "100.2"));
        Snapshot.Result joined = told.answer(
                StatusAction.class, told.channel("Status", "100.1", "100.1"), told.channel("Status", "100.2", "100.1"));
        Event trailing = told.channel("NewConnectedLine", "100.2", "100.2");

        told.snapshot(Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST, List.of(trailing), joined);

        assertThat(told.model.channels().find("100.2").orElseThrow().linkedid()).isEqualTo("100.1");
        assertThat(told.model.calls().all())
                .singleElement()
                .satisfies(call -> assertThat(call.channels()).hasSize(2));
    }

    @Test
    void anEventBehindTheListThatJoinsCallsDoes() {
        told.follow(told.channel("Newchannel", "100.1", "100.1"), told.channel("Newchannel", "100.2", "100.2"));
        Snapshot.Result apart = told.answer(
                StatusAction.class, told.channel("Status", "100.1", "100.1"), told.channel("Status", "100.2", "100.2"));
        Event joining = told.channel("NewConnectedLine", "100.2", "100.1");

        told.snapshot(Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST, List.of(joining), apart);

        assertThat(told.model.calls().all()).hasSize(1);
    }

    @Test
    void aCallIsInAConferenceWhileOneOfItsChannelsIs() {
        told.follow(
                told.channel("Newchannel", "1.1", "1.1"),
                told.channel("Newchannel", "1.2", "1.1"),
                told.event("ConfbridgeStart", "Conference", "800"),
                told.channel("ConfbridgeJoin", "1.1", "1.1", "Conference", "800"),
                told.channel("ConfbridgeJoin", "1.2", "1.1", "Conference", "800"),
                told.channel("QueueCallerJoin", "1.1", "1.1", "Queue", "support", "Position", "1"),
                told.channel("QueueCallerJoin", "1.2", "1.1", "Queue", "support", "Position", "2"));

        told.follow(
                told.channel("ConfbridgeLeave", "1.1", "1.1", "Conference", "800"),
                told.channel("QueueCallerLeave", "1.1", "1.1", "Queue", "support", "Position", "1"));
        assertThat(call().conference()).isEqualTo("800");
        assertThat(call().queue()).isEqualTo("support");

        told.follow(
                told.channel("ConfbridgeLeave", "1.2", "1.1", "Conference", "800"),
                told.channel("QueueCallerLeave", "1.2", "1.1", "Queue", "support", "Position", "1"));
        assertThat(call().conference()).isNull();
        assertThat(call().queue()).isNull();
    }

    @Test
    void aCallHasLeftAQueueThatASnapshotDoesNotShowItIn() {
        told.follow(
                told.channel("Newchannel", "1.1", "1.1"),
                told.channel("QueueCallerJoin", "1.1", "1.1", "Queue", "support", "Position", "1"));
        assertThat(call().queue()).isEqualTo("support");

        told.snapshot(
                Cause.Reason.ENDED_WHILE_EVENTS_WERE_LOST,
                List.of(),
                told.answer(QueueStatusAction.class, told.event("QueueParams", "Queue", "support")));

        assertThat(call().queue()).isNull();
    }

    @Test
    void anItemThatCannotBeAppliedMakesItsViewStaleAndNoOther() {
        Faulty.fails(told.model, ParkedCallEvent.class);
        Event parked = told.event(
                "ParkedCall", "ParkeeChannel", "x", "ParkeeUniqueid", "1.1", "Parkinglot", "a", "ParkingSpace", "701");

        told.snapshot(
                Cause.Reason.RESYNCHRONISED,
                List.of(),
                told.answer(StatusAction.class, told.channel("Status", "1.1", "1.1")),
                told.answer(ParkedCallsAction.class, parked));

        assertThat(told.model.parking().status().freshness()).isEqualTo(Freshness.STALE);
        assertThat(told.model.parking().status().reason()).contains("ParkedCall", "could not be applied");
        assertThat(told.model.channels().freshness()).isEqualTo(Freshness.IN_STEP);
    }

    private Call call() {
        return told.model.calls().find("1.1").orElseThrow();
    }
}
