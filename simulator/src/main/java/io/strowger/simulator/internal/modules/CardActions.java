package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.List;

/** The actions of telephony cards, as an Asterisk answers them that has chan_dahdi but no card. */
public final class CardActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add("DAHDIShowChannels", (request, reply) -> {
            ListReply list = reply.list("DAHDI channel status will follow");
            list.complete("DAHDIShowChannelsComplete", lines -> lines.add("Items", 0));
        });
        actions.add("DAHDIShowStatus", (request, reply) -> reply.error("No DAHDI detected"));
        actions.add("DAHDIRestart", (request, reply) -> reply.success("DAHDIRestart: Success"));
        for (String name : List.of("DAHDIDNDon", "DAHDIDNDoff", "DAHDIHangup", "DAHDITransfer")) {
            actions.add(name, (request, reply) -> {
                boolean isNamed = !request.text("DAHDIChannel").isEmpty();
                reply.error(isNamed ? "No such channel" : "No channel specified");
            });
        }
        actions.add("DAHDIDialOffhook", (request, reply) -> {
            if (request.text("DAHDIChannel").isEmpty()) {
                reply.error("No channel specified");
            } else if (request.text("Number").isEmpty()) {
                reply.error("No number specified");
            } else {
                reply.error("No such channel");
            }
        });
        actions.add("PRIShowSpans", (request, reply) -> {
            ListReply list = reply.list("Span status will follow");
            list.complete("PRIShowSpansComplete", lines -> lines.add("Items", 0));
        });
        actions.add("PRIDebugSet", (request, reply) -> {
            if (request.text("Span").isEmpty()) {
                reply.error("'Span' was not specified");
            } else if (request.text("Level").isEmpty()) {
                reply.error("'Level' was not specified");
            } else {
                reply.error("Invalid value for 'Level'");
            }
        });
        actions.add("PRIDebugFileSet", (request, reply) -> {
            if (request.text("File").isEmpty()) {
                // both, as Asterisk goes on after the first one
                reply.error("Action must define a 'File'");
                reply.error("Unable to open requested file for writing");
            } else {
                reply.success("PRI debug output will now be sent to requested file.");
            }
        });
        actions.add("PRIDebugFileUnset", (request, reply) -> reply.success("PRI Debug output to file disabled"));
    }
}
