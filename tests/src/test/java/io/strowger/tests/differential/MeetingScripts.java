package io.strowger.tests.differential;

import io.strowger.tests.differential.Calls.Talk;

/** Conferences, parking and transfers. */
final class MeetingScripts {
    private MeetingScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("conference");
        conferences(scenarios);
        scenarios.group("parking");
        parking(scenarios);
        scenarios.group("transfer");
        transfers(scenarios);
    }

    private static void conferences(Scenarios scenarios) {
        scenarios.play("conference", stage -> {
            String one = join(stage, "conf");
            String two = join(stage, "conf-admin");
            stage.actor().askAll("""
                    Action: ConfbridgeListRooms

                    Action: ConfbridgeList
                    Conference: 1000

                    Action: ConfbridgeMute
                    Conference: 1000
                    Channel: %1$s

                    Action: ConfbridgeUnmute
                    Conference: 1000
                    Channel: %1$s

                    Action: ConfbridgeMute
                    Conference: 1000
                    Channel: Local/nobody@lab-00000001;1

                    Action: ConfbridgeLock
                    Conference: 1000

                    Action: ConfbridgeList
                    Conference: 1000

                    Action: ConfbridgeUnlock
                    Conference: 1000

                    Action: ConfbridgeSetSingleVideoSrc
                    Conference: 1000
                    Channel: %1$s

                    Action: ConfbridgeKick
                    Conference: 1000
                    Channel: Local/nobody@lab-00000001;1

                    Action: ConfbridgeKick
                    Conference: 1000
                    Channel: %1$s
                    """.formatted(one));
            Entry unused = stage.observer().event("ConfbridgeLeave", "Channel", one);
            unused = stage.observer().event("Hangup", "Channel", one);
            stage.flush();
            unused = stage.actor().ask("Action: ConfbridgeKick", "Conference: 1000", "Channel: all");
            unused = stage.observer().event("ConfbridgeLeave", "Channel", two);
            stage.untilNoChannels();
        });
        scenarios.play("conference-muted", stage -> {
            String unused = join(stage, "conf-muted");
            Entry list = stage.actor().ask("Action: ConfbridgeList", "Conference: 1000");
            list = stage.actor().ask("Action: ConfbridgeKick", "Conference: 1000", "Channel: participants");
            stage.untilNoChannels();
        });
        scenarios.play("conference-waiting", stage -> {
            String unused = join(stage, "conf-waiting");
            Entry list = stage.actor().ask("Action: ConfbridgeList", "Conference: 1001");
            list = stage.actor().ask("Action: ConfbridgeListRooms");
            Calls.end(stage);
        });
        scenarios.play("conference-record", stage -> {
            String unused = join(stage, "conf");
            Entry answer =
                    stage.actor().ask("Action: ConfbridgeStartRecord", "Conference: 1000", "RecordFile: lab-conf.wav");
            answer = stage.observer().event("ConfbridgeRecord");
            stage.flush();
            answer = stage.actor().ask("Action: ConfbridgeStartRecord", "Conference: 1000");
            answer = stage.actor().ask("Action: ConfbridgeStopRecord", "Conference: 1000");
            answer = stage.observer().event("ConfbridgeStopRecord");
            stage.flush();
            answer = stage.actor().ask("Action: ConfbridgeStopRecord", "Conference: 1000");
            Calls.end(stage);
        });
        scenarios.play("bridge-wait", stage -> {
            String unused = Calls.to(stage, "bridgewait");
            Entry enter = stage.observer().event("BridgeEnter");
            stage.flush();
            enter = stage.actor().ask("Action: BridgeList");
            Calls.end(stage);
        });
    }

    private static String join(Stage stage, String exten) {
        String channel = Calls.to(stage, exten);
        Entry unused = stage.observer().event("ConfbridgeJoin", "Channel", channel);
        stage.flush();
        return channel;
    }

    private static void parking(Scenarios scenarios) {
        scenarios.play("park-retrieve", stage -> {
            String parked = Calls.to(stage, "park");
            String space = Calls.header(stage.observer().event("ParkedCall", "ParkeeChannel", parked), "ParkingSpace");
            stage.flush();
            Entry unused = stage.actor().ask("Action: ParkedCalls");
            String other = Calls.toContext(stage, "parkedcalls", space);
            unused = stage.observer().event("UnParkedCall", "ParkeeChannel", parked);
            unused = stage.observer().event("BridgeEnter", "Channel", other);
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("park-give-up", stage -> {
            String parked = Calls.to(stage, "park");
            Entry unused = stage.observer().event("ParkedCall", "ParkeeChannel", parked);
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("park-timeout", stage -> {
            String parked = Calls.to(stage, "park-short");
            Entry unused = stage.observer().event("ParkedCall", "ParkeeChannel", parked);
            unused = stage.observer().event("ParkedCallTimeOut", "ParkeeChannel", parked);
            unused = stage.observer().event("UserEvent", "UserEvent", "ParkTimeout");
            stage.untilNoChannels();
        });
        scenarios.play("park-action", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused = stage.actor()
                    .ask(
                            "Action: Park",
                            "Channel: " + talk.callee(),
                            "TimeoutChannel: " + talk.caller(),
                            "AnnounceChannel: " + talk.caller(),
                            "Timeout: 30000",
                            "Parkinglot: default");
            unused = stage.observer().event("ParkedCall");
            stage.flush();
            unused = stage.actor().ask("Action: ParkedCalls", "ParkingLot: default");
            Calls.end(stage);
        });
        scenarios.play("park-errors", stage -> {
            String channel = Calls.lasting(stage);
            Entry unused = stage.actor().ask("Action: Park", "Channel: " + channel, "Parkinglot: nowhere");
            unused = stage.actor().ask("Action: Park", "Channel: " + channel, "Timeout: nonsense");
            unused = stage.actor().ask("Action: ParkedCalls", "ParkingLot: nowhere");
            stage.flush();
            Calls.end(stage);
        });
    }

    private static void transfers(Scenarios scenarios) {
        scenarios.play("transfer-blind", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused = stage.actor()
                    .ask("Action: BlindTransfer", "Channel: " + talk.caller(), "Exten: echo", "Context: lab");
            unused = stage.observer().event("BlindTransfer");
            unused = stage.observer().event("Newexten", "Application", "Echo");
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("transfer-blind-errors", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused = stage.actor()
                    .ask("Action: BlindTransfer", "Channel: " + talk.caller(), "Exten: nowhere", "Context: lab");
            stage.flush();
            unused = stage.actor()
                    .ask("Action: BlindTransfer", "Channel: " + talk.caller(), "Exten: echo", "Context: nowhere");
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("transfer-attended", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused =
                    stage.actor().ask("Action: Atxfer", "Channel: " + talk.caller(), "Exten: 260", "Context: lab");
            unused = stage.observer().event("DialEnd", "DialStatus", "ANSWER", "DestChannel", "Local/260@lab-*;1");
            unused = stage.observer().event("BridgeEnter", "Channel", "Local/260@lab-*;1");
            unused = stage.observer()
                    .event("VarSet", "Channel", talk.caller(), "Variable", "BRIDGEPEER", "Value", "Local/260@lab-*;1");
            stage.flush();
            stage.pass(java.time.Duration.ofMillis(300));
            unused = stage.actor().ask("Action: Hangup", "Channel: " + talk.caller());
            unused = stage.observer().event("AttendedTransfer");
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("transfer-attended-cancelled", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused =
                    stage.actor().ask("Action: Atxfer", "Channel: " + talk.caller(), "Exten: 330", "Context: lab");
            unused = stage.observer().event("Newstate", "Channel", "Local/330@lab-*;1", "ChannelStateDesc", "Ringing");
            stage.flush();
            unused = stage.actor().ask("Action: CancelAtxfer", "Channel: " + talk.caller());
            unused = stage.observer().event("MusicOnHoldStop");
            stage.pass(java.time.Duration.ofMillis(300));
            stage.flush();
            Calls.end(stage);
        });
    }
}
