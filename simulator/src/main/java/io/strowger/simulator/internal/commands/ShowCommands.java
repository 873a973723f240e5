package io.strowger.simulator.internal.commands;

import io.strowger.simulator.internal.dialplan.DialplanContext;
import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command {@code dialplan show}. */
public final class ShowCommands implements Topic {
    private static final String USAGE = "Usage: dialplan show [[exten@]context]";

    @Override
    public void install(Switchboard pbx) {
        pbx.commands().add("dialplan show", line -> dialplan(pbx, line));
    }

    private static void dialplan(Switchboard pbx, CommandTable.Line line) {
        if (line.arguments().size() > 1) {
            line.usage(USAGE);
            return;
        }
        String wanted = line.arguments().isEmpty() ? "" : line.arguments().get(0);
        int at = wanted.lastIndexOf('@');
        String exten = at < 0 ? "" : wanted.substring(0, at);
        String context = wanted.substring(at + 1);
        int contexts = 0;
        int extensions = 0;
        int priorities = 0;
        List<String> output = new ArrayList<>();
        for (DialplanContext each : pbx.dialplan().contexts()) {
            if (!context.isEmpty() && !each.name().equals(context)) {
                continue;
            }
            List<Extension> shown = each.extensions().stream()
                    .filter(extension -> exten.isEmpty() || extension.pattern().equals(exten))
                    .toList();
            if (shown.isEmpty() && !exten.isEmpty()) {
                continue;
            }
            contexts++;
            extensions += shown.size();
            priorities += shown.stream()
                    .mapToInt(extension -> extension.steps().size())
                    .sum();
            output.add("[ Context '" + each.name() + "' created by 'pbx_config' ]");
            shown.forEach(extension -> extension(extension, output));
            output.add("");
        }
        if (contexts == 0) {
            String missing = exten.isEmpty() ? "There is no existence of '" : "There is no existence of " + exten + "@";
            line.print(missing + context + (exten.isEmpty() ? "' context" : " extension"));
            return;
        }
        line.print(output.toArray(String[]::new));
        line.print(String.format(
                Locale.ROOT,
                "-= %d extension%s (%d priorit%s) in %d context%s. =-",
                extensions,
                extensions == 1 ? "" : "s",
                priorities,
                priorities == 1 ? "y" : "ies",
                contexts,
                contexts == 1 ? "" : "s"));
    }

    private static void extension(Extension extension, List<String> output) {
        boolean[] first = {true};
        extension.steps().forEach((priority, step) -> {
            String name = first[0] ? "'" + extension.pattern() + "' =>" : "";
            String label = step.label().isEmpty() ? "" : "[" + step.label() + "] ";
            String what = label + priority + ". " + step.application() + "(" + step.data() + ")";
            int line = extension.line(priority);
            String place = line > 0 ? "extensions.conf:" + line : "pbx_config";
            output.add(String.format(Locale.ROOT, "  %-17s %-45s [%s]", name, what, place));
            first[0] = false;
        });
    }
}
