package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.dialplan.DialplanContext;
import io.strowger.simulator.internal.dialplan.Extension;
import io.strowger.simulator.internal.dialplan.Step;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** ShowDialPlan, DialplanExtensionAdd and DialplanExtensionRemove. */
public final class DialplanActions implements Topic {
    private static final String INVALID = "The priority specified was invalid.";
    private static final int HINT = -1;
    private static final int NONE = -2;

    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("ShowDialPlan", (request, reply) -> show(pbx, request, reply));
        pbx.actions().add("DialplanExtensionAdd", (request, reply) -> add(pbx, request, reply));
        pbx.actions().add("DialplanExtensionRemove", (request, reply) -> remove(pbx, request, reply));
    }

    private static void show(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Context");
        String exten = request.text("Extension");
        DialplanContext one = name.isEmpty() ? null : pbx.dialplan().find(name);
        if (one == null && !name.isEmpty()) {
            reply.error("Did not find context " + name);
            return;
        }
        List<DialplanContext> contexts = one == null ? newestFirst(pbx) : List.of(one);
        if (!exten.isEmpty() && contexts.stream().noneMatch(context -> has(context, exten))) {
            reply.error("Did not find extension " + exten + "@" + name);
            return;
        }
        ListReply list = reply.list("DialPlan list will follow");
        int[] counts = new int[3];
        for (DialplanContext context : contexts) {
            show(context, exten, list, counts);
        }
        list.complete(
                "ShowDialPlanComplete",
                lines -> lines.add("ListExtensions", counts[0])
                        .add("ListPriorities", counts[1])
                        .add("ListContexts", counts[2]));
    }

    /** Asterisk puts each new context before the others. */
    private static List<DialplanContext> newestFirst(Switchboard pbx) {
        List<DialplanContext> all = new ArrayList<>(pbx.dialplan().contexts());
        Collections.reverse(all);
        return all;
    }

    private static boolean has(DialplanContext context, String exten) {
        return context.hints().containsKey(exten)
                || context.extensions().stream().anyMatch(each -> each.pattern().equals(exten));
    }

    private static void show(DialplanContext context, String only, ListReply list, int[] counts) {
        TreeSet<String> names = new TreeSet<>(context.hints().keySet());
        context.extensions().forEach(each -> names.add(each.pattern()));
        counts[2]++;
        for (String exten : names) {
            if (!only.isEmpty() && !exten.equals(only)) {
                continue;
            }
            counts[0]++;
            String hint = context.hints().get(exten);
            if (hint != null) {
                counts[1]++;
                item(list, context, exten, "hint", hint, null, "pbx_config");
            }
            for (Extension each : context.extensions()) {
                if (each.pattern().equals(exten)) {
                    counts[1] += each.steps().size();
                    each.steps()
                            .forEach((priority, step) -> item(
                                    list,
                                    context,
                                    exten,
                                    Integer.toString(priority),
                                    step.application(),
                                    step.data(),
                                    each.registrar()));
                }
            }
        }
        if (only.isEmpty()) {
            for (String include : context.includes()) {
                list.item(
                        "ListDialplan",
                        lines -> lines.add("Context", context.name())
                                .add("IncludeContext", include)
                                .add("Registrar", "pbx_config"));
            }
        }
    }

    private static void item(
            ListReply list,
            DialplanContext context,
            String exten,
            String priority,
            String application,
            @Nullable String data,
            String registrar) {
        list.item("ListDialplan", lines -> {
            lines.add("Context", context.name())
                    .add("Extension", exten)
                    .add("Priority", priority)
                    .add("Application", application);
            if (data != null) {
                lines.add("AppData", data);
            }
            lines.add("Registrar", registrar);
        });
    }

    private static void add(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String context = request.text("Context");
        String exten = request.text("Extension");
        String application = request.text("Application");
        if (context.isEmpty() || exten.isEmpty() || request.text("Priority").isEmpty() || application.isEmpty()) {
            reply.error("Context, Extension, Priority, and Application must be defined for DialplanExtensionAdd.");
            return;
        }
        int priority = priority(request.text("Priority"));
        if (priority == NONE) {
            reply.error(INVALID);
            return;
        }
        DialplanContext into = pbx.dialplan().context(context);
        if (priority == HINT) {
            into.hint(exten, application);
        } else {
            Extension extension = into.extension(exten);
            if (extension.step(priority) != null && !request.isTrue("Replace")) {
                reply.error("That extension and priority already exist at that context");
                return;
            }
            extension.step(priority, new Step(application, request.text("ApplicationData"), ""));
        }
        reply.success("Added requested extension");
    }

    private static void remove(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String exten = request.text("Extension");
        if (request.text("Context").isEmpty() || exten.isEmpty()) {
            reply.error("Context and Extension must be provided for DialplanExtensionRemove");
            return;
        }
        String text = request.text("Priority");
        int priority = text.isEmpty() ? 0 : priority(text);
        DialplanContext context = pbx.dialplan().find(request.text("Context"));
        if (priority == NONE) {
            reply.error(INVALID);
        } else if (context == null || !has(context, exten) || !remove(context, exten, priority)) {
            reply.error("Failed to remove requested extension");
        } else {
            reply.success("Removed the requested " + (priority == 0 ? "extension" : "priority from the extension"));
        }
    }

    private static boolean remove(DialplanContext context, String exten, int priority) {
        if (priority == HINT) {
            return context.removeHint(exten);
        }
        if (priority > 0) {
            Extension extension = context.extension(exten);
            return extension.remove(priority);
        }
        if (context.hints().containsKey(exten)) {
            context.removeHint(exten);
        }
        context.remove(exten);
        return true;
    }

    private static int priority(String text) {
        if (text.equals("hint")) {
            return HINT;
        }
        try {
            int number = Integer.parseInt(text);
            return number > 0 ? number : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
