package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.Locale;
import java.util.Set;

/** MessageSend, AOCMessage and JabberSend: they say what they would do, and nobody hears it. */
public final class MessageActions implements Topic {
    private static final Set<String> TYPES = Set.of("d", "e", "s");

    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("MessageSend", (request, reply) -> send(pbx, request, reply));
        pbx.actions().add("AOCMessage", (request, reply) -> charge(pbx, request, reply));
        pbx.actions().add("JabberSend", (request, reply) -> {
            boolean hasTransport = !request.text("Jabber").isEmpty();
            reply.error(hasTransport ? "No ScreenName specified" : "No transport specified");
        });
    }

    private static void send(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String destination = request.text("Destination");
        String to = destination.isEmpty() ? request.text("To") : destination;
        int colon = to.indexOf(':');
        String technology = colon < 0 ? to : to.substring(0, colon);
        boolean isKnown = technology.equalsIgnoreCase("pjsip")
                || technology.equalsIgnoreCase("sip") && !pbx.version().isAtLeast(21);
        if (to.isEmpty()) {
            reply.error("No 'To' address specified.");
        } else if (isKnown) {
            reply.success("Message successfully sent");
        } else {
            reply.error("Message technology not found.");
        }
    }

    private static void charge(Switchboard pbx, ActionRequest request, ActionReply reply) {
        String name = request.text("Channel");
        String prefix = request.text("ChannelPrefix");
        boolean isThere = name.isEmpty()
                ? pbx.channels().all().stream()
                        .anyMatch(channel -> channel.name().startsWith(prefix))
                : pbx.channels().find(name) != null;
        String type = request.text("MsgType").toLowerCase(Locale.ROOT);
        if (name.isEmpty() && prefix.isEmpty()) {
            reply.error("Channel and PartialChannel are not specified. Specify at least one of these.");
        } else if (!isThere) {
            reply.error("No such channel");
        } else if (!TYPES.contains(type.isEmpty() ? "" : type.substring(0, 1))) {
            reply.error("Invalid MsgType");
        } else {
            reply.success("AOC Message successfully queued on channel");
        }
    }
}
