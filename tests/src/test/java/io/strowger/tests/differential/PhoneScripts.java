package io.strowger.tests.differential;

import io.strowger.tests.differential.Calls.Talk;
import java.util.List;

/** Telephones, agents and voicemail: what needs more than Local channels. */
final class PhoneScripts {
    private PhoneScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("pjsip");
        scenarios.play("pjsip-lists", stage -> stage.actor().askAll("""
                Action: PJSIPShowEndpoints

                Action: PJSIPShowEndpoint
                Endpoint: 6001

                Action: PJSIPShowEndpoint
                Endpoint: 6002

                Action: PJSIPShowAors

                Action: PJSIPShowAuths

                Action: PJSIPShowContacts

                Action: PJSIPShowRegistrationInboundContactStatuses

                Action: PJSIPShowRegistrationsInbound

                Action: PJSIPShowRegistrationsOutbound

                Action: PJSIPShowResourceLists

                Action: PJSIPShowSubscriptionsInbound

                Action: PJSIPShowSubscriptionsOutbound

                Action: DeviceStateList

                Action: ExtensionStateList
                """));
        scenarios.play("pjsip-actions", stage -> {
            stage.actor().askAll("""
                    Action: PJSIPQualify
                    Endpoint: 6001

                    Action: PJSIPQualify
                    Endpoint: 6002

                    Action: PJSIPNotify
                    Endpoint: 6001
                    Variable: Event=check-sync

                    Action: PJSIPNotify
                    Endpoint: 6001
                    Option: lab-reboot

                    Action: PJSIPNotify
                    Endpoint: 6001

                    Action: PJSIPNotify
                    Variable: Event=check-sync
                    """);
            stage.flush();
        });
        scenarios.play("pjsip-originate", stage -> {
            Entry unused = stage.actor()
                    .ask("Action: Originate", "Channel: PJSIP/6001", "Application: Wait", "Data: 1", "Async: true");
            unused = stage.observer().event("OriginateResponse");
            stage.untilNoChannels();
        });
        scenarios.play("pjsip-dial", stage -> {
            String channel = Calls.to(stage, "dial-sip");
            Entry unused = stage.observer().event("BridgeEnter", "Channel", channel);
            unused = stage.observer().event("BridgeEnter", "Channel", "PJSIP/6001-*");
            stage.flush();
            unused = stage.actor().ask("Action: Hangup", "Channel: /^PJSIP.6001-.*/", "Cause: 16");
            unused = stage.observer().event("UserEvent", "UserEvent", "DialResult");
            stage.flush();
            Calls.end(stage);
        });
        agents(scenarios);
        voicemail(scenarios);
        pickups(scenarios);
    }

    private static void agents(Scenarios scenarios) {
        scenarios.group("agents");
        scenarios.play("agent-login", stage -> {
            String channel = Calls.to(stage, "agent-login");
            Entry unused = stage.observer().event("AgentLogin", "Channel", channel);
            stage.flush();
            unused = stage.actor().ask("Action: Agents");
            unused = stage.actor().ask("Action: AgentLogoff", "Agent: 1002");
            unused = stage.actor().ask("Action: AgentLogoff", "Agent: 1001", "Soft: no");
            unused = stage.observer().event("AgentLogoff");
            stage.flush();
            unused = stage.actor().ask("Action: Agents");
            Calls.end(stage);
        });
    }

    private static void voicemail(Scenarios scenarios) {
        scenarios.group("voicemail");
        scenarios.play("voicemail-message", stage -> {
            String channel = Calls.to(stage, "vm");
            Entry unused = stage.observer().event("VarSet", "Channel", channel, "Variable", "VMSTATUS");
            stage.untilNoChannels();
            stage.actor().askAll("""
                    Action: MailboxCount
                    Mailbox: 6001@default

                    Action: MailboxStatus
                    Mailbox: 6001@default

                    Action: VoicemailUserStatus
                    Context: default
                    Mailbox: 6001

                    Action: VoicemailUsersList
                    """);
        });
    }

    private static void pickups(Scenarios scenarios) {
        scenarios.group("pickup");
        scenarios.play("pickup", stage -> {
            String target = Calls.to(stage, "pickup-target");
            Entry unused =
                    stage.observer().event("Newstate", "Channel", "Local/ring@lab-*;1", "ChannelStateDesc", "Ringing");
            stage.flush();
            String unusedPicker = Calls.to(stage, "pickup-mark");
            unused = stage.observer().event("Pickup");
            unused = stage.observer().event("BridgeEnter", "Channel", target);
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("dialplan-local-opt", stage -> {
            String unused = Calls.to(stage, "local-opt");
            stage.pass(java.time.Duration.ofMillis(500));
            stage.flush();
            Calls.end(stage);
        });
        scenarios.group("listening");
        listening(scenarios);
    }

    /** Who hears others, and is not heard: phones that are paged, and somebody who listens to a call. */
    private static void listening(Scenarios scenarios) {
        scenarios.play("dialplan-page", stage -> {
            KeyScripts.extension(stage, "lab-page", "page", 1, "Page", "Local/260@lab/n&Local/301@lab/n,,10");
            String caller = Calls.toContext(stage, "lab-page", "page");
            Entry unused = stage.observer().event("ConfbridgeJoin", "Channel", "Local/260@lab-*;1");
            unused = stage.observer().event("ConfbridgeJoin", "Channel", caller);
            unused = stage.observer().event("ConfbridgeJoin", "Channel", "Local/301@lab-*;1");
            unused = stage.observer().event("Newexten", "Channel", "Local/301@lab-*;2", "Priority", "4");
            stage.flush();
            for (String listener : List.of("Local.301@lab", "Local.260@lab")) {
                unused = stage.actor().ask("Action: Hangup", "Channel: /^" + listener + ".*;1$/");
                unused = stage.observer().event("Hangup", "Channel", listener.replace('.', '/') + "-*;2");
                stage.flush();
            }
            Calls.end(stage);
        });
        scenarios.play("dialplan-chanspy", stage -> {
            Talk talk = Calls.talk(stage);
            KeyScripts.extension(stage, "lab-spy", "spy", 1, "Answer", "");
            KeyScripts.extension(stage, "lab-spy", "spy", 2, "ChanSpy", talk.callee() + ",q");
            String unusedSpy = Calls.toContext(stage, "lab-spy", "spy");
            Entry unused = stage.observer().event("ChanSpyStart");
            stage.flush();
            unused = stage.actor().ask("Action: Hangup", "Channel: " + talk.callee());
            unused = stage.observer().event("ChanSpyStop");
            unused = stage.observer().event("Hangup", "Channel", talk.callee());
            stage.flush();
            Calls.end(stage);
        });
    }
}
