package io.strowger.tests.differential;

import io.strowger.tests.differential.Calls.Talk;
import java.util.List;

/** What is done to calls: redirected, bridged, transferred, recorded, played to. */
final class CallScripts {
    private CallScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("calls");
        lists(scenarios);
        redirects(scenarios);
        bridges(scenarios);
        scenarios.group("channels");
        channels(scenarios);
        recordings(scenarios);
        agi(scenarios);
        scenarios.group("dialplan");
        for (String exten : List.of("userevent", "dtmf", "gosub", "celuser", "presence", "handlers", "softhangup", "moh", "progress")) {
            dialplan(scenarios, exten);
        }
        dialplan(scenarios, "mixmon");
        dialplan(scenarios, "playback");
        scenarios.play("dialplan-milliwatt", stage -> {
            String unused = Calls.to(stage, "milliwatt");
            stage.flush();
            Calls.end(stage);
        });
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

    private static void channels(Scenarios scenarios) {
        scenarios.play("absolute-timeout", stage -> {
            String channel = Calls.lasting(stage);
            Entry unused = stage.actor().ask("Action: AbsoluteTimeout", "Channel: " + channel, "Timeout: 1");
            stage.untilNoChannels();
        });
        scenarios.play("play-dtmf", stage -> {
            Talk talk = Calls.talk(stage);
            for (String digit : List.of("5", "#", "A", "x", "12")) {
                Entry unused = stage.actor().ask(
                        "Action: PlayDTMF", "Channel: " + talk.callee(), "Digit: " + digit, "Duration: 100");
                stage.pass(java.time.Duration.ofMillis(250));
                stage.flush();
            }
            Entry unused = stage.actor().ask(
                    "Action: PlayDTMF", "Channel: " + talk.callee(), "Digit: 7", "Duration: 100", "Receive: true");
            unused = stage.observer().event("DTMFEnd", "Digit", "7");
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("channel-actions", stage -> {
            Talk talk = Calls.talk(stage);
            stage.actor().askAll("""
                    Action: SendText
                    Channel: %1$s
                    Message: hello there

                    Action: SendFlash
                    Channel: %1$s

                    Action: PlayMF
                    Channel: %1$s
                    Digit: 5

                    Action: LocalOptimizeAway
                    Channel: %1$s

                    Action: AOCMessage
                    Channel: %1$s
                    MsgType: D
                    ChargeType: Free

                    Action: AOCMessage
                    Channel: %1$s
                    MsgType: nonsense

                    Action: ControlPlayback
                    Channel: %1$s
                    Control: stop

                    Action: ControlPlayback
                    Channel: %1$s
                    Control: nonsense

                    Action: MuteAudio
                    Channel: %1$s
                    Direction: in
                    State: on

                    Action: MuteAudio
                    Channel: %1$s
                    Direction: in
                    State: off

                    Action: MuteAudio
                    Channel: %1$s
                    Direction: up
                    State: on

                    Action: CancelAtxfer
                    Channel: %1$s
                    """.formatted(talk.callee()));
            stage.flush();
            Calls.end(stage);
        });
    }

    private static void recordings(Scenarios scenarios) {
        scenarios.play("mixmonitor", stage -> {
            String channel = Calls.lasting(stage);
            stage.actor().askAll("""
                    Action: MixMonitor
                    Channel: %1$s
                    File: lab.wav

                    Action: MixMonitorMute
                    Channel: %1$s
                    Direction: read
                    State: 1

                    Action: MixMonitorMute
                    Channel: %1$s
                    Direction: up
                    State: 1

                    Action: StopMixMonitor
                    Channel: %1$s

                    Action: StopMixMonitor
                    Channel: %1$s

                    Action: MixMonitorMute
                    Channel: %1$s
                    Direction: both
                    State: 1
                    """.formatted(channel));
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("monitor", stage -> {
                    String channel = Calls.lasting(stage);
                    stage.actor().askAll("""
                            Action: Monitor
                            Channel: %1$s
                            File: lab-monitor

                            Action: ChangeMonitor
                            Channel: %1$s
                            File: lab-other

                            Action: PauseMonitor
                            Channel: %1$s

                            Action: UnpauseMonitor
                            Channel: %1$s

                            Action: StopMonitor
                            Channel: %1$s

                            Action: StopMonitor
                            Channel: %1$s
                            """.formatted(channel));
                    stage.flush();
                    Calls.end(stage);
                })
                .only(16);
    }

    private static void agi(Scenarios scenarios) {
        scenarios.play("async-agi", stage -> {
            String channel = Calls.to(stage, "asyncagi");
            Entry unused = stage.observer().event("AsyncAGIStart");
            unused = stage.observer().event("DeviceStateChange", "State", "INUSE");
            channel = Calls.header(stage.observer().event("Newexten", "Application", "AGI"), "Channel");
            int number = 0;
            for (String command : List.of(
                    "GET VARIABLE LABGLOBAL",
                    "GET VARIABLE NOTHING",
                    "SET VARIABLE LABCASE agi",
                    "CHANNEL STATUS",
                    "VERBOSE \"hello\" 1",
                    "NONSENSE",
                    "EXEC NoOp \"one,two\"",
                    "ASYNCAGI BREAK")) {
                number++;
                String id = "command-" + number;
                unused = stage.actor().ask("Action: AGI", "Channel: " + channel, "Command: " + command, "CommandID: " + id);
                if (!command.equals("ASYNCAGI BREAK")) {
                    unused = stage.observer().event("AsyncAGIExec", "CommandID", id);
                }
            }
            unused = stage.observer().event("UserEvent", "UserEvent", "AgiResult");
            stage.untilNoChannels();
            unused = stage.actor().ask("Action: AGI", "Channel: " + channel, "Command: ANSWER");
        });
        scenarios.play("async-agi-not", stage -> {
            String channel = Calls.lasting(stage);
            Entry unused = stage.actor().ask("Action: AGI", "Channel: " + channel, "Command: ANSWER");
            Calls.end(stage);
        });
    }

    /** The extension is at the far end of a call whose near end waits, until that ends by itself or is hung up. */
    private static void dialplan(Scenarios scenarios, String exten) {
        scenarios.play("dialplan-" + exten, stage -> {
            Entry unused = stage.actor()
                    .ask(
                            "Action: Originate",
                            "Channel: Local/" + exten + "@lab",
                            "Application: Wait",
                            "Data: 20",
                            "Async: true");
            unused = stage.observer().event("Newchannel");
            stage.untilNoChannels();
        });
    }
}
