package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.AtxferAction;
import io.strowger.protocol.action.BlindTransferAction;
import io.strowger.protocol.action.BridgeAction;
import io.strowger.protocol.action.BridgeDestroyAction;
import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.BridgeKickAction;
import io.strowger.protocol.action.BridgeListAction;
import io.strowger.protocol.action.BridgeTechnologyListAction;
import io.strowger.protocol.action.BridgeTechnologySuspendAction;
import io.strowger.protocol.action.BridgeTechnologyUnsuspendAction;
import io.strowger.protocol.action.CancelAtxferAction;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.ParkAction;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.action.ParkinglotsAction;
import io.strowger.protocol.event.AttendedTransferEvent;
import io.strowger.protocol.event.BlindTransferEvent;
import io.strowger.protocol.event.BridgeEnterEvent;
import io.strowger.protocol.event.BridgeInfoChannelEvent;
import io.strowger.protocol.event.BridgeLeaveEvent;
import io.strowger.protocol.event.BridgeListItemEvent;
import io.strowger.protocol.event.BridgeTechnologyListItemEvent;
import io.strowger.protocol.event.ChannelEvent;
import io.strowger.protocol.event.HangupEvent;
import io.strowger.protocol.event.NewchannelEvent;
import io.strowger.protocol.event.NewstateEvent;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.ParkinglotEvent;
import io.strowger.protocol.value.ChannelState;
import io.strowger.protocol.value.TransferResult;
import io.strowger.tests.lab.Stage;
import io.strowger.tests.lab.Stage.Call;
import io.strowger.tests.lab.Stage.Talk;
import java.util.concurrent.CompletableFuture;

/** What is done to channels that talk to each other. */
final class BridgeScenes {
    private BridgeScenes() {}

    static void addTo(Scenes scenes) {
        bridges(scenes);
        technologies(scenes);
        transfers(scenes);
        parking(scenes);
    }

    private static void bridges(Scenes scenes) {
        scenes.play("Bridge", play -> {
                    Call one = play.stage().call("long");
                    Call two = play.stage().call("long");
                    play.send(BridgeAction.builder(one.channel(), two.channel()).build());
                })
                .play("BridgeList", play -> {
                    Talk talk = play.stage().talk();
                    assertThat(play.send(BridgeListAction.builder().build()))
                            .extracting(BridgeListItemEvent::bridgeUniqueid)
                            .contains(talk.bridge());
                })
                .play("BridgeInfo", play -> {
                    Talk talk = play.stage().talk();
                    assertThat(play.send(BridgeInfoAction.builder(talk.bridge()).build()))
                            .extracting(BridgeInfoChannelEvent::channel)
                            .contains(talk.caller().channel(), talk.callee().channel());
                })
                .play("BridgeKick", play -> {
                    Talk talk = play.stage().talk();
                    CompletableFuture<BridgeLeaveEvent> left = leaves(play, talk);
                    play.send(BridgeKickAction.builder(talk.callee().channel())
                            .bridgeUniqueid(talk.bridge())
                            .build());
                    assertThat(Stage.get(left).bridgeUniqueid()).isEqualTo(talk.bridge());
                })
                .play("BridgeDestroy", play -> {
                    Talk talk = play.stage().talk();
                    CompletableFuture<BridgeLeaveEvent> left = leaves(play, talk);
                    play.send(BridgeDestroyAction.builder(talk.bridge()).build());
                    assertThat(Stage.get(left).bridgeUniqueid()).isEqualTo(talk.bridge());
                });
    }

    private static CompletableFuture<BridgeLeaveEvent> leaves(Play play, Talk talk) {
        return play.stage()
                .await(BridgeLeaveEvent.class, event -> talk.callee().uniqueid().equals(event.uniqueid()));
    }

    private static void technologies(Scenes scenes) {
        scenes.play(
                        "BridgeTechnologyList",
                        play -> assertThat(play.send(
                                        BridgeTechnologyListAction.builder().build()))
                                .extracting(BridgeTechnologyListItemEvent::bridgeTechnology)
                                .contains("simple_bridge", "softmix"))
                .play("BridgeTechnologySuspend", play -> {
                    play.send(
                            BridgeTechnologySuspendAction.builder("native_rtp").build());
                    play.send(BridgeTechnologyUnsuspendAction.builder("native_rtp")
                            .build());
                })
                .play(
                        "BridgeTechnologyUnsuspend",
                        play -> play.send(BridgeTechnologyUnsuspendAction.builder("native_rtp")
                                .build()));
    }

