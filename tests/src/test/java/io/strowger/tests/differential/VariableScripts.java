package io.strowger.tests.differential;

/** Variables and functions, of channels and without. */
final class VariableScripts {
    private VariableScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("variables");
        scenarios.play("variables-dialplan", stage -> {
            Entry unused = stage.actor().ask(originate("vars"));
            unused = stage.observer().event("Newchannel");
            stage.untilNoChannels();
        });
        scenarios.play("variables-originate", stage -> {
            Entry unused = stage.actor()
                    .ask(
                            "Action: Originate",
                            "Channel: Local/204@lab",
                            "Context: lab",
                            "Exten: 202",
                            "Priority: 1",
                            "CallerID: \"Ann Caller\" <4321>",
                            "Account: acct-2",
                            "Variable: PLAIN=1,__CHILD=2",
                            "Variable: _LABCASE=originate",
                            "Variable: QUOTED=\"a,b\"");
            unused = stage.observer().event("Newchannel");
            stage.untilNoChannels();
        });
        scenarios.play("variables-actions", VariableScripts::actions);
        scenarios.play("variables-global", stage -> {
            get(stage, "Variable: LABGLOBAL");
            get(stage, "Variable: NOTHING");
            get(stage, "Variable: EXTEN");
            Entry unused = stage.actor().ask("Action: Setvar", "Variable: FRESH", "Value: one, two");
            get(stage, "Variable: FRESH");
            unused = stage.actor().ask("Action: Setvar", "Variable: FRESH", "Value: ");
            get(stage, "Variable: FRESH");
            unused = stage.actor().ask("Action: Setvar", "Value: none");
            unused = stage.actor().ask("Action: Setvar", "Variable: DB(lab/key)", "Value: stored");
            get(stage, "Variable: DB(lab/key)");
            get(stage, "Variable: NOFUNCTION(x)");
            unused = stage.actor().ask("Action: Getvar");
            get(stage, "Channel: Local/nobody@lab-00000001;1", "Variable: EXTEN");
        });
        scenarios.play("hangup-actions", VariableScripts::hangups);
    }

    private static void actions(Stage stage) {
        Entry unused = stage.actor().ask(originate("long"));
        String channel = channelOf(stage);
        for (String variable : new String[] {
            "EXTEN", "CONTEXT", "PRIORITY", "CHANNEL", "UNIQUEID", "CHANNEL(state)", "CHANNEL(language)"
        }) {
            get(stage, "Channel: " + channel, "Variable: " + variable);
        }
        set(stage, channel, "LABCASE", "set by action");
        set(stage, channel, "CALLERID(name)", "New Name");
        set(stage, channel, "CALLERID(num)", "777");
        set(stage, channel, "CHANNEL(accountcode)", "acct-3");
        set(stage, channel, "CDR(userfield)", "field");
        set(stage, channel, "GLOBAL(LABGLOBAL)", "by action");
        get(stage, "Channel: " + channel, "Variable: LABCASE");
        get(stage, "Channel: " + channel, "Variable: CALLERID(all)");
        get(stage, "Channel: " + channel, "Variable: CDR(userfield)");
        unused = stage.actor().ask("Action: Status", "Channel: " + channel, "Variables: LABCASE,NOTHING");
        unused = stage.actor().ask("Action: Hangup", "Channel: " + channel);
        stage.untilNoChannels();
    }

    private static void hangups(Stage stage) {
        Entry unused = stage.actor().ask(originate("long"));
        unused = stage.actor().ask("Action: Hangup", "Channel: " + channelOf(stage), "Cause: 21");
        stage.untilNoChannels();
        unused = stage.actor().ask("Action: Hangup", "Channel: Local/nobody@lab-00000001;1");
        unused = stage.actor().ask("Action: Hangup");
        unused = stage.actor().ask("Action: Hangup", "Channel: /^Local.long@lab.*;1$/");
        unused = stage.actor().ask(originate("long"));
        unused = stage.actor().ask("Action: Hangup", "Channel: " + channelOf(stage), "Cause: 999");
        unused = stage.actor().ask("Action: Hangup", "Channel: /^Local.long@lab.*;1$/", "Cause: 17");
        stage.untilNoChannels();
    }

    private static String channelOf(Stage stage) {
        String channel = stage.observer().event("OriginateResponse").header("Channel");
        Entry unused = stage.observer().event("DeviceStateChange", "State", "INUSE");
        return String.valueOf(channel);
    }

    private static String[] originate(String exten) {
        return new String[] {
            "Action: Originate", "Channel: Local/" + exten + "@lab", "Application: Wait", "Data: 60", "Async: true"
        };
    }

    private static void get(Stage stage, String... headers) {
        String[] lines = new String[headers.length + 1];
        lines[0] = "Action: Getvar";
        System.arraycopy(headers, 0, lines, 1, headers.length);
        Entry unused = stage.actor().ask(lines);
    }

    private static void set(Stage stage, String channel, String variable, String value) {
        Entry unused =
                stage.actor().ask("Action: Setvar", "Channel: " + channel, "Variable: " + variable, "Value: " + value);
    }
}
