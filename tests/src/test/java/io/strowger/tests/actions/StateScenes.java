package io.strowger.tests.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.DeviceStateListAction;
import io.strowger.protocol.action.ExtensionStateAction;
import io.strowger.protocol.action.ExtensionStateListAction;
import io.strowger.protocol.action.FaxSessionAction;
import io.strowger.protocol.action.FaxSessionsAction;
import io.strowger.protocol.action.FaxStatsAction;
import io.strowger.protocol.action.MailboxCountAction;
import io.strowger.protocol.action.MailboxStatusAction;
import io.strowger.protocol.action.MessageSendAction;
import io.strowger.protocol.action.PresenceStateAction;
import io.strowger.protocol.action.PresenceStateListAction;
import io.strowger.protocol.action.SorceryMemoryCacheExpireAction;
import io.strowger.protocol.action.SorceryMemoryCacheExpireObjectAction;
import io.strowger.protocol.action.SorceryMemoryCachePopulateAction;
import io.strowger.protocol.action.SorceryMemoryCacheStaleAction;
import io.strowger.protocol.action.SorceryMemoryCacheStaleObjectAction;
import io.strowger.protocol.action.VoicemailBoxSummaryAction;
import io.strowger.protocol.action.VoicemailForwardAction;
import io.strowger.protocol.action.VoicemailMoveAction;
import io.strowger.protocol.action.VoicemailRefreshAction;
import io.strowger.protocol.action.VoicemailRemoveAction;
import io.strowger.protocol.action.VoicemailUserStatusAction;
import io.strowger.protocol.action.VoicemailUsersListAction;
import io.strowger.protocol.event.ExtensionStatusEvent;
import io.strowger.protocol.event.VoicemailUserDetailEvent;
import io.strowger.protocol.event.VoicemailUserEntryEvent;

/** States of devices and extensions, mailboxes, faxes, messages and caches. */
final class StateScenes {
    private StateScenes() {}

    static void addTo(Scenes scenes) {
        states(scenes);
        mailboxes(scenes);
        others(scenes);
    }

    private static void states(Scenes scenes) {
        scenes.play(
                        "DeviceStateList",
                        play -> assertThat(play.send(
                                        DeviceStateListAction.builder().build()))
                                .isNotEmpty())
                .play("PresenceStateList", play -> {
                    play.stage().call("presence");
                    play.send(PresenceStateListAction.builder().build());
                })
                .play(
                        "PresenceState",
                        play -> assertThat(play.send(PresenceStateAction.builder("CustomPresence:alice")
                                                .build())
                                        .state())
                                .isNotNull())
                .play("ExtensionState", play -> {
                    var state = play.send(
                            ExtensionStateAction.builder("6001", "hints").build());
                    assertThat(state.hint()).isEqualTo("PJSIP/6001");
                    assertThat(state.statusValue()).isNotNull();
                })
                .play(
                        "ExtensionStateList",
                        play -> assertThat(play.send(
                                        ExtensionStateListAction.builder().build()))
                                .extracting(ExtensionStatusEvent::exten)
                                .contains("6001", "6002"));
    }

    private static void mailboxes(Scenes scenes) {
        scenes.play(
                        "MailboxCount",
                        play -> assertThat(play.send(MailboxCountAction.builder("6001@default")
                                                .build())
                                        .newMessages())
                                .isNotNegative())
                .play(
                        "MailboxStatus",
                        play -> assertThat(play.send(MailboxStatusAction.builder("6001@default")
                                                .build())
                                        .waiting())
                                .isNotNegative())
                .play(
                        "VoicemailUsersList",
                        play -> assertThat(play.send(
                                        VoicemailUsersListAction.builder().build()))
                                .extracting(VoicemailUserEntryEvent::voiceMailbox)
                                .contains("6001", "6002"))
                .play(
                        "VoicemailUserStatus",
                        play -> assertThat(play.send(VoicemailUserStatusAction.builder("default", "6001")
                                        .build()))
                                .extracting(VoicemailUserDetailEvent::voiceMailbox)
                                .containsExactly("6001"))
                .play(
                        "VoicemailBoxSummary",
                        play -> play.send(VoicemailBoxSummaryAction.builder("default", "6001")
                                .build()))
                .play(
                        "VoicemailRefresh",
                        play -> play.send(VoicemailRefreshAction.builder().build()))
                // a mailbox without messages: Asterisk reports the failure as a success
                .play(
                        "VoicemailMove",
                        play -> play.send(VoicemailMoveAction.builder("default", "6001", "INBOX", "msg-1", "Old")
                                .build()))
                .play(
                        "VoicemailRemove",
                        play -> play.send(VoicemailRemoveAction.builder("default", "6001", "INBOX", "msg-1")
                                .build()))
                .play(
                        "VoicemailForward",
                        play -> play.send(VoicemailForwardAction.builder(
                                        "default", "6001", "INBOX", "msg-1", "default", "6002", "INBOX")
                                .build()))
                .leaveOut(
                        "needs res_mwi_external, which does not load beside app_voicemail",
                        "MWIGet",
                        "MWIUpdate",
                        "MWIDelete");
    }

    private static void others(Scenes scenes) {
        scenes.play("FAXSessions", play -> play.send(FaxSessionsAction.builder().build()))
                .play(
                        "FAXStats",
                        play -> assertThat(play.send(FaxStatsAction.builder().build()))
                                .hasSize(1))
                .play(
                        "FAXSession",
                        play -> play.refused(FaxSessionAction.builder(4711).build(), ""))
                .play("MessageSend", play -> {
                    play.stage().phone();
                    play.send(MessageSendAction.builder()
                            .destination("pjsip:6001")
                            .from("sip:lab@127.0.0.1")
                            .body("hello")
                            .build());
                })
                // the lab configures no such cache: what is tested is that the server takes the action for what it is
                .play(
                        "SorceryMemoryCacheExpire",
                        play -> play.refused(
                                SorceryMemoryCacheExpireAction.builder("none").build(), "cache"))
                .play(
                        "SorceryMemoryCacheExpireObject",
                        play -> play.refused(
                                SorceryMemoryCacheExpireObjectAction.builder("none", "object")
                                        .build(),
                                "cache"))
                .play(
                        "SorceryMemoryCacheStale",
                        play -> play.refused(
                                SorceryMemoryCacheStaleAction.builder("none").build(), "cache"))
                .play(
                        "SorceryMemoryCacheStaleObject",
                        play -> play.refused(
                                SorceryMemoryCacheStaleObjectAction.builder("none", "object")
                                        .build(),
                                "cache"))
                .play(
                        "SorceryMemoryCachePopulate",
                        play -> play.refused(
                                SorceryMemoryCachePopulateAction.builder("none").build(), "cache"));
    }
}
