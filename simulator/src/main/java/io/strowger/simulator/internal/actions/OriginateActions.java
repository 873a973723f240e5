package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.User;
import io.strowger.simulator.internal.apps.Labels;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;
import java.util.Locale;

/** Originate, and all that it may refuse. */
public final class OriginateActions implements Topic {
    private static final int NEW_REFUSAL_SINCE = 20;
    private static final List<String> DANGEROUS =
            List.of("system", "exec", "agi", "mixmonitor", "externalivr", "originate");

    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("Originate", (request, reply) -> originate(pbx, request, reply));
    }

    private static void originate(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String refusal = refusal(pbx, request, reply);
        if (!refusal.isEmpty()) {
            reply.error(refusal);
            return;
        }
        String channel = request.text("Channel");
        int slash = channel.indexOf('/');
        Origination origination = new Origination(pbx, request, reply);
        Technology technology = pbx.technologies().find(channel.substring(0, slash));
        if (request.isTrue("Async")) {
            reply.success("Originate successfully queued");
        } else {
            reply.defer();
        }
        origination.begin(technology, channel.substring(slash + 1));
    }

    private static String refusal(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String channel = request.text("Channel");
        String context = request.text("Context");
        String exten = request.text("Exten");
        String priority = request.text("Priority");
        String application = request.text("Application");
        if (channel.isEmpty()) {
            return "Channel not specified";
        }
        if (!priority.isEmpty() && priority(pbx, request) < 0) {
            return "Invalid priority";
        }
        if (!request.text("Timeout").isEmpty() && !isNumber(request.text("Timeout"))) {
            return "Invalid timeout";
        }
        int slash = channel.indexOf('/');
        if (slash < 0 || slash == channel.length() - 1) {
            return "Invalid channel";
        }
        if (!application.isEmpty() && isForbidden(reply, application, request.text("Data"))) {
            return "Originate Access Forbidden: "
                    + (pbx.version().isAtLeast(NEW_REFUSAL_SINCE)
                            ? "app or data blacklisted"
                            : isDangerous(application) ? "Application" : "Data");
        }
        if (application.isEmpty() && (context.isEmpty() || exten.isEmpty() || priority.isEmpty())) {
            return "Originate with 'Exten' requires 'Context' and 'Priority'";
        }
        boolean toExten = application.isEmpty() || !priority.isEmpty();
        return toExten && pbx.dialplan().step(context, exten, priority(pbx, request)) == null
                ? "Extension does not exist."
                : "";
    }

    private static boolean isForbidden(ActionReply reply, String application, String data) {
        User user = reply.client().user();
        boolean maySystem = user != null && Classes.SYSTEM.anyIn(user.write().bits());
        return !maySystem && (isDangerous(application) || data.contains("SHELL") || data.contains("EVAL"));
    }

    private static boolean isDangerous(String application) {
        String lower = application.toLowerCase(Locale.ROOT);
        return DANGEROUS.stream().anyMatch(lower::contains);
    }

    private static boolean isNumber(String text) {
        return text.matches("\\s*[-+]?\\d{1,9}.*");
    }

    static int priority(Switchboard pbx, ActionRequest request) {
        String text = request.text("Priority");
        return text.isEmpty() ? 1 : Labels.priority(pbx, request.text("Context"), request.text("Exten"), text);
    }
}
