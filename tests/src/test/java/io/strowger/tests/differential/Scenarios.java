package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All scenarios there are, by group. */
final class Scenarios {
    /** The groups that need PJSIP/6001 to be registered. */
    static final Set<String> PHONES = Set.of("pjsip", "requests", "refusals");

    private final List<Scenario> scenarios = new ArrayList<>();
    private final Map<String, Set<Integer>> versions = new HashMap<>();
    private String group = "";

    private Scenarios() {}

    /** The scenarios for a version of Asterisk, those of a group one after the other. */
    static List<Scenario> of(int version) {
        Scenarios all = new Scenarios();
        LoginScripts.addTo(all);
        MaskScripts.addTo(all);
        MalformedScripts.addTo(all);
        PermissionScripts.addTo(all);
        OriginateScripts.addTo(all);
        DialScripts.addTo(all);
        KeyScripts.addTo(all);
        RequestScripts.addTo(all);
        RefusalScripts.addTo(all, version);
        StateScripts.addTo(all);
        CallScripts.addTo(all);
        QueueScripts.addTo(all);
        MeetingScripts.addTo(all);
        PhoneScripts.addTo(all);
        VariableScripts.addTo(all);
        return all.scenarios.stream()
                .filter(scenario -> all.versions
                        .getOrDefault(scenario.name(), Set.of(version))
                        .contains(version))
                .toList();
    }

    /** Begins a group: what follows is played on a server of its own. */
    Scenarios group(String name) {
        group = name;
        return this;
    }

    /** Adds a scenario to the group. */
    Scenarios play(String name, Scenario.Script script) {
        if (scenarios.stream().anyMatch(scenario -> scenario.name().equals(name))) {
            throw new IllegalStateException("there are two scenarios " + name);
        }
        scenarios.add(new Scenario(group, name, script));
        return this;
    }

    /** Restricts the scenario that was added last to one version. */
    Scenarios only(int version) {
        versions.put(scenarios.get(scenarios.size() - 1).name(), Set.of(version));
        return this;
    }

    List<Scenario> list() {
        return Collections.unmodifiableList(scenarios);
    }
}
