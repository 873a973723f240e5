package io.strowger.simulator.internal.modules;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The peers of {@code iax.conf}, which can be looked at and not called; for use inside the world only. */
public final class IaxPeers implements Topic {
    private static final String UNKNOWN = "(null)";

    private final Map<String, Map<String, String>> peers = new LinkedHashMap<>();

    @Override
    public void install(Switchboard pbx) {
        pbx.actions().add("IAXpeers", (request, reply) -> peers(reply));
        pbx.actions().add("IAXpeerlist", (request, reply) -> list(reply));
    }

    /** Reads a section. */
    public void configure(String name, Map<String, String> settings) {
        String type = settings.getOrDefault("type", "").toLowerCase(Locale.ROOT);
        if (type.equals("peer") || type.equals("friend")) {
            peers.put(name, settings);
        }
    }

    private static boolean isDynamic(Map<String, String> peer) {
        return peer.getOrDefault("host", "").equalsIgnoreCase("dynamic");
    }

    private void list(ActionReply reply) {
        ListReply list = reply.list("IAX Peer status list will follow");
        peers.forEach((name, peer) -> {
            boolean dynamic = isDynamic(peer);
            list.item(
                    "PeerEntry",
                    lines -> lines.add("Channeltype", "IAX")
                            .add("ObjectName", name)
                            .add("ChanObjectType", "peer")
                            .add("IPaddress", dynamic ? UNKNOWN : peer.getOrDefault("host", UNKNOWN))
                            .add("Mask", dynamic ? UNKNOWN : "255.255.255.255")
                            .add("Port", dynamic ? UNKNOWN : peer.getOrDefault("port", "4569"))
                            .add("Dynamic", dynamic ? "yes" : "no")
                            .add("Trunk", "no")
                            .add("Encryption", "no")
                            .add("Status", "Unmonitored"));
        });
        list.complete("PeerlistComplete");
    }

    /** Its items have no ActionID. */
    private void peers(ActionReply reply) {
        ListReply list = reply.list("Peer status list will follow");
        peers.forEach((name, peer) -> {
            boolean dynamic = isDynamic(peer);
            list.item(new Lines()
                    .add("Event", "PeerEntry")
                    .add("Channeltype", "IAX2")
                    .add("ObjectName", name)
                    .add("ChanObjectType", "peer")
                    .add("IPaddress", dynamic ? UNKNOWN : peer.getOrDefault("host", UNKNOWN))
                    .add("IPport", dynamic ? UNKNOWN : peer.getOrDefault("port", "4569"))
                    .add("Dynamic", dynamic ? "yes" : "no")
                    .add("Trunk", "no")
                    .add("Encryption", "no")
                    .add("Status", "Unmonitored")
                    .add("Description", "")
                    .message());
        });
        list.complete("PeerlistComplete");
    }
}
