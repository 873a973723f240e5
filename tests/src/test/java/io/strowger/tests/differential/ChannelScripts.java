package io.strowger.tests.differential;

import io.strowger.tests.differential.Calls.Talk;
import java.util.List;

/** What is done to one channel, what the dialplan does by itself, and commands of AGI. */
final class ChannelScripts {
    private ChannelScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("channels");
        channels(scenarios);
        recordings(scenarios);
        agi(scenarios);
        scenarios.group("dialplan");
        for (String exten : List.of(
                "userevent",
                "dtmf",
                "gosub",
                "celuser",
                "presence",
                "handlers",
                "softhangup",
                "moh",
                "progress",
                "mixmon",
                "playback")) {
            dialplan(scenarios, exten);
        }
        scenarios.play("dialplan-milliwatt", stage -> {
            String unused = Calls.to(stage, "milliwatt");
            stage.flush();
            Calls.end(stage);
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
                Entry unused = stage.actor()
                        .ask("Action: PlayDTMF", "Channel: " + talk.callee(), "Digit: " + digit, "Duration: 100");
                stage.pass(java.time.Duration.ofMillis(250));
                stage.flush();
            }
            Entry unused = stage.actor()
                    .ask("Action: PlayDTMF", "Channel: " + talk.callee(), "Digit: 7", "Duration: 100", "Receive: true");
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
            stage.pass(java.time.Duration.ofMillis(300));
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
        scenarios
                .play("monitor", stage -> {
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
                unused = stage.actor()
                        .ask("Action: AGI", "Channel: " + channel, "Command: " + command, "CommandID: " + id);
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
