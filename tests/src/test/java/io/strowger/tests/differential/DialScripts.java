package io.strowger.tests.differential;

/** The application Dial, with each way it can end. */
final class DialScripts {
    private DialScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("dial");
        dial(scenarios, "dial-answer");
        dial(scenarios, "dial-busy");
        dial(scenarios, "dial-congestion");
        dial(scenarios, "dial-reject");
        dial(scenarios, "dial-noanswer");
        dial(scenarios, "dial-chanunavail");
        dial(scenarios, "dial-many");
        scenarios.play("dial-forward", stage -> {
            Entry unused = originate(stage, "dial-forward");
            stage.untilNoChannels();
        });
    }

    private static void dial(Scenarios scenarios, String exten) {
        scenarios.play(exten, stage -> {
            Entry unused = originate(stage, exten);
            stage.untilNoChannels();
        });
    }

    private static Entry originate(Stage stage, String exten) {
        Entry unused = stage.actor()
                .ask(
                        "Action: Originate",
                        "Channel: Local/" + exten + "@lab/n",
                        "Application: Wait",
                        "Data: 5",
                        "Async: true");
        return stage.observer().event("Newchannel");
    }
}
