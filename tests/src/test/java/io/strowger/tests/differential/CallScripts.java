package io.strowger.tests.differential;

import io.strowger.tests.differential.Calls.Talk;

/** What is done to calls: redirected, bridged, transferred, recorded, played to. */
final class CallScripts {
    private CallScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("calls");
        lists(scenarios);
        redirects(scenarios);
        bridges(scenarios);
        ChannelScripts.addTo(scenarios);
    }

    private static void lists(Scenarios scenarios) {
        scenarios.play("call-lists", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused = stage.actor().ask("Action: CoreShowChannels");
            unused = stage.actor().ask("Action: Status");
            unused = stage.actor().ask("Action: Status", "Channel: " + talk.callee(), "AllVariables: true");
            unused = stage.actor().ask("Action: CoreShowChannelMap", "Channel: " + talk.caller());
            unused = stage.actor().ask("Action: BridgeList");
            Calls.end(stage);
        });
    }

    private static void redirects(Scenarios scenarios) {
        scenarios.play("redirect", stage -> {
            String channel = Calls.lasting(stage);
            redirect(stage, "Channel: " + channel, "Exten: echo");
            Calls.end(stage);
        });
        scenarios.play("redirect-talk", stage -> {
            Talk talk = Calls.talk(stage);
            redirect(stage, "Channel: " + talk.caller(), "Exten: echo");
            Calls.end(stage);
        });
        scenarios.play("redirect-both", stage -> {
            Talk talk = Calls.talk(stage);
            redirect(
                    stage,
                    "Channel: " + talk.caller(),
                    "ExtraChannel: " + talk.callee(),
                    "Exten: echo",
                    "ExtraExten: long",
                    "ExtraContext: lab",
                    "ExtraPriority: 1");
            Calls.end(stage);
        });
        scenarios.play("redirect-errors", stage -> {
            String channel = Calls.lasting(stage);
            stage.actor().askAll("""
                    Action: Redirect
                    Channel: %1$s
                    Context: lab
                    Priority: 1

                    Action: Redirect
                    Channel: %1$s
                    Exten: echo
                    Context: lab
                    Priority: nonsense

                    Action: Redirect
                    Channel: %1$s
                    ExtraChannel: Local/nobody@lab-00000001;1
                    Exten: echo
                    Context: lab
                    Priority: 1

                    Action: Redirect
                    Exten: echo
                    Context: lab
                    Priority: 1
                    """.formatted(channel));
            Calls.end(stage);
        });
    }

    private static void redirect(Stage stage, String... lines) {
        String[] action = new String[lines.length + 3];
        action[0] = "Action: Redirect";
        action[1] = "Context: lab";
        action[2] = "Priority: 1";
        System.arraycopy(lines, 0, action, 3, lines.length);
        Entry unused = stage.actor().ask(action);
        unused = stage.observer().event("Newexten", "Application", "Echo");
        stage.flush();
    }

    private static void bridges(Scenarios scenarios) {
        scenarios.play("bridge", stage -> {
            String one = Calls.to(stage, "long");
            String two = Calls.to(stage, "long");
            stage.flush();
            Entry unused = stage.actor().ask("Action: Bridge", "Channel1: " + one, "Channel2: " + two, "Tone: no");
            unused = stage.observer().event("BridgeEnter", "Channel", one);
            unused = stage.observer().event("BridgeEnter", "Channel", two);
            stage.flush();
            unused = stage.actor().ask("Action: BridgeList");
            Calls.end(stage);
        });
        scenarios.play("bridge-info-kick", stage -> {
            Talk talk = Calls.talk(stage);
            Entry unused = stage.actor().ask("Action: BridgeList");
            String id = Calls.header(stage.actor().event("BridgeListItem"), "BridgeUniqueid");
            unused = stage.actor().ask("Action: BridgeInfo", "BridgeUniqueid: " + id);
            unused = stage.actor().ask("Action: BridgeKick", "BridgeUniqueid: " + id, "Channel: " + talk.callee());
            stage.untilNoChannels();
        });
        scenarios.play("bridge-destroy", stage -> {
            Talk unused = Calls.talk(stage);
            Entry answer = stage.actor().ask("Action: BridgeList");
            String id = Calls.header(stage.actor().event("BridgeListItem"), "BridgeUniqueid");
            answer = stage.actor().ask("Action: BridgeDestroy", "BridgeUniqueid: " + id);
            stage.untilNoChannels();
        });
    }
}