    private static void transfers(Scenes scenes) {
        scenes.play("BlindTransfer", play -> {
                    Talk talk = play.stage().talk();
                    CompletableFuture<BlindTransferEvent> transferred =
                            play.stage().await(BlindTransferEvent.class, event -> true);
                    play.send(BlindTransferAction.builder(talk.caller().channel(), "echo")
                            .context("lab")
                            .build());
                    assertThat(Stage.get(transferred).extension()).isEqualTo("echo");
                })
                .play("Atxfer", play -> {
                    Talk talk = play.stage().talk();
                    // a transfer is complete when one hangs up who is with a target that has answered, and off before
                    CompletableFuture<BridgeEnterEvent> consulting = play.stage()
                            .await(
                                    BridgeEnterEvent.class,
                                    event -> talk.caller().uniqueid().equals(event.uniqueid())
                                            && !talk.bridge().equals(event.bridgeUniqueid()));
                    CompletableFuture<NewstateEvent> answered = play.stage()
                            .await(
                                    NewstateEvent.class,
                                    event -> isAt("260", event)
                                            && String.valueOf(event.channel()).endsWith(";1")
                                            && event.channelState() == ChannelState.UP);
                    play.send(AtxferAction.builder(talk.caller().channel(), "260")
                            .context("lab")
                            .build());
                    Stage.get(consulting);
                    Stage.get(answered);
                    CompletableFuture<AttendedTransferEvent> transferred =
                            play.stage().await(AttendedTransferEvent.class, event -> true);
                    play.send(HangupAction.builder(talk.caller().channel()).build());
                    assertThat(Stage.get(transferred).result()).isEqualTo(TransferResult.SUCCESS);
                })
                .play("CancelAtxfer", play -> {
                    Talk talk = play.stage().talk();
                    CompletableFuture<NewchannelEvent> dialled =
                            play.stage().await(NewchannelEvent.class, event -> isAt("330", event));
                    play.ami()
                            .send(AtxferAction.builder(talk.caller().channel(), "330")
                                    .context("lab")
                                    .build());
                    Stage.get(dialled);
                    CompletableFuture<HangupEvent> gone =
                            play.stage().await(HangupEvent.class, event -> isAt("330", event));
                    CompletableFuture<BridgeEnterEvent> back = play.stage()
                            .await(
                                    BridgeEnterEvent.class,
                                    event -> talk.caller().uniqueid().equals(event.uniqueid())
                                            && talk.bridge().equals(event.bridgeUniqueid()));
                    play.send(
                            CancelAtxferAction.builder(talk.caller().channel()).build());
                    // to hang up all channels before this is over can crash Asterisk 22
                    Stage.get(gone);
                    Stage.get(back);
                });
    }

    /** Transfers are to extensions of digits: Asterisk plays those into the channel as DTMF. */
    private static boolean isAt(String exten, ChannelEvent event) {
        return String.valueOf(event.channel()).startsWith("Local/" + exten + "@lab");
    }

    private static void parking(Scenes scenes) {
        scenes.play("Park", play -> {
                    Talk talk = play.stage().talk();
                    CompletableFuture<ParkedCallEvent> parked =
                            play.stage().await(ParkedCallEvent.class, event -> true);
                    play.send(ParkAction.builder(talk.callee().channel()).build());
                    assertThat(Stage.get(parked).parkinglot()).isEqualTo("default");
                })
                .play("ParkedCalls", play -> {
                    CompletableFuture<ParkedCallEvent> parked =
                            play.stage().await(ParkedCallEvent.class, event -> true);
                    play.stage().call("park");
                    Stage.get(parked);
                    assertThat(play.send(ParkedCallsAction.builder().build()))
                            .extracting(ParkedCallEvent::parkinglot)
                            .contains("default");
                })
                .play(
                        "Parkinglots",
                        play -> assertThat(play.send(ParkinglotsAction.builder().build()))
                                .extracting(ParkinglotEvent::nameValue)
                                .contains("default", "short"));
    }
}
