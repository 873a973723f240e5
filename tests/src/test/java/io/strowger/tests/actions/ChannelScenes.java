package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.AbsoluteTimeoutAction;
import io.strowger.protocol.action.AgiAction;
import io.strowger.protocol.action.AocMessageAction;
import io.strowger.protocol.action.ControlPlaybackAction;
import io.strowger.protocol.action.CoreShowChannelMapAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.LocalOptimizeAwayAction;
import io.strowger.protocol.action.MixMonitorAction;
import io.strowger.protocol.action.MixMonitorMuteAction;
import io.strowger.protocol.action.MuteAudioAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PlayDtmfAction;
import io.strowger.protocol.action.PlayMfAction;
import io.strowger.protocol.action.RedirectAction;
import io.strowger.protocol.action.SendFlashAction;
import io.strowger.protocol.action.SendTextAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.action.StopMixMonitorAction;
import io.strowger.protocol.event.AsyncAgiExecEvent;
import io.strowger.protocol.event.AsyncAgiStartEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewextenEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.protocol.value.AocMessageCharge;
import io.strowger.protocol.value.AocMessageType;
import io.strowger.protocol.value.AudioDirection;
import io.strowger.protocol.value.HangupCause;
import io.strowger.protocol.value.MonitorDirection;
import io.strowger.protocol.value.PlaybackControl;
import io.strowger.tests.lab.Stage;
import io.strowger.tests.lab.Stage.Call;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What is done to one channel. */
final class ChannelScenes {
    private ChannelScenes() {}

    static void addTo(Scenes scenes) {
        calls(scenes);
        audio(scenes);
        recording(scenes);
    }

    private static void calls(Scenes scenes) {
        scenes.play(
                        "Originate",
                        play -> play.send(OriginateAction.builder("Local/long@lab/n")
                                .application("Wait")
                                .data("60")
                                .async(true)
                                .build()))
                .play("Hangup", play -> {
                    Call call = play.stage().call("long");
                    CompletableFuture<HangupEvent> hangup = play.stage()
                            .await(HangupEvent.class, event -> call.uniqueid().equals(event.uniqueid()));
                    play.send(HangupAction.builder(call.channel())
                            .cause(HangupCause.NORMAL_CLEARING)
                            .build());
                    assertThat(Stage.get(hangup).cause()).isEqualTo(HangupCause.NORMAL_CLEARING);
                })
                .play("AbsoluteTimeout", play -> {
                    Call call = play.stage().call("long");
                    CompletableFuture<HangupEvent> hangup = play.stage()
                            .await(HangupEvent.class, event -> call.uniqueid().equals(event.uniqueid()));
                    play.send(AbsoluteTimeoutAction.builder(call.channel(), Duration.ofSeconds(1))
                            .build());
                    assertThat(Stage.get(hangup)).isNotNull();
                })
                .play("Redirect", play -> {
                    Call call = play.stage().call("long");
                    CompletableFuture<NewextenEvent> echo = play.stage()
                            .await(
                                    NewextenEvent.class,
                                    event -> call.uniqueid().equals(event.uniqueid())
                                            && "Echo".equals(event.application()));
                    play.send(RedirectAction.builder(call.channel(), "echo", "lab", "1")
                            .build());
                    assertThat(Stage.get(echo).exten()).isEqualTo("echo");
                })
                .play("Status", play -> {
                    Call call = play.stage().call("long");
                    StatusEvent status = play.send(StatusAction.builder()
                                    .channel(call.channel())
                                    .build())
                            .first()
                            .orElseThrow();
                    assertThat(status.uniqueid()).isEqualTo(call.uniqueid());
                    assertThat(status.channel()).isEqualTo(call.channel());
                })
                .play("CoreShowChannelMap", play -> {
                    Stage.Talk talk = play.stage().talk();
                    assertThat(play.send(CoreShowChannelMapAction.builder(
                                            talk.caller().channel())
                                    .build()))
                            .isNotEmpty();
                })
                .play(
                        "LocalOptimizeAway",
                        play -> play.send(LocalOptimizeAwayAction.builder(
                                        play.stage().call("long").channel())
                                .build()))
                .play(
                        "SendText",
                        play -> play.send(SendTextAction.builder(
                                        play.stage().talk().callee().channel(), "hello")
                                .build()))
                .play("AGI", play -> {
                    AsyncAgiStartEvent agi = play.stage().callUntil("asyncagi", AsyncAgiStartEvent.class);
                    CompletableFuture<AsyncAgiExecEvent> executed =
                            play.stage().await(AsyncAgiExecEvent.class, event -> "scene".equals(event.commandId()));
                    play.send(AgiAction.builder(agi.channel(), "GET VARIABLE LABGLOBAL")
                            .commandId("scene")
                            .build());
                    assertThat(Stage.get(executed).header("Result")).contains("200");
                })
                .play(
                        "AOCMessage",
                        play -> play.send(AocMessageAction.builder(AocMessageType.DURING_CALL)
                                .channel(play.stage().call("long").channel())
                                .chargeType(AocMessageCharge.FREE)
                                .build()));
    }

    private static void audio(Scenes scenes) {
        scenes.play(
                        "PlayDTMF",
                        play -> play.send(
                                PlayDtmfAction.builder(play.stage().call("long").channel(), "5")
                                        .build()))
                .play(
                        "PlayMF",
                        play -> play.send(
                                PlayMfAction.builder(play.stage().call("long").channel(), "5")
                                        .build()))
                .play(
                        "SendFlash",
                        play -> play.send(SendFlashAction.builder(
                                        play.stage().call("long").channel())
                                .build()))
                .play(
                        "MuteAudio",
                        play -> play.send(MuteAudioAction.builder(
                                        play.stage().call("long").channel(), AudioDirection.ALL, true)
                                .build()))
                .play("ControlPlayback", play -> {
                    NewextenEvent playing = play.stage().callUntil("playback", NewextenEvent.class);
                    CompletableFuture<HangupEvent> gone = play.stage()
                            .await(
                                    HangupEvent.class,
                                    event -> playing.uniqueid().equals(event.uniqueid()));
                    play.send(ControlPlaybackAction.builder(playing.channel(), PlaybackControl.STOP)
                            .build());
                    assertThat(Stage.get(gone)).isNotNull();
                });
    }

    private static void recording(Scenes scenes) {
        scenes.play("MixMonitor", play -> record(play))
                .play("MixMonitorMute", play -> {
                    String channel = record(play).channel();
                    play.send(MixMonitorMuteAction.builder(channel, MonitorDirection.BOTH, true)
                            .build());
                })
                .play("StopMixMonitor", play -> {
                    String channel = record(play).channel();
                    play.send(StopMixMonitorAction.builder(channel).build());
                });
    }

    private static Call record(Play play) {
        Call call = play.stage().call("long");
        // the id is told only where the options ask for it
        String id = play.send(MixMonitorAction.builder(call.channel())
                        .file("scene-" + call.uniqueid() + ".wav")
                        .options("i(RECORDING)")
                        .build())
                .mixMonitorId();
        assertThat(id).isNotEmpty();
        return call;
    }
}
