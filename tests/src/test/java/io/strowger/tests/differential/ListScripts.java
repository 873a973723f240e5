package io.strowger.tests.differential;

import java.util.List;

/** What a server without calls answers to the actions that only ask. */
final class ListScripts {
    private ListScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("lists");
        scenarios.play(
                "core", stage -> ask(stage, "Ping", "CoreSettings", "CoreStatus", "ListCommands", "LoggerRotate"));
        scenarios.play(
                "no-channels", stage -> ask(stage, "CoreShowChannels", "Status", "BridgeList", "BridgeTechnologyList"));
        scenarios.play("queues", stage -> ask(stage, "QueueStatus", "QueueSummary", "QueueRule"));
        scenarios.play("parking-lots", stage -> ask(stage, "Parkinglots", "ParkedCalls"));
        scenarios.play("no-conferences", stage -> ask(stage, "ConfbridgeList", "ConfbridgeListRooms"));
        scenarios.play("agents", stage -> ask(stage, "Agents"));
        scenarios.play("mailboxes", stage -> ask(stage, "VoicemailUsersList"));
    }

    private static void ask(Stage stage, String... actions) {
        for (String action : List.of(actions)) {
            Entry unused = stage.actor().ask("Action: " + action);
        }
    }
}
