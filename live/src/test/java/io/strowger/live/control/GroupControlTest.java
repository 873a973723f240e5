package io.strowger.live.control;

import static io.strowger.live.control.SmallOffice.failure;
import static io.strowger.live.control.SmallOffice.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.UnknownActionException;
import io.strowger.protocol.event.ConfbridgeListEvent;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queues, conferences, mailboxes, the database and telephony cards. */
@Timeout(60)
class GroupControlTest {
    @Test
    void aMemberIsAddedPausedAndRemoved() {
        try (SmallOffice office = new SmallOffice()) {
            office.asterisk.pbx().queue("support");
            QueueControl queue = QueueControl.of(office.ami, "support");
            QueueMemberControl bob = queue.member("PJSIP/bob");
            get(bob.add(add -> add.penalty(2)));
            assertThat(failure(bob.add())).isInstanceOf(ActionFailedException.class);
            get(bob.pause("lunch"));
            get(QueueMemberControl.everywhere(office.ami, "PJSIP/bob").unpause());
            get(bob.penalty(1));
            get(bob.ringInUse(true));
            get(bob.log("NOTE", "a test"));
            assertThat(get(queue.status())).hasSize(2);
            get(bob.remove());
            assertThat(get(queue.status())).hasSize(1);
            QueueMemberControl everywhere = QueueMemberControl.everywhere(office.ami, "PJSIP/bob");
            assertThatThrownBy(everywhere::add).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aCallerIsWithdrawnWhenItHasLeft() {
        try (SmallOffice office = new SmallOffice()) {
            office.asterisk.pbx().queue("support");
            PhoneCall call = office.call("queue");
            QueueControl queue = QueueControl.of(office.ami, "support");
            get(queue.priority(call.channel(), 5));
            assertThat(get(queue.summary()).orElseThrow().callers()).isEqualTo(1);
            var left = queue.withdraw(call.channel(), "because");
            office.awaitAction("QueueWithdrawCaller");
            office.asterisk.advance(Duration.ofSeconds(10));
            assertThat(get(left).channel()).isEqualTo(call.channel());
            get(queue.reset());
            get(queue.reload());
        }
    }

    @Test
    void aConferenceIsControlled() {
        try (SmallOffice office = new SmallOffice()) {
            ConferenceControl room = ConferenceControl.of(office.ami, "800");
            assertThat(get(room.participants())).isEmpty();
            assertThat(failure(room.lock())).isInstanceOf(ActionFailedException.class);
            PhoneCall one = office.asterisk.pbx().conference("800").caller("1001");
            office.asterisk.pbx().conference("800").caller("1002");
            office.asterisk.advance(Duration.ofMillis(100));
            get(room.mute(one.channel()));
            assertThat(get(room.participants()))
                    .filteredOn(each -> one.channel().equals(each.channel()))
                    .extracting(ConfbridgeListEvent::muted)
                    .containsExactly(true);
            get(room.unmute(one.channel()));
            assertThatThrownBy(() -> room.mute("all")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> room.kick("participants")).isInstanceOf(IllegalArgumentException.class);
            get(room.lock());
            get(room.unlock());
            get(room.startRecording("a.wav"));
            get(room.stopRecording());
            assertThat(get(ConferenceControl.all(office.ami))).hasSize(1);
            assertThat(get(room.kick(one.channel())).conference()).isEqualTo("800");
            get(room.kickAll());
            assertThat(get(room.participants())).isEmpty();
        }
    }

    @Test
    void theDatabaseTellsWhatIsNotThere() {
        try (SmallOffice office = new SmallOffice()) {
            DatabaseControl database = DatabaseControl.of(office.ami);
            assertThat(get(database.find("a", "b"))).isEmpty();
            assertThat(get(database.delete("a", "b"))).isFalse();
            assertThat(get(database.deleteTree("a"))).isFalse();
            get(database.put("a", "b", "1"));
            assertThat(get(database.find("a", "b"))).contains("1");
            assertThat(get(database.tree("a"))).containsExactly(java.util.Map.entry("/a/b", "1"));
            assertThat(get(database.delete("a", "b"))).isTrue();
            assertThat(get(database.all())).isEmpty();
        }
    }

    @Test
    void aMessageThatIsNotThereIsNotMovedThoughAsteriskSaysSuccess() {
        try (SmallOffice office = new SmallOffice()) {
            office.asterisk.pbx().file("voicemail.conf", "[default]\n6001 => 1234,Alice\n");
            MailboxControl box = MailboxControl.of(office.ami, "6001");
            assertThat(box.mailbox()).isEqualTo("6001@default");
            assertThat(get(box.count()).fresh()).isZero();
            assertThat(get(box.isWaiting())).isFalse();
            assertThat(get(box.user())).isPresent();
            assertThat(get(MailboxControl.of(office.ami, "1@x").user())).isEmpty();
            assertThat(get(box.messages())).isEmpty();
            assertThat(failure(box.move("m", "INBOX", "Old"))).isInstanceOf(ControlFailedException.class);
            assertThat(failure(box.remove("m", "INBOX"))).isInstanceOf(ControlFailedException.class);
            get(box.refresh());
        }
    }

    @Test
    void cardsAreKnownByTheNumberOfThePort() {
        try (AmiSimulator asterisk =
                        AmiSimulator.builder().withoutPbx().lenient().start();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            for (String action :
                    new String[] {"DAHDIDNDon", "DAHDIDNDoff", "DAHDIHangup", "DAHDITransfer", "DAHDIDialOffhook"}) {
                asterisk.when(action).succeed();
            }
            asterisk.when("ZapRestart").succeed();
            DahdiChannel dahdi = (DahdiChannel) ChannelControl.of(ami, "DAHDI/12-1");
            assertThat(dahdi.number()).contains("12");
            get(dahdi.doNotDisturb());
            get(dahdi.disturb());
            get(dahdi.dahdiHangup());
            get(dahdi.flashTransfer());
            get(dahdi.dialOffhook("555"));
            assertThat(asterisk.takenActions())
                    .allSatisfy(
                            action -> assertThat(action.text("DAHDIChannel")).contains("12"));
            DahdiChannel zap = (DahdiChannel) ChannelControl.of(ami, "Zap/3-1").patience(Duration.ofSeconds(1));
            get(zap.doNotDisturb());
            assertThat(asterisk.takenActions()).anyMatch(action -> action.name().equalsIgnoreCase("ZapDNDon"));
            get(DahdiChannel.restart(ami));
            DahdiChannel isdn = (DahdiChannel) ChannelControl.of(ami, "DAHDI/i1/555-1");
            assertThat(isdn.number()).isEmpty();
            assertThatThrownBy(isdn::doNotDisturb).isInstanceOf(IllegalStateException.class);
            CompletableFuture<?> muted = MeetmeControl.of(ami, "600").mute(1);
            assertThat(failure(muted)).isInstanceOf(UnknownActionException.class);
        }
    }
}
