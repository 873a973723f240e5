package io.strowger.tests.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.ActionFailedException;
import io.strowger.client.UnknownActionException;
import io.strowger.live.control.ChannelControl;
import io.strowger.live.control.ConferenceControl;
import io.strowger.live.control.ControlFailedException;
import io.strowger.live.control.DahdiChannel;
import io.strowger.live.control.DatabaseControl;
import io.strowger.live.control.MailboxControl;
import io.strowger.live.control.MeetmeControl;
import io.strowger.live.control.QueueControl;
import io.strowger.live.control.QueueMemberControl;
import io.strowger.protocol.event.ConfbridgeJoinEvent;
import io.strowger.protocol.event.ConfbridgeListEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.QueueCallerJoinEvent;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Queues, conferences, mailboxes, cards and the database of a real Asterisk. */
@RealAsterisk
record GroupControlTest(LabServer pbx) {
    private static final String PHONE = "Local/noanswer@members/n";

    private static Optional<QueueMemberEvent> member(QueueControl queue) {
        return Stage.get(queue.status()).stream()
                .filter(QueueMemberEvent.class::isInstance)
                .map(QueueMemberEvent.class::cast)
                .filter(member -> PHONE.equals(member.location()))
                .findFirst();
    }

    @Test
    void aMemberIsAddedPausedWeighedAndRemoved() {
        try (Stage stage = Stage.on(pbx)) {
            QueueControl queue = QueueControl.of(stage.ami(), "empty");
            QueueMemberControl phone = queue.member(PHONE);
            Stage.get(phone.add(add -> add.memberName("Agent Control").penalty(3)));
            assertThatThrownBy(() -> Stage.get(phone.add()))
                    .hasCauseInstanceOf(ActionFailedException.class)
                    .hasMessageContaining("Already there");
            Stage.get(phone.pause("lunch"));
            assertThat(member(queue).orElseThrow().pausedReason()).isEqualTo("lunch");
            Stage.get(QueueMemberControl.everywhere(stage.ami(), PHONE).unpause());
            assertThat(member(queue).orElseThrow().paused()).isFalse();
            Stage.get(phone.penalty(7));
            assertThat(member(queue).orElseThrow().penalty()).isEqualTo(7);
            Stage.get(phone.ringInUse(false));
            Stage.get(phone.log("CONTROL", "written by a test"));
            Stage.get(phone.remove());
            assertThat(member(queue)).isEmpty();
        }
    }

    @Test
    void aCallerIsMovedAndWithdrawn() {
        try (Stage stage = Stage.on(pbx)) {
            QueueControl queue = QueueControl.of(stage.ami(), "empty");
            String caller =
                    stage.callUntil("queue-entry", QueueCallerJoinEvent.class).channel();
            Stage.get(queue.priority(caller, 5));
            assertThat(Stage.get(queue.status()))
                    .filteredOn(QueueEntryEvent.class::isInstance)
                    .extracting(entry -> ((QueueEntryEvent) entry).priority())
                    .contains(5);
            Stage.get(queue.priorityNow(caller, 7));
            assertThat(Stage.get(queue.summary()).orElseThrow().callers()).isEqualTo(1);
            assertThat(Stage.get(queue.withdraw(caller, "test")).channel()).isEqualTo(caller);
            Stage.get(queue.log("CONTROL", "written by a test"));
            Stage.get(queue.reset());
            Stage.get(queue.reload());
        }
    }

    @Test
    void aConferenceIsMutedLockedRecordedAndEmptied() {
        try (Stage stage = Stage.on(pbx)) {
            ConferenceControl conference = ConferenceControl.of(stage.ami(), "1000");
            assertThat(Stage.get(conference.participants())).isEmpty();
            assertThatThrownBy(() -> Stage.get(conference.lock())).hasCauseInstanceOf(ActionFailedException.class);
            String one = stage.callUntil("conf", ConfbridgeJoinEvent.class).channel();
            String two =
                    stage.callUntil("conf-admin", ConfbridgeJoinEvent.class).channel();
            Stage.get(conference.mute(one));
            assertThat(Stage.get(conference.participants()))
                    .filteredOn(each -> one.equals(each.channel()))
                    .extracting(ConfbridgeListEvent::muted)
                    .containsExactly(true);
            Stage.get(conference.unmute(one));
            Stage.get(conference.muteAll());
            Stage.get(conference.unmuteAll());
            Stage.get(conference.muteParticipants());
            Stage.get(conference.unmuteParticipants());
            Stage.get(conference.lock());
            assertThat(Stage.get(ConferenceControl.all(stage.ami())))
                    .filteredOn(each -> "1000".equals(each.conference()))
                    .allMatch(each -> each.locked());
            Stage.get(conference.unlock());
            assertThat(Stage.get(conference.isRecording())).isFalse();
            Stage.get(conference.startRecording());
            assertThat(Stage.get(conference.isRecording())).isTrue();
            Stage.get(conference.stopRecording());
            Stage.get(conference.showOnly(one));
            CompletableFuture<HangupEvent> gone = stage.await(HangupEvent.class, event -> one.equals(event.channel()));
            assertThat(Stage.get(conference.kick(one)).channel()).isEqualTo(one);
            // ConfbridgeLeave comes a moment before the list forgets a participant
            Stage.get(gone);
            assertThat(Stage.get(conference.participants()))
                    .extracting(ConfbridgeListEvent::channel)
                    .containsExactly(two);
            Stage.get(conference.kickAll());
            assertThat(Stage.get(conference.participants())).isEmpty();
        }
    }

