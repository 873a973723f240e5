package io.strowger.simulator.internal.actions;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.apps.Labels;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Technology;
import io.strowger.simulator.internal.pbx.Topic;

/** Originate. */
public final class OriginateActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("Originate", (request, reply) -> originate(pbx, request, reply));
    }

    private static void originate(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String channel = request.text("Channel");
        int slash = channel.indexOf('/');
        if (channel.isEmpty()) {
            reply.error("Channel not specified");
            return;
        }
        if (slash < 0) {
            reply.error("Invalid channel");
            return;
        }
        Origination origination = new Origination(pbx, request, reply);
        String refusal = origination.hasApplication() ? "" : refusal(pbx, request);
        if (!refusal.isEmpty()) {
            reply.error(refusal);
            return;
        }
        Technology technology = pbx.technologies().find(channel.substring(0, slash));
        if (request.isTrue("Async")) {
            reply.success("Originate successfully queued");
        } else {
            reply.defer();
        }
        origination.begin(technology, channel.substring(slash + 1));
    }

    private static String refusal(Switchboard pbx, ActionRequest request) {
        String context = request.text("Context");
        String exten = request.text("Exten");
        if (context.isEmpty() || exten.isEmpty() || request.text("Priority").isEmpty()) {
            return "Originate with 'Exten' requires 'Context' and 'Priority'";
        }
        int priority = Labels.priority(pbx, context, exten, request.text("Priority"));
        return pbx.dialplan().step(context, exten, priority) == null ? "Extension does not exist." : "";
    }
}
