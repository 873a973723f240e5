package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.ChangeMonitorAction;
import io.strowger.protocol.action.IaxNetstatsAction;
import io.strowger.protocol.action.IaxPeerlistAction;
import io.strowger.protocol.action.IaxPeersAction;
import io.strowger.protocol.action.IaxRegistryAction;
import io.strowger.protocol.action.MonitorAction;
import io.strowger.protocol.action.PauseMonitorAction;
import io.strowger.protocol.action.SipNotifyAction;
import io.strowger.protocol.action.SipPeersAction;
import io.strowger.protocol.action.SipPeerstatusAction;
import io.strowger.protocol.action.SipQualifypeerAction;
import io.strowger.protocol.action.SipShowpeerAction;
import io.strowger.protocol.action.SipShowregistryAction;
import io.strowger.protocol.action.StopMonitorAction;
import io.strowger.protocol.action.UnpauseMonitorAction;
import io.strowger.protocol.event.PeerEntryEvent;
import io.strowger.protocol.value.Variable;

/** IAX2, chan_sip, Monitor, and what needs telephony cards. */
final class OlderScenes {
    private OlderScenes() {}

    static void addTo(Scenes scenes) {
        iax(scenes);
        sip(scenes);
        monitor(scenes);
        scenes.leaveOut(
                        "needs a telephony card and DAHDI's kernel driver",
                        "DAHDIDNDoff",
                        "DAHDIDNDon",
                        "DAHDIDialOffhook",
                        "DAHDIHangup",
                        "DAHDIRestart",
                        "DAHDIShowChannels",
                        "DAHDIShowStatus",
                        "DAHDITransfer",
                        "PRIDebugFileSet",
                        "PRIDebugFileUnset",
                        "PRIDebugSet",
                        "PRIShowSpans")
                .leaveOut(
                        "needs Cisco Skinny phones; chan_skinny is not loaded",
                        "SKINNYdevices",
                        "SKINNYlines",
                        "SKINNYshowdevice",
                        "SKINNYshowline")
                .leaveOut(
                        "gone before Asterisk 16",
                        "AgentCallbackLogin",
                        "IAX1peers",
                        "Queues",
                        "SetCDRUserField",
                        "ZapDNDoff",
                        "ZapDNDon",
                        "ZapDialOffhook",
                        "ZapHangup",
                        "ZapRestart",
                        "ZapShowChannels",
                        "ZapTransfer");
    }

    private static void iax(Scenes scenes) {
        scenes.play("IAXnetstats", play -> play.send(IaxNetstatsAction.builder().build()))
                .play(
                        "IAXpeers",
                        play -> assertThat(play.send(IaxPeersAction.builder().build()))
                                .extracting(PeerEntryEvent::objectName)
                                .anyMatch(name -> name.startsWith("8001")))
                .play(
                        "IAXpeerlist",
                        play -> assertThat(play.send(IaxPeerlistAction.builder().build()))
                                .extracting(PeerEntryEvent::objectName)
                                .anyMatch(name -> name.startsWith("8001")))
                .play(
                        "IAXregistry",
                        play -> assertThat(play.send(IaxRegistryAction.builder().build()))
                                .isEmpty());
    }

    private static void sip(Scenes scenes) {
        scenes.play(
                        "SIPpeers",
                        play -> assertThat(play.send(SipPeersAction.builder().build()))
                                .extracting(PeerEntryEvent::objectName)
                                .contains("7001", "7002", "7003"))
                .play(
                        "SIPshowpeer",
                        play -> assertThat(play.send(SipShowpeerAction.builder("7001")
                                                .build())
                                        .objectName())
                                .isEqualTo("7001"))
                .play(
                        "SIPpeerstatus",
                        play -> play.send(SipPeerstatusAction.builder().build()))
                .play(
                        "SIPqualifypeer",
                        play -> play.send(SipQualifypeerAction.builder("7003").build()))
                .play(
                        "SIPshowregistry",
                        play -> assertThat(play.send(
                                        SipShowregistryAction.builder().build()))
                                .isNotEmpty())
                .play(
                        "SIPnotify",
                        play -> play.send(SipNotifyAction.builder("SIP/7003", new Variable("Event", "check-sync"))
                                .build()));
    }

    private static void monitor(Scenes scenes) {
        scenes.play("Monitor", OlderScenes::start)
                .play(
                        "ChangeMonitor",
                        play -> play.send(ChangeMonitorAction.builder(start(play), "scene-other")
                                .build()))
                .play(
                        "PauseMonitor",
                        play -> play.send(
                                PauseMonitorAction.builder(start(play)).build()))
                .play("UnpauseMonitor", play -> {
                    String channel = start(play);
                    play.send(PauseMonitorAction.builder(channel).build());
                    play.send(UnpauseMonitorAction.builder(channel).build());
                })
                .play(
                        "StopMonitor",
                        play -> play.send(StopMonitorAction.builder(start(play)).build()));
    }

    private static String start(Play play) {
        String channel = play.stage().call("long").channel();
        play.send(MonitorAction.builder(channel).file("scene").format("wav").build());
        return channel;
    }
}