    @Test
    void theDatabaseTellsWhatIsNotThere() {
        try (Stage stage = Stage.on(pbx)) {
            DatabaseControl database = DatabaseControl.of(stage.ami());
            assertThat(Stage.get(database.find("control", "nothing"))).isEmpty();
            assertThat(Stage.get(database.delete("control", "nothing"))).isFalse();
            assertThat(Stage.get(database.deleteTree("control-nothing"))).isFalse();
            Stage.get(database.put("control", "one", "1 = \"eins\""));
            Stage.get(database.put("control", "two/a", "2"));
            assertThat(Stage.get(database.find("control", "one"))).contains("1 = \"eins\"");
            assertThat(Stage.get(database.tree("control")))
                    .containsEntry("/control/one", "1 = \"eins\"")
                    .containsEntry("/control/two/a", "2");
            assertThat(Stage.get(database.tree("control", "two"))).hasSize(1);
            assertThat(Stage.get(database.all())).containsKey("/control/one");
            assertThat(Stage.get(database.delete("control", "one"))).isTrue();
            assertThat(Stage.get(database.deleteTree("control", "two"))).isTrue();
            assertThat(Stage.get(database.tree("control"))).isEmpty();
        }
    }

    @Test
    void aMailboxIsCountedAndItsMessagesAreThereOrNot() {
        try (Stage stage = Stage.on(pbx)) {
            MailboxControl box = MailboxControl.of(stage.ami(), "6001@default");
            // Another test may have left a message.
            int fresh = Stage.get(box.count()).fresh();
            assertThat(Stage.get(box.isWaiting())).isEqualTo(fresh > 0);
            Stage.get(box.refresh());
            assertThat(Stage.get(box.user()).orElseThrow().fullname()).isEqualTo("Alice Example");
            assertThat(Stage.get(MailboxControl.of(stage.ami(), "4711").user())).isEmpty();
            MailboxControl other = MailboxControl.of(stage.ami(), "6002");
            if (pbx.version() < 18) {
                assertThatThrownBy(() -> Stage.get(box.messages())).hasCauseInstanceOf(UnknownActionException.class);
            } else {
                assertThat(Stage.get(box.messages())).hasSizeGreaterThanOrEqualTo(fresh);
                assertThatThrownBy(() -> Stage.get(box.move("msg-1", "INBOX", "Old")))
                        .hasCauseInstanceOf(ControlFailedException.class);
                assertThatThrownBy(() -> Stage.get(box.remove("msg-1", "INBOX")))
                        .hasCauseInstanceOf(ControlFailedException.class);
                assertThatThrownBy(() -> Stage.get(box.forward("msg-1", "INBOX", other, "INBOX")))
                        .hasCauseInstanceOf(ControlFailedException.class);
            }
        }
    }

    @Test
    void whatNeedsHardwareIsSentAndRefused() {
        try (Stage stage = Stage.on(pbx)) {
            ChannelControl channel = ChannelControl.of(stage.ami(), "DAHDI/1-1");
            assertThat(channel).isInstanceOf(DahdiChannel.class);
            assertThatThrownBy(() -> Stage.get(((DahdiChannel) channel).doNotDisturb()))
                    .hasCauseInstanceOf(ActionFailedException.class);
            assertThatThrownBy(
                            () -> Stage.get(MeetmeControl.of(stage.ami(), "600").mute(1)))
                    .hasCauseInstanceOf(UnknownActionException.class);
        }
    }
}
