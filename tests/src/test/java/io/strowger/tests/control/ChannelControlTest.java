package io.strowger.tests.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.AmiClient;
import io.strowger.client.PermissionException;
import io.strowger.client.UnknownActionException;
import io.strowger.live.control.ChannelControl;
import io.strowger.live.control.ChannelEndedException;
import io.strowger.live.control.ControlFailedException;
import io.strowger.live.control.NoSuchChannelException;
import io.strowger.live.control.Place;
import io.strowger.live.control.Recording;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.value.AocMessageCharge;
import io.strowger.protocol.value.AocMessageType;
import io.strowger.protocol.value.AudioDirection;
import io.strowger.protocol.value.BridgeTone;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.MonitorDirection;
import io.strowger.protocol.value.PlaybackControl;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import io.strowger.tests.lab.Stage.Call;
import io.strowger.tests.lab.Stage.Talk;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is done to one channel of a real Asterisk, and how its outcome is known. */
@RealAsterisk
record ChannelControlTest(LabServer pbx) {
    private static ChannelControl of(Stage stage, Call call) {
        return ChannelControl.of(stage.ami(), call.channel());
    }

    @Test
    void aHangupIsDoneWhenTheChannelIsGone() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            HangupEvent hangup = Stage.get(of(stage, call).hangup(HangupCause.of(17)));
            assertThat(hangup.uniqueid()).isEqualTo(call.uniqueid());
            assertThat(hangup.cause()).isEqualTo(HangupCause.of(17));
            assertThatThrownBy(() -> Stage.get(of(stage, call).hangup()))
                    .hasCauseInstanceOf(NoSuchChannelException.class);
        }
    }

    @Test
    void aChannelIsKnownByItsUniqueIdToo() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            HangupEvent hangup =
                    Stage.get(ChannelControl.of(stage.ami(), call.uniqueid()).hangup());
            assertThat(hangup.channel()).isEqualTo(call.channel());
        }
    }

    @Test
    void aRedirectIsDoneWhenTheChannelHasArrived() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            Stage.get(of(stage, call).redirect(Place.of("lab", "echo")));
            assertThat(Stage.get(of(stage, call).status()).exten()).isEqualTo("echo");
        }
    }

    @Test
    void aRedirectToNowhereFails() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            assertThatThrownBy(() -> Stage.get(of(stage, call).redirect(Place.of("lab", "nowhere"))))
                    .cause()
                    .isInstanceOfAny(ChannelEndedException.class, ControlFailedException.class);
        }
    }

    @Test
    void bothLegsAreRedirectedAtOnce() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            Stage.get(of(stage, talk.caller())
                    .redirect(Place.of("lab", "echo"), of(stage, talk.callee()), Place.of("lab", "milliwatt")));
            assertThat(Stage.get(of(stage, talk.caller()).status()).exten()).isEqualTo("echo");
            assertThat(Stage.get(of(stage, talk.callee()).status()).exten()).isEqualTo("milliwatt");
        }
    }

    @Test
    void theCalledLegAloneIsRedirected() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            Stage.get(of(stage, talk.callee()).redirect(Place.of("lab", "echo")));
            assertThat(Stage.get(of(stage, talk.callee()).status()).exten()).isEqualTo("echo");
        }
    }

    @Test
    void variablesAreReadAndWritten() {
        try (Stage stage = Stage.on(pbx)) {
            ChannelControl channel = of(stage, stage.call("long"));
            Map<String, String> values = new LinkedHashMap<>();
            values.put("ONE", "1");
            values.put("TWO", "a \"b\" c, d; e\\f  ");
            Stage.get(channel.variables().putAll(values));
            Stage.get(channel.variables().put("CALLERID(name)", "Zoë"));
            assertThat(Stage.get(channel.variables().find("TWO"))).contains("a \"b\" c, d; e\\f  ");
            assertThat(Stage.get(channel.variables().find("CALLERID(name)"))).contains("Zoë");
            assertThat(Stage.get(channel.variables().find("NEVER"))).isEmpty();
            assertThat(Stage.get(channel.variables().all())).containsAllEntriesOf(values);
            assertThat(Stage.get(channel.variables().of("ONE", "NEVER", "CALLERID(name)")))
                    .containsEntry("ONE", "1")
                    .containsEntry("NEVER", "")
                    .containsEntry("CALLERID(name)", "Zoë");
        }
    }

    @Test
    void aTimeLimitEndsTheChannel() {
        try (Stage stage = Stage.on(pbx)) {
            Call call = stage.call("long");
            CompletableFuture<HangupEvent> gone =
                    stage.await(HangupEvent.class, event -> call.uniqueid().equals(event.uniqueid()));
            Stage.get(of(stage, call).absoluteTimeout(Duration.ofSeconds(1)));
            assertThat(Stage.get(gone)).isNotNull();
        }
    }

    @Test
    void aCallIsRecordedMutedPausedMovedAndStopped() {
        try (Stage stage = Stage.on(pbx)) {
            ChannelControl channel = of(stage, stage.call("long"));
            Recording first = Stage.get(channel.record("control-" + Stage.newUniqueid() + ".wav"));
            Recording second = Stage.get(channel.recorder().mixMonitor("control-" + Stage.newUniqueid() + ".wav", "b"));
            assertThat(first.isMixMonitor()).isTrue();
            assertThat(first.id()).isNotEqualTo(second.id());
            Stage.get(first.mute(MonitorDirection.READ));
            Stage.get(first.unmute(MonitorDirection.READ));
            Stage.get(first.pause());
            Stage.get(first.resume());
            Recording third = Stage.get(first.moveTo("control-" + Stage.newUniqueid() + ".wav"));
            Stage.get(second.stop());
            Stage.get(third.stop());
        }
    }

    @Test
    void monitorRecordsWhereTheServerHasIt() {
        try (Stage stage = Stage.on(pbx)) {
            CompletableFuture<Recording> started =
                    of(stage, stage.call("long")).recorder().monitor("control-monitor", "wav", false);
            if (pbx.version() > 20) {
                assertThatThrownBy(() -> Stage.get(started)).hasCauseInstanceOf(UnknownActionException.class);
                return;
            }
            Recording recording = Stage.get(started);
            Stage.get(recording.pause());
            Stage.get(recording.resume());
            Stage.get(Stage.get(recording.moveTo("control-monitor-other")).stop());
        }
    }

    @Test
    void digitsTextsTonesAndChargesAreSent() {
        try (Stage stage = Stage.on(pbx)) {
            Talk talk = stage.talk();
            ChannelControl callee = of(stage, talk.callee());
            Stage.get(callee.dtmf("1#A"));
            Stage.get(callee.hearDtmf("2", Duration.ofMillis(60), Duration.ZERO));
            Stage.get(callee.text("hello"));
            Stage.get(callee.mute(AudioDirection.ALL));
            Stage.get(callee.unmute(AudioDirection.ALL));
            Stage.get(callee.mf("5", Duration.ofMillis(60), Duration.ZERO));
            Stage.get(callee.adviceOfCharge(AocMessageType.DURING_CALL, aoc -> aoc.chargeType(AocMessageCharge.FREE)));
            Stage.get(callee.optimizeAway());
            CompletableFuture<?> flash = callee.flash();
            if (pbx.version() < 18) {
                assertThatThrownBy(() -> Stage.get(flash)).hasCauseInstanceOf(UnknownActionException.class);
            } else {
                Stage.get(flash);
            }
        }
    }

    @Test
    void aPlaybackIsStopped() {
        try (Stage stage = Stage.on(pbx)) {
            var playing = stage.callUntil("playback", io.strowger.protocol.event.NewextenEvent.class);
            CompletableFuture<HangupEvent> gone =
                    stage.await(HangupEvent.class, event -> playing.uniqueid().equals(event.uniqueid()));
            Stage.get(ChannelControl.of(stage.ami(), playing.channel()).playback(PlaybackControl.STOP));
            assertThat(Stage.get(gone)).isNotNull();
        }
    }

    @Test
    void twoChannelsAreBridgedAndOneLeaves() {
        try (Stage stage = Stage.on(pbx)) {
            Call one = stage.call("long");
            Call two = stage.call("long");
            Stage.get(of(stage, one).bridge(of(stage, two), BridgeTone.NONE));
            String bridge = Stage.get(of(stage, one).status()).bridgeId();
            assertThat(bridge).isNotEmpty();
            assertThat(Stage.get(of(stage, two).status()).bridgeId()).isEqualTo(bridge);
            assertThat(Stage.get(of(stage, two).leaveBridge()).bridgeUniqueid()).isEqualTo(bridge);
        }
    }

    @Test
    void whatTheUserMayNotDoNamesTheClassItTakes() {
        try (Stage stage = Stage.on(pbx);
                AmiClient readonly = pbx.client("readonly").connect()) {
            Call call = stage.call("long");
            assertThatThrownBy(() -> Stage.get(
                            ChannelControl.of(readonly, call.channel()).hangup()))
                    .cause()
                    .isInstanceOfSatisfying(
                            PermissionException.class,
                            refused -> assertThat(refused.classes())
                                    .containsExactlyInAnyOrder(PrivilegeClass.CALL, PrivilegeClass.SYSTEM));
        }
    }
}
