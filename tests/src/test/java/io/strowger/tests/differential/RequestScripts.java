package io.strowger.tests.differential;

/** What a server without calls answers to actions that only ask, or that change only a setting. */
final class RequestScripts {
    private RequestScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("requests");
        requests(scenarios, "core", """
                Action: Ping

                Action: CoreSettings

                Action: CoreStatus

                Action: ListCommands

                Action: LoggerRotate
                """);
        requests(scenarios, "no-channels", """
                Action: CoreShowChannels

                Action: Status

                Action: BridgeList

                Action: BridgeList
                BridgeType: basic

                Action: BridgeTechnologyList
                """);
        requests(scenarios, "bridge-technologies", """
                Action: BridgeTechnologySuspend
                BridgeTechnology: holding_bridge

                Action: BridgeTechnologyList

                Action: BridgeTechnologyUnsuspend
                BridgeTechnology: holding_bridge
                """);
        queues(scenarios);
        media(scenarios);
        scenarios.play("requests-iax", stage -> {
            stage.actor().askAll("""
                    Action: IAXpeerlist

                    Action: IAXpeers

                    Action: IAXregistry
                    """);
            String unused = stage.actor().send("Action: IAXnetstats");
        });
        SystemScripts.addTo(scenarios);
        requests(scenarios, "sip", """
                        Action: SIPpeers

                        Action: SIPpeerstatus

                        Action: SIPpeerstatus
                        Peer: 7003

                        Action: SIPshowpeer
                        Peer: 7002

                        Action: SIPshowregistry

                        Action: SIPqualifypeer
                        Peer: 7002

                        Action: SIPnotify
                        Channel: SIP/nobody
                        Variable: Event=check-sync
                        """);
        scenarios.only(16);
    }

    private static void queues(Scenarios scenarios) {
        requests(scenarios, "queues", """
                Action: QueueStatus

                Action: QueueStatus
                Queue: support

                Action: QueueStatus
                Queue: support
                Member: Local/fast@members/n

                Action: QueueStatus
                Member: Local/slow@members/n

                Action: QueueStatus
                Queue: nowhere

                Action: QueueSummary

                Action: QueueSummary
                Queue: sales

                Action: QueueSummary
                Queue: nowhere

                Action: QueueRule

                Action: QueueRule
                Rule: widen
                """);
        requests(scenarios, "parking", """
                Action: Parkinglots

                Action: ParkedCalls

                Action: ParkedCalls
                ParkingLot: short
                """);
        requests(scenarios, "conferences", """
                Action: ConfbridgeListRooms

                Action: ConfbridgeList
                Conference: 1000

                Action: MeetmeListRooms

                Action: MeetmeList
                """);
        requests(scenarios, "agents", "Action: Agents");
    }

    private static void media(Scenarios scenarios) {
        requests(scenarios, "voicemail", """
                Action: VoicemailUsersList

                Action: VoicemailUserStatus
                Context: default
                Mailbox: 6001

                Action: VoicemailRefresh

                Action: VoicemailBoxSummary
                Context: default
                Mailbox: 6001

                Action: MailboxCount
                Mailbox: 6001@default

                Action: MailboxCount
                Mailbox: 6001

                Action: MailboxStatus
                Mailbox: 6001@default

                Action: MailboxStatus
                Mailbox: 6001@default,6002@default
                """);
        scenarios.play("requests-fax", stage -> {
            stage.actor().askAll("Action: FAXSessions");
            String unused = stage.actor().send("Action: FAXStats");
            Entry ignored = stage.actor().event("FAXStats");
        });
        requests(scenarios, "hardware", """
                Action: DAHDIShowChannels

                Action: DAHDIShowChannels
                DAHDIChannel: 1

                Action: DAHDIShowStatus

                Action: PRIShowSpans

                Action: PRIDebugFileUnset
                """);
    }

    static void requests(Scenarios scenarios, String name, String actions) {
        scenarios.play("requests-" + name, stage -> {
            stage.actor().askAll(actions);
            stage.flush();
        });
    }
}
