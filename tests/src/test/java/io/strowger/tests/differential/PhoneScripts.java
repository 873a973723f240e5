package io.strowger.tests.differential;

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
        for (String exten : List.of("page", "local-opt", "chanspy")) {
            scenarios.play("dialplan-" + exten, stage -> {
                String unused = Calls.to(stage, exten);
                stage.pass(java.time.Duration.ofMillis(500));
                stage.flush();
                Calls.end(stage);
            });
        }
    }
}
