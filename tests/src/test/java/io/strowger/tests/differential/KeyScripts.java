package io.strowger.tests.differential;

import io.strowger.tests.differential.Calls.Talk;
import java.time.Duration;

/** Options of Dial that do something before the talk, and the keys that do something within it. */
final class KeyScripts {
    private KeyScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("dial-options");
        option(scenarios, "dial-announcement", "A(beep)");
        option(scenarios, "dial-predial-callee", "b(sub^s^1(one^two))");
        option(scenarios, "dial-predial-caller", "B(sub^s^1(one^two))");
        option(scenarios, "dial-subroutine", "U(sub^one^two)");
        option(scenarios, "dial-dtmf", "D(ww12:34)");
        results(scenarios);
        scenarios.group("keys");
        keys(scenarios);
    }

    /** A call with an option of Dial, until both talk. */
    private static void option(Scenarios scenarios, String name, String option) {
        scenarios.play(name, stage -> {
            extension(stage, "lab-dial", name, 1, "Dial", "Local/long@lab/n,10," + option);
            String caller = Calls.toContext(stage, "lab-dial", name);
            Entry unused = stage.observer().event("BridgeEnter", "Channel", caller);
            unused = stage.observer().event("Newexten", "Channel", "Local/long@lab-*;2", "Application", "Wait");
            stage.flush();
            Calls.end(stage);
        });
    }

    private static void results(Scenarios scenarios) {
        scenarios.play("dial-subroutine-busy", stage -> {
            extension(stage, "lab-busy", "s", 1, "Set", "GOSUB_RESULT=BUSY");
            extension(stage, "lab-busy", "s", 2, "Return", "");
            refused(stage, "U(lab-busy)");
        });
        scenarios.play("dial-subroutine-continue", stage -> {
            extension(stage, "lab-continue", "s", 1, "Set", "GOSUB_RESULT=CONTINUE");
            extension(stage, "lab-continue", "s", 2, "Return", "");
            refused(stage, "U(lab-continue)");
        });
        scenarios.play("dial-goto", stage -> {
            extension(stage, "lab-dial", "apart", 1, "NoOp", "one");
            extension(stage, "lab-dial", "apart", 2, "NoOp", "two");
            extension(stage, "lab-dial", "apart", 3, "NoOp", "three");
            extension(stage, "lab-dial", "apart", 4, "Wait", "60");
            extension(stage, "lab-dial", "dial-goto", 1, "Dial", "Local/long@lab/n,10,G(lab-dial^apart^1)");
            String caller = Calls.toContext(stage, "lab-dial", "dial-goto");
            Entry unused =
                    stage.observer().event("Newexten", "Channel", caller, "Application", "Wait", "Extension", "apart");
            unused = stage.observer().event("Newexten", "Application", "Wait", "Extension", "apart");
            stage.flush();
            Calls.end(stage);
        });
    }

    /** The one who answered is refused by a subroutine, and the caller goes on. */
    private static void refused(Stage stage, String option) {
        extension(stage, "lab-dial", "refused", 1, "Dial", "Local/long@lab/n,10," + option);
        extension(stage, "lab-dial", "refused", 2, "Wait", "60");
        String caller = Calls.toContext(stage, "lab-dial", "refused");
        Entry unused = stage.observer().event("Newexten", "Channel", caller, "Application", "Wait");
        stage.flush();
        Calls.end(stage);
    }

    /** Writes a step of the dialplan. */
    static void extension(Stage stage, String context, String exten, int priority, String application, String data) {
        Entry unused = stage.actor()
                .ask(
                        "Action: DialplanExtensionAdd",
                        "Context: " + context,
                        "Extension: " + exten,
                        "Priority: " + priority,
                        "Application: " + application,
                        "ApplicationData: " + data,
                        "Replace: yes");
    }

    private static void keys(Scenarios scenarios) {
        scenarios.play("keys-disconnect", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.caller(), "*0");
            stage.untilNoChannels();
        });
        scenarios.play("keys-disconnect-callee", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.callee(), "*0");
            stage.untilNoChannels();
        });
        scenarios.play("keys-blind", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.caller(), "#1");
            press(stage, talk.caller(), "260");
            transferred(stage);
        });
        scenarios.play("keys-blind-callee", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.callee(), "#1");
            press(stage, talk.callee(), "260");
            transferred(stage);
        });
        scenarios.play("keys-park", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.caller(), "#72");
            Entry unused = stage.observer().event("ParkedCall");
            stage.pass(Duration.ofMillis(200));
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("keys-record", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.caller(), "*3");
            Entry unused = stage.observer().event("MixMonitorStart");
            stage.pass(Duration.ofMillis(500));
            stage.flush();
            press(stage, talk.caller(), "*3");
            unused = stage.observer().event("MixMonitorStop");
            stage.flush();
            Calls.end(stage);
        });
        scenarios.play("keys-passed-on", stage -> {
            Talk talk = Calls.talk(stage);
            press(stage, talk.caller(), "5");
            stage.pass(Duration.ofMillis(300));
            press(stage, talk.caller(), "#");
            String far = talk.callee().replace(";1", ";2");
            Entry unused = stage.observer().event("DTMFEnd", "Channel", far, "Digit", "#");
            stage.flush();
            Calls.end(stage);
        });
    }

    private static void transferred(Stage stage) {
        Entry unused = stage.observer().event("BlindTransfer");
        unused = stage.observer().event("Newexten", "Extension", "260", "Application", "Wait");
        stage.flush();
        Calls.end(stage);
    }

    /** Lets whoever is behind a channel press keys, one after the other. */
    private static void press(Stage stage, String channel, String keys) {
        String behind = channel.replace(";1", ";2");
        for (String key : keys.split("")) {
            Entry unused =
                    stage.actor().ask("Action: PlayDTMF", "Channel: " + behind, "Digit: " + key, "Duration: 100");
            unused = stage.observer().event("DTMFEnd", "Channel", channel, "Digit", key);
            stage.flush();
        }
    }
}
