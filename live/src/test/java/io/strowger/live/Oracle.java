package io.strowger.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.protocol.action.BridgeInfoAction;
import io.strowger.protocol.action.BridgeListAction;
import io.strowger.protocol.action.ConfbridgeListAction;
import io.strowger.protocol.action.ConfbridgeListRoomsAction;
import io.strowger.protocol.action.ParkedCallsAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.action.StatusAction;
import io.strowger.protocol.event.BridgeListItemEvent;
import io.strowger.protocol.event.ConfbridgeListEvent;
import io.strowger.protocol.event.ConfbridgeListRoomsEvent;
import io.strowger.protocol.event.ParkedCallEvent;
import io.strowger.protocol.event.QueueEntryEvent;
import io.strowger.protocol.event.QueueMemberEvent;
import io.strowger.protocol.event.StatusEvent;
import io.strowger.simulator.pbx.Pbx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the PBX itself says that it is doing: asked of it directly, and compared with a live model when nothing is in flight. */
final class Oracle {
    private final Pbx pbx;
    private final AmiClient client;

    Oracle(Pbx pbx, AmiClient client) {
        this.pbx = pbx;
        this.client = client;
    }

    void agreesWith(LiveState live) {
        assertThat(live.channels().stream().map(Channel::name).sorted().toList())
                .as("channels")
                .isEqualTo(pbx.channels().stream().sorted().toList());
        assertThat(channels(live)).as("states of channels").isEqualTo(channels());
        assertThat(bridges(live)).as("bridges").isEqualTo(bridges());
        assertThat(callers(live)).as("callers of queues").isEqualTo(callers());
        assertThat(members(live)).as("members of queues").isEqualTo(members());
        assertThat(conferences(live)).as("conferences").isEqualTo(conferences());
        assertThat(parked(live)).as("parked calls").isEqualTo(parked());
        assertThat(live.calls().stream()
                        .flatMap(call -> call.active().stream())
                        .map(Channel::uniqueid)
                        .sorted()
                        .toList())
                .as("channels of calls")
                .isEqualTo(List.copyOf(channels().keySet()));
    }

    private Map<String, String> channels() {
        Map<String, String> facts = new TreeMap<>();
        for (StatusEvent item :
                client.send(StatusAction.builder().allVariables(true).build())) {
            String bridge = item.bridgeId() == null || item.bridgeId().isEmpty() ? null : item.bridgeId();
            facts.put(
                    String.valueOf(item.uniqueid()),
                    item.channel() + " " + item.channelState() + " " + bridge + " " + item.linkedid() + " "
                            + item.context() + "," + item.priority() + " " + variables(item));
        }
        return facts;
    }

    private static Map<String, String> channels(LiveState live) {
        Map<String, String> facts = new TreeMap<>();
        for (Channel channel : live.channels().all()) {
            facts.put(
                    channel.uniqueid(),
                    channel.name() + " " + channel.state() + " " + channel.bridgeId() + " " + channel.linkedid() + " "
                            + channel.dialplan().context() + ","
                            + channel.dialplan().priority() + " "
                            + new TreeMap<>(channel.variables()));
        }
        return facts;
    }

    private static Map<String, String> variables(StatusEvent item) {
        Map<String, String> variables = new TreeMap<>();
        item.variable().forEach(variable -> {
            if (!variable.value().isEmpty()) {
                variables.put(variable.name(), variable.value());
            }
        });
        return variables;
    }

    private Map<String, List<String>> bridges() {
        Map<String, List<String>> facts = new TreeMap<>();
        for (BridgeListItemEvent item : client.send(BridgeListAction.builder().build())) {
            String id = String.valueOf(item.bridgeUniqueid());
            List<String> inside = new ArrayList<>();
            client.send(BridgeInfoAction.builder(id).build())
                    .forEach(channel -> inside.add(String.valueOf(channel.uniqueid())));
            inside.sort(null);
            facts.put(id, inside);
        }
        return facts;
    }

    private static Map<String, List<String>> bridges(LiveState live) {
        Map<String, List<String>> facts = new TreeMap<>();
        live.bridges()
                .all()
                .forEach(bridge -> facts.put(
                        bridge.id(), bridge.channels().stream().sorted().toList()));
        return facts;
    }

    private Map<String, List<String>> callers() {
        Map<String, List<String>> facts = new TreeMap<>();
        client.send(QueueStatusAction.builder().build()).stream()
                .filter(QueueEntryEvent.class::isInstance)
                .map(QueueEntryEvent.class::cast)
                .forEach(item -> facts.computeIfAbsent(String.valueOf(item.queue()), any -> new ArrayList<>())
                        .add(item.position() + " " + item.uniqueid()));
        return facts;
    }

    private static Map<String, List<String>> callers(LiveState live) {
        Map<String, List<String>> facts = new TreeMap<>();
        for (Queue queue : live.queues().all()) {
            if (queue.waiting() > 0) {
                facts.put(
                        queue.name(),
                        queue.callers().stream()
                                .map(caller -> caller.position() + " " + caller.uniqueid())
                                .toList());
            }
        }
        return facts;
    }

    private Map<String, String> members() {
        Map<String, String> facts = new TreeMap<>();
        client.send(QueueStatusAction.builder().build()).stream()
                .filter(QueueMemberEvent.class::isInstance)
                .map(QueueMemberEvent.class::cast)
                .forEach(item -> facts.put(item.queue() + "/" + item.location(), item.status() + " " + item.paused()));
        return facts;
    }

    private static Map<String, String> members(LiveState live) {
        Map<String, String> facts = new TreeMap<>();
        live.queueMembers()
                .all()
                .forEach(member -> facts.put(
                        member.queue() + "/" + member.interfaceName(), member.status() + " " + member.paused()));
        return facts;
    }

    private Map<String, List<String>> conferences() {
        Map<String, List<String>> facts = new TreeMap<>();
        for (ConfbridgeListRoomsEvent room :
                client.send(ConfbridgeListRoomsAction.builder().build())) {
            String name = String.valueOf(room.conference());
            List<String> inside = new ArrayList<>();
            for (ConfbridgeListEvent item :
                    client.send(ConfbridgeListAction.builder(name).build())) {
                inside.add(item.channel() + " " + item.muted() + " " + item.talking());
            }
            inside.sort(null);
            facts.put(name, inside);
        }
        return facts;
    }

    private static Map<String, List<String>> conferences(LiveState live) {
        Map<String, List<String>> facts = new TreeMap<>();
        live.conferences()
                .all()
                .forEach(conference -> facts.put(
                        conference.name(),
                        conference.participants().stream()
                                .map(one -> one.channel() + " " + one.muted() + " " + one.talking())
                                .sorted()
                                .toList()));
        return facts;
    }

    private Map<String, String> parked() {
        Map<String, String> facts = new TreeMap<>();
        for (ParkedCallEvent item : client.send(ParkedCallsAction.builder().build())) {
            facts.put(
                    item.parkinglot() + "/" + item.parkingSpace(),
                    item.parkee() == null ? "" : String.valueOf(item.parkee().uniqueid()));
        }
        return facts;
    }

    private static Map<String, String> parked(LiveState live) {
        Map<String, String> facts = new TreeMap<>();
        live.parking()
                .all()
                .forEach(call -> facts.put(call.lot() + "/" + call.space(), String.valueOf(call.uniqueid())));
        return facts;
    }
}
