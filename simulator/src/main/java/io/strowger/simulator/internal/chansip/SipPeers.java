package io.strowger.simulator.internal.chansip;

import io.strowger.simulator.internal.ami.ActionReply;
import io.strowger.simulator.internal.ami.ActionRequest;
import io.strowger.simulator.internal.ami.ActionTable;
import io.strowger.simulator.internal.ami.Classes;
import io.strowger.simulator.internal.ami.Lines;
import io.strowger.simulator.internal.ami.ListReply;
import io.strowger.simulator.internal.configs.ConfigFiles;
import io.strowger.simulator.internal.devices.DeviceStates;
import io.strowger.simulator.internal.pbx.CommandTable;
import io.strowger.simulator.internal.pbx.Switchboard;
import io.strowger.simulator.internal.pbx.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The peers of {@code sip.conf}, which Asterisk has until 20: they can be looked at and not called. A peer with the host
 * {@code dynamic} is registered where the file has a line {@code register} that registers it with this server itself; for use
 * inside the world only.
 */
public final class SipPeers implements Topic {
    /** The last version with chan_sip. */
    private static final int UNTIL = 20;

    private static final Duration EXPIRY = Duration.ofSeconds(120);
    /** So long before its end a registration is renewed. */
    private static final int MARGIN = 15;

    private static final Pattern REGISTER = Pattern.compile("([^:@/]+)(?::([^@]*))?@([^:/]+)(?::(\\d+))?(?:/.*)?");

    private final DeviceStates devices;
    private final Map<String, SipPeer> peers = new LinkedHashMap<>();
    private final Map<String, String> general = new LinkedHashMap<>();
    private final List<Map.Entry<String, String>> generalLines = new ArrayList<>();
    private final List<Registration> registrations = new ArrayList<>();
    private @Nullable Switchboard pbx;

    /** A line {@code register}, and since when it holds. */
    private record Registration(String user, String host, String port, Instant since) {}

    /** Makes none. */
    public SipPeers(DeviceStates devices) {
        this.devices = devices;
    }

    @Override
    public void install(Switchboard board) {
        pbx = board;
        if (board.version().isAtLeast(UNTIL + 1)) {
            return;
        }
        devices.source("SIP", name -> {
            SipPeer peer = peers.get(name);
            return peer == null ? "INVALID" : peer.isKnown() ? "NOT_INUSE" : "UNAVAILABLE";
        });
        ActionTable actions = board.actions();
        actions.add("SIPpeers", (request, reply) -> list(reply));
        actions.add("SIPpeerstatus", this::status);
        actions.add("SIPshowpeer", this::show);
        actions.add("SIPqualifypeer", this::qualify);
        actions.add("SIPshowregistry", (request, reply) -> registry(reply));
        actions.add("SIPnotify", this::notify);
        board.commands().add("sip unregister", this::unregister);
        board.commands().add("sip reload", line -> reload(line));
    }

    /** Reads a section of {@code sip.conf}. */
    public void configure(ConfigFiles.Section section) {
        if (section.name().equals("general")) {
            general.clear();
            generalLines.clear();
            registrations.clear();
            section.lines().forEach(line -> general(line.getKey(), line.getValue()));
            generalLines.addAll(section.lines());
            return;
        }
        Map<String, String> settings = new LinkedHashMap<>(general);
        section.lines().forEach(line -> settings.put(line.getKey().toLowerCase(Locale.ROOT), line.getValue()));
        String type = settings.getOrDefault("type", "");
        if (!type.equals("peer") && !type.equals("friend")) {
            return;
        }
        List<Map.Entry<String, String>> lines = new ArrayList<>(generalLines);
        lines.addAll(section.lines());
        SipPeer peer = new SipPeer(section.name(), settings, lines);
        peers.put(peer.name(), peer);
        if (register(peer)) {
            devices.known("SIP/" + peer.name());
        }
    }

    private void general(String name, String value) {
        general.put(name.toLowerCase(Locale.ROOT), value);
        Matcher register = REGISTER.matcher(value);
        if (name.equalsIgnoreCase("register") && register.matches()) {
            String port = register.group(4) == null ? "5060" : register.group(4);
            registrations.add(new Registration(
                    register.group(1), register.group(3), port, board().world().now()));
        }
    }

    /** Registers a peer where a line says so; false where none does, or it is registered already. */
    private boolean register(SipPeer peer) {
        boolean isNew = !peer.isRegistered()
                && registrations.stream()
                        .anyMatch(each -> isHere(each) && each.user().equals(peer.name()));
        if (isNew) {
            peer.registered(board().world().now().plus(EXPIRY));
        }
        return isNew;
    }

    private boolean isHere(Registration registration) {
        boolean isLoopback =
                registration.host().equals("127.0.0.1") || registration.host().equals("localhost");
        return isLoopback && registration.port().equals(port());
    }

    /** The port that this server has for SIP. */
    private String port() {
        String address = general.getOrDefault("udpbindaddr", general.getOrDefault("bindaddr", ""));
        int colon = address.lastIndexOf(':');
        return colon < 0 ? general.getOrDefault("bindport", "5060") : address.substring(colon + 1);
    }

