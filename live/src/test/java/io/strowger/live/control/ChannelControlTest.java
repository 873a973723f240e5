package io.strowger.live.control;

import static io.strowger.live.control.SmallOffice.failure;
import static io.strowger.live.control.SmallOffice.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.ParkAction;
import io.strowger.protocol.action.PlayDtmfAction;
import io.strowger.protocol.action.RedirectAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.value.AudioDirection;
import io.strowger.protocol.value.BridgeTone;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.MonitorDirection;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChannelControlTest {
    @Test
    void aHangupIsDoneWhenTheChannelIsGone() {
        try (SmallOffice office = new SmallOffice()) {
            PhoneCall call = office.call("long");
            assertThat(get(office.control(call).hangup(HangupCause.USER_BUSY)).cause())
                    .isEqualTo(HangupCause.USER_BUSY);
            assertThat(call.isActive()).isFalse();
            assertThat(failure(office.control(call).hangup()))
                    .isInstanceOf(NoSuchChannelException.class)
                    .hasMessageContaining("No such channel");
        }
    }

    @Test
    void aHangupIsTakenForDoneByItsOwnEventOnly() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(HangupAction.class).succeed("Channel Hungup");
            var gone = ChannelControl.of(ami, "PJSIP/1-1").hangup();
            asterisk.takeAction();
            asterisk.emit("Hangup", "Channel", "PJSIP/1-11", "Uniqueid", "1", "Cause", "16");
            ami.ping();
            assertThat(gone).isNotDone();
            asterisk.emit("Hangup", "Channel", "PJSIP/1-1", "Uniqueid", "2", "Cause", "16");
            assertThat(get(gone).uniqueid()).isEqualTo("2");
        }
    }

    @Test
    void anOutcomeThatIsNotToldNamesTheClassThatItTakes() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(HangupAction.class).succeed("Channel Hungup");
            asterisk.when(RedirectAction.class).succeed("Redirect successful");
            asterisk.when(StatusAction.class).fail("No such channel");
            ChannelControl channel = ChannelControl.of(ami, "PJSIP/1-1").patience(Duration.ofMillis(100));
            assertThat(failure(channel.hangup()))
                    .isInstanceOfSatisfying(
                            OutcomeTimeoutException.class,
                            late -> assertThat(late.action()).isEqualTo("Hangup"))
                    .hasMessageContaining("'call'")
                    .hasMessageContaining("hung up");
            assertThat(failure(channel.redirect(Place.of("default", "100")))).hasMessageContaining("'dialplan'");
        }
    }

    @Test
    void whatTheUserIsKnownNotToSeeIsNotSent() {
        EnumSet<PrivilegeClass> read = EnumSet.allOf(PrivilegeClass.class);
        read.remove(PrivilegeClass.CALL);
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .user("half", "secret", read, EnumSet.allOf(PrivilegeClass.class))
                        .start();
                AmiClient ami = SmallOffice.connect(asterisk, "half", "secret")) {
            assertThat(ami.server().readClasses()).isNotNull();
            assertThatThrownBy(() -> ChannelControl.of(ami, "PJSIP/1-1").hangup())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("'call'");
            assertThat(asterisk.takenActions())
                    .noneMatch(action -> action.name().equals("Hangup"));
        }
    }

    @Test
    void aChannelThatEndsFirstIsNotParked() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(ParkAction.class)
                    .succeed("Park successful")
                    .thenEmit("Hangup", "Channel", "PJSIP/1-1", "Uniqueid", "2", "Cause", "16");
            assertThat(failure(ChannelControl.of(ami, "PJSIP/1-1").park()))
                    .isInstanceOfSatisfying(ChannelEndedException.class, ended -> {
                        assertThat(ended.channel()).isEqualTo("PJSIP/1-1");
                        assertThat(ended.hangupCause()).isEqualTo(HangupCause.NORMAL_CLEARING);
                    });
        }
    }

    @Test
    void aRedirectIsDoneWhenTheChannelHasArrived() {
        try (SmallOffice office = new SmallOffice()) {
            PhoneCall call = office.call("long");
            CompletableFuture<Void> redirected = office.control(call).redirect(Place.of("default", "echo"));
            office.awaitAction("Redirect");
            office.asterisk.advance(Duration.ofMillis(100));
            get(redirected);
            CompletableFuture<Void> nowhere = office.control(call).redirect(Place.of("default", "nowhere"));
            office.awaitAction("Redirect");
            office.asterisk.advance(Duration.ofSeconds(1));
            assertThat(failure(nowhere)).isInstanceOf(ChannelEndedException.class);
        }
    }

    @Test
    void bothLegsAreRedirectedAndBridgedAgain() {
        try (SmallOffice office = new SmallOffice()) {
            PhoneCall call = office.talk();
            ChannelControl bob = ChannelControl.of(office.ami, office.bob());
            Place echo = Place.of("default", "echo");
            CompletableFuture<Void> apart = office.control(call).redirect(echo, bob, echo);
            office.awaitAction("Redirect");
            office.asterisk.advance(Duration.ofMillis(100));
            get(apart);
            get(office.control(call).bridge(bob, BridgeTone.NONE));
            get(office.control(call).leaveBridge());
        }
    }

    @Test
    void variablesAreReadAndWritten() {
        try (SmallOffice office = new SmallOffice()) {
            Variables variables = office.control(office.call("long")).variables();
            get(variables.putAll(Map.of("A", "1", "B", "2")));
            assertThat(get(variables.find("A"))).contains("1");
            assertThat(get(variables.find("C"))).isEmpty();
            assertThat(get(variables.all())).containsEntry("A", "1").containsEntry("B", "2");
            assertThat(get(variables.of("A", "C"))).containsEntry("A", "1").containsEntry("C", "");
            assertThat(failure(ChannelControl.of(office.ami, "PJSIP/none")
                            .variables()
                            .all()))
                    .isInstanceOf(NoSuchChannelException.class);
        }
    }

    @Test
    void aRecordingIsControlled() {
        try (SmallOffice office = new SmallOffice()) {
            ChannelControl channel = office.control(office.call("long"));
            Recording recording = get(channel.record("a.wav"));
            assertThat(recording.isMixMonitor()).isTrue();
            assertThat(recording.id()).isPresent();
            get(recording.mute(MonitorDirection.READ));
            get(recording.pause());
            get(recording.resume());
            Recording moved = get(recording.moveTo("b.wav"));
            assertThat(moved.file()).isEqualTo("b.wav");
            assertThatThrownBy(() -> moved.moveTo("c.wav,,reboot")).isInstanceOf(IllegalArgumentException.class);
            get(moved.stop());
        }
    }

    @Test
    void aNameOfAFileIsNoCommand() {
        try (SmallOffice office = new SmallOffice()) {
            ChannelControl channel = office.control(office.call("long"));
            assertThatThrownBy(() -> channel.record("a.wav,,touch /tmp/p"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no comma");
            assertThatThrownBy(() -> channel.recorder().mixMonitor("a.wav", "b,touch /tmp/p"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no comma");
        }
    }

    @Test
    void whereThereIsNoMixMonitorThereIsMonitor() {
        try (AmiSimulator asterisk =
                        AmiSimulator.builder().withoutPbx().lenient().start();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            for (String action :
                    new String[] {"Monitor", "PauseMonitor", "UnpauseMonitor", "ChangeMonitor", "StopMonitor"}) {
                asterisk.when(action).succeed();
            }
            Recording recording = get(ChannelControl.of(ami, "SIP/1-1").record("folder/a.gsm"));
            assertThat(recording.isMixMonitor()).isFalse();
            assertThat(asterisk.takenActions())
                    .anySatisfy(action -> assertThat(action.name()
                                    + action.text("File").orElse("")
                                    + action.text("Format").orElse(""))
                            .isEqualTo("Monitorfolder/agsm"));
            get(recording.pause());
            get(recording.resume());
            get(get(recording.moveTo("b")).stop());
            assertThat(failure(recording.mute(MonitorDirection.READ)))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void digitsGoOneByOne() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = SmallOffice.connect(asterisk, asterisk.user(), asterisk.secret())) {
            asterisk.when(PlayDtmfAction.class).succeed("DTMF successfully queued");
            ChannelControl channel = ChannelControl.of(ami, "PJSIP/1-1");
            get(channel.dtmf("1A#", Duration.ofMillis(70), Duration.ofMillis(1)));
            assertThat(asterisk.takenActions())
                    .extracting(action -> action.text("Digit").orElse(""))
                    .containsExactly("1", "A", "#");
            assertThat(asterisk.takenActions())
                    .allMatch(action -> action.text("Duration").equals(Optional.of("70")));
            assertThatThrownBy(() -> channel.dtmf("12x")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void oneChannelIsMeant() {
        try (SmallOffice office = new SmallOffice()) {
            assertThatThrownBy(() -> ChannelControl.of(office.ami, "/PJSIP.*/"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ChannelControl.of(office.ami, "")).isInstanceOf(IllegalArgumentException.class);
            assertThat(ChannelControl.of(office.ami, "PJSIP/1"))
                    .isEqualTo(ChannelControl.of(office.ami, "PJSIP/1").patience(Duration.ofSeconds(1)))
                    .hasSameHashCodeAs(ChannelControl.of(office.ami, "PJSIP/1"))
                    .isNotEqualTo(ChannelControl.of(office.ami, "PJSIP/2"));
            get(office.control(office.call("long")).mute(AudioDirection.IN));
        }
    }
}
