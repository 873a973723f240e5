package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.List;

/** Calls that scripts need before they come to the point. */
final class Calls {
    private Calls() {}

    /**
     * Two channels that talk to each other, each of them one half of a Local channel whose other half waits.
     *
     * @param caller the one that runs Dial
     * @param callee the one that was dialled
     */
    record Talk(String caller, String callee) {}

    /** Places a call whose one end stays silent, and whose other end is at that extension; returns the latter's channel. */
    static String to(Stage stage, String exten, String... more) {
        return toContext(stage, "lab", exten, more);
    }

    /** The same with an extension of any context. */
    static String toContext(Stage stage, String context, String exten, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "Action: Originate",
                "Channel: Local/long@lab/n",
                "Context: " + context,
                "Exten: " + exten,
                "Priority: 1",
                "Async: true"));
        lines.addAll(List.of(more));
        Entry unused = stage.actor().ask(lines.toArray(String[]::new));
        String channel = header(stage.observer().event("OriginateResponse"), "Channel");
        untilSilent(stage);
        return channel;
    }

    /** A call that stays until it is hung up; returns the channel that was called. */
    static String lasting(Stage stage) {
        Entry unused = stage.actor()
                .ask("Action: Originate", "Channel: Local/long@lab/n", "Application: Wait", "Data: 600", "Async: true");
        String channel = header(stage.observer().event("OriginateResponse"), "Channel");
        untilSilent(stage);
        unused = stage.observer().event("DeviceStateChange", "Device", "Local/long@lab", "State", "INUSE");
        stage.flush();
        return channel;
    }

    /** Waits until the end that stays silent is through with its Answer, which waits for sound for half a second. */
    private static void untilSilent(Stage stage) {
        Entry unused = stage.observer().event("Newexten", "Channel", "Local/long@lab-*;2", "Application", "Wait");
    }

    /** Two channels that talk to each other until they are hung up. */
    static Talk talk(Stage stage) {
        String caller = to(stage, "dial-long");
        Entry unused = stage.observer().event("BridgeEnter", "Channel", caller);
        String callee = header(stage.observer().event("BridgeEnter"), "Channel");
        untilSilent(stage);
        stage.flush();
        return new Talk(caller, callee);
    }

    /** Hangs up all channels and waits for their end. */
    static void end(Stage stage) {
        Entry unused = stage.actor().ask("Action: Hangup", "Channel: /^Local.long@lab.*;1$/");
        stage.untilNoChannels();
    }

    /** A header that has to be there. */
    static String header(Entry entry, String name) {
        String value = entry.header(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + entry);
        }
        return value;
    }
}
