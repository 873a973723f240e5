package io.strowger.tests.differential;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.FieldFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every action of the catalog with what cannot work: about things that do not exist, and without each of the parameters that
 * it needs. One scenario for each of Asterisk's source files.
 */
final class RefusalScripts {
    /** Those that are sent elsewhere, each with the reason why not here. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("CreateConfig", "makes a file; see config"),
            Map.entry("DAHDIRestart", "ends the session where there is no hardware; see requests-system"),
            Map.entry("DBPut", "has nothing that could not exist; see database"),
            Map.entry("DialplanExtensionAdd", "has nothing that could not exist; see requests-dialplan"),
            Map.entry("Events", "changes what the session receives; see masks"),
            Map.entry("Filter", "changes what the session receives; see masks"),
            Map.entry("IAXnetstats", "answers without an envelope; see requests-iax"),
            Map.entry("Login", "is about the session; see login"),
            Map.entry("Logoff", "ends the session; see login"),
            Map.entry("MWIUpdate", "has nothing that could not exist; see mailbox-states"),
            Map.entry("Originate", "has a group of its own"),
            Map.entry("Reload", "reloads everything; see requests-system"),
            Map.entry("UpdateConfig", "has a group of its own; see config"),
            Map.entry("UserEvent", "has nothing that could not exist; see masks"),
            Map.entry("WaitEvent", "waits; see requests-system"));

    /** What does not exist, by the name of the parameter; else the value is {@code nothing}. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("Channel", "Local/nobody@lab-00000001;1"),
            Map.entry("Channel1", "Local/nobody@lab-00000001;1"),
            Map.entry("Channel2", "Local/nobody@lab-00000002;1"),
            Map.entry("AuthType", "MD5"),
            Map.entry("BridgeUniqueid", "01234567-89ab-cdef-0123-456789abcdef"),
            Map.entry("Conference", "9999"),
            Map.entry("DAHDIChannel", "1"),
            Map.entry("Digit", "5"),
            Map.entry("Direction", "in"),
            Map.entry("Interface", "Local/nobody@lab"),
            Map.entry("LoadType", "reload"),
            Map.entry("Mailbox", "nobody@nowhere"),
            Map.entry("Meetme", "9999"),
            Map.entry("MsgType", "D"),
            Map.entry("Number", "5"),
            Map.entry("Paused", "true"),
            Map.entry("Penalty", "1"),
            Map.entry("Priority", "1"),
            Map.entry("RingInUse", "yes"),
            Map.entry("SessionNumber", "4711"),
            Map.entry("Span", "1"),
            Map.entry("State", "on"),
            Map.entry("Timeout", "1"),
            Map.entry("Usernum", "1"),
            Map.entry("Variable", "NOTHING"));

    private RefusalScripts() {}

    static void addTo(Scenarios scenarios, int version) {
        Map<String, List<ActionFact>> sources = new TreeMap<>();
        for (ActionFact action : Catalog.load().actions()) {
            if (action.in().contains(version) && !LEFT_OUT.containsKey(action.name())) {
                sources.computeIfAbsent(sourceOf(action), any -> new ArrayList<>())
                        .add(action);
            }
        }
        scenarios.group("refusals");
        sources.forEach((source, actions) ->
                scenarios.play("refusals-" + source, stage -> actions.forEach(action -> ask(stage.actor(), action))));
    }

    private static String sourceOf(ActionFact action) {
        String file = action.source().substring(action.source().lastIndexOf('/') + 1);
        return file.substring(0, file.indexOf('.'));
    }

    private static void ask(Connection actor, ActionFact action) {
        List<String> whole = new ArrayList<>(List.of("Action: " + action.name()));
        for (FieldFact parameter : action.parameters()) {
            if (parameter.required()) {
                whole.add(parameter.name() + ": " + VALUES.getOrDefault(parameter.name(), "nothing"));
            }
        }
        Entry unused = actor.ask(whole.toArray(String[]::new));
        for (int i = 1; i < whole.size(); i++) {
            List<String> lacking = new ArrayList<>(whole);
            lacking.remove(i);
            unused = actor.ask(lacking.toArray(String[]::new));
        }
    }
}
