package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.List;

/** Calls that the actor places, with each way they can end. */
final class OriginateScripts {
    private OriginateScripts() {}

    static void addTo(Scenarios scenarios) {
        scenarios.group("originate");
        outcome(scenarios, "answer", "Local/answer@lab");
        outcome(scenarios, "busy", "Local/busy@lab");
        outcome(scenarios, "congestion", "Local/congestion@lab");
        outcome(scenarios, "reject", "Local/reject@lab");
        outcome(scenarios, "unallocated", "Local/unallocated@lab");
        outcome(scenarios, "busytone", "Local/busytone@lab");
        outcome(scenarios, "congestiontone", "Local/congestiontone@lab");
        outcome(scenarios, "unknown-extension", "Local/nowhere@lab");
        outcome(scenarios, "unknown-context", "Local/answer@nowhere");
        outcome(scenarios, "unknown-technology", "Nothing/1");
        outcome(scenarios, "unreachable", "PJSIP/6002");
        outcome(scenarios, "unknown-endpoint", "PJSIP/nobody");
        outcome(scenarios, "no-answer", "Local/ring@lab", "Timeout: 1000");
        outcome(scenarios, "progress", "Local/progress@lab");
    }

    /** Both with Async and without. */
    private static void outcome(Scenarios scenarios, String name, String channel, String... more) {
        scenarios.play("originate-" + name, stage -> {
            Entry unused = stage.actor().ask(originate(channel, more, "Application: Wait", "Data: 4"));
            stage.untilNoChannels();
        });
        scenarios.play("originate-" + name + "-async", stage -> {
            Entry accepted = stage.actor()
                    .ask(originate(channel, more, "Context: lab", "Exten: 204", "Priority: 1", "Async: true"));
            if ("Success".equals(accepted.header("Response"))) {
                Entry unused = stage.observer().event("OriginateResponse");
            }
            stage.untilNoChannels();
        });
    }

    private static String[] originate(String channel, String[] more, String... to) {
        List<String> lines = new ArrayList<>(List.of("Action: Originate", "Channel: " + channel));
        lines.addAll(List.of(to));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }
}
