package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.nio.charset.StandardCharsets;

/** The actions of chan_sip (up to 20), of which this PBX has no peers, and of the registrations of chan_iax2. */
public final class OldChannelActions implements Topic {
    @Override
    public void install(Switchboard pbx) {
        ActionTable actions = pbx.actions();
        actions.add(
                "IAXregistry", (request, reply) -> empty(reply, "Registrations will follow", "RegistrationsComplete"));
        actions.add("IAXnetstats", (request, reply) -> reply.raw("\r\n".getBytes(StandardCharsets.US_ASCII)));
        actions.add("SIPpeers", (request, reply) -> empty(reply, "Peer status list will follow", "PeerlistComplete"));
        actions.add(
                "SIPshowregistry",
                (request, reply) -> empty(reply, "Registrations will follow", "RegistrationsComplete"));
        actions.add("SIPshowpeer", (request, reply) -> peer(request, reply, "Peer %s not found.\n"));
        actions.add("SIPqualifypeer", (request, reply) -> peer(request, reply, "Peer not found"));
        actions.add("SIPpeerstatus", (request, reply) -> {
            if (request.text("Peer").isEmpty()) {
                empty(reply, "Peer status will follow", "SIPpeerstatusComplete");
            } else {
                reply.error("No such peer");
            }
        });
        actions.add("SIPnotify", (request, reply) -> {
            boolean isNamed = !request.text("Channel").isEmpty();
            reply.error(isNamed ? "Could not create address" : "SIPNotify requires a channel name");
        });
    }

    private static void empty(ActionReply reply, String message, String end) {
        reply.list(message).complete(end);
    }

    private static void peer(ActionRequest request, ActionReply reply, String otherwise) {
        String name = request.text("Peer");
        reply.error(name.isEmpty() ? "Peer: <name> missing." : String.format(otherwise, name));
    }
}