    private void list(ActionReply reply) {
        ListReply list = reply.list("Peer status list will follow");
        peers.values().forEach(peer -> list.item("PeerEntry", lines -> peer.writeEntry(lines, port())));
        list.complete("PeerlistComplete");
    }

    private void status(ActionRequest request, ActionReply reply) {
        String name = request.text("Peer");
        SipPeer one = peers.get(name);
        if (one == null && !name.isEmpty()) {
            reply.error("No such peer");
            return;
        }
        Collection<SipPeer> shown = one == null ? peers.values() : List.of(one);
        ListReply list = reply.list("Peer status will follow");
        shown.forEach(peer -> list.itemIdLast("PeerStatus", peer::writeStatus));
        list.complete("SIPpeerstatusComplete");
    }

    private void show(ActionRequest request, ActionReply reply) {
        String name = request.text("Peer");
        SipPeer peer = peers.get(name);
        if (name.isEmpty()) {
            reply.error("Peer: <name> missing.");
        } else if (peer == null) {
            reply.error("Peer " + name + " not found.");
            reply.raw("\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            String agent = "Asterisk PBX " + board().version().release();
            reply.success(lines ->
                    peer.writeDetail(lines, port(), agent, board().world().now()));
        }
    }

    private void qualify(ActionRequest request, ActionReply reply) {
        String name = request.text("Peer");
        if (name.isEmpty()) {
            reply.error("Peer: <name> missing.");
        } else if (!peers.containsKey(name)) {
            reply.error("Peer not found");
        } else {
            reply.success("SIP peer found - will qualify");
            emit("SIPQualifyPeerDone", Classes.CALL, lines -> {
                lines.add("Peer", name);
                reply.echo(lines);
            });
        }
    }

    private void registry(ActionReply reply) {
        ListReply list = reply.list("Registrations will follow");
        for (Registration each : registrations) {
            boolean isThere = isHere(each);
            list.item(
                    "RegistryEntry",
                    lines -> lines.add("Host", each.host())
                            .add("Port", each.port())
                            .add("Username", each.user())
                            .add("Domain", each.host())
                            .add("DomainPort", "5060")
                            .add("Refresh", EXPIRY.toSeconds() - (isThere ? MARGIN : 0))
                            .add("State", isThere ? "Registered" : "Request Sent")
                            .add("RegistrationTime", isThere ? each.since().getEpochSecond() : 0));
        }
        list.complete("RegistrationsComplete");
    }

    private void notify(ActionRequest request, ActionReply reply) {
        String channel = request.text("Channel");
        String name = channel.regionMatches(true, 0, "SIP/", 0, 4) ? channel.substring(4) : channel;
        SipPeer peer = peers.get(name);
        if (channel.isEmpty()) {
            reply.error("SIPNotify requires a channel name");
        } else if (peer == null || !peer.isKnown()) {
            reply.error("Could not create address");
        } else {
            reply.success("Notify Sent");
        }
    }

    private void unregister(CommandTable.Line line) {
        if (line.arguments().size() != 1) {
            line.usage(
                    "Usage: sip unregister <peer>",
                    "       Unregister (force expiration) a SIP peer from the registry");
            return;
        }
        String name = line.arguments().get(0);
        SipPeer peer = peers.get(name);
        if (peer == null) {
            line.print("Peer unknown: '" + name + "'. Not unregistered.");
        } else if (!peer.isRegistered()) {
            line.print("Peer " + name + " not registered");
        } else {
            peer.registered(null);
            devices.changed("SIP/" + name);
            peerStatus(peer, "Unregistered", lines -> lines.add("Cause", "Expired"));
            line.print("Unregistered peer '" + name + "'", "");
        }
    }

    /** Registers anew whoever registers with this server. */
    private void reload(CommandTable.Line line) {
        for (SipPeer peer : peers.values()) {
            if (register(peer)) {
                peerStatus(peer, "Registered", lines -> lines.add("Address", "127.0.0.1:" + port()));
                devices.changed("SIP/" + peer.name());
            }
        }
        for (Registration each : registrations) {
            if (isHere(each)) {
                emit(
                        "Registry",
                        Classes.SYSTEM,
                        lines -> lines.add("ChannelType", "SIP")
                                .add("Username", each.user())
                                .add("Domain", each.host())
                                .add("Status", "Registered"));
            }
        }
        line.print("");
    }

    private void peerStatus(SipPeer peer, String status, Consumer<Lines> more) {
        emit("PeerStatus", Classes.SYSTEM, lines -> {
            lines.add("ChannelType", "SIP").add("Peer", "SIP/" + peer.name()).add("PeerStatus", status);
            more.accept(lines);
        });
    }

    private void emit(String event, Classes classes, Consumer<Lines> headers) {
        board().events().emit(event, classes, headers);
    }

    private Switchboard board() {
        return java.util.Objects.requireNonNull(pbx, "pbx");
    }
}
