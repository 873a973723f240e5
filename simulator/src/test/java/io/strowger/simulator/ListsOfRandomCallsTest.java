package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists about bridges and conferences agree with what channels say of themselves, whatever happens to calls. */
final class ListsOfRandomCallsTest {
    private static final List<String> PHONES = List.of("alice", "bob", "carol", "dave", "erin", "frank");
    private static final int STEPS = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void areTrueAtAllTimes(long seed) {
        int full = 0;
        int attended = 0;
        Random random = new Random(seed);
        try (AmiSimulator asterisk = AmiSimulator.builder().seed(seed).start();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Events", "EventMask: off");
            furnish(asterisk);
            List<PhoneCall> calls = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                step(asterisk, wire, random, calls);
                Map<String, List<String>> bridges = bridges(wire);
                List<String> attendees = attendees(wire);
                assertThat(bridges).as("step " + step).isEqualTo(bridgesOfChannels(wire));
                assertThat(attendees).as("step " + step).isEqualTo(inRoom(wire));
                full += bridges.values().stream().anyMatch(each -> each.size() > 1) ? 1 : 0;
                attended += attendees.isEmpty() ? 0 : 1;
            }
            assertThat(full).as("steps with a bridge of more than one channel").isPositive();
            assertThat(attended).as("steps with somebody in the conference").isPositive();
        }
    }

    private static void furnish(AmiSimulator asterisk) {
        PHONES.forEach(phone -> asterisk.pbx().endpoint("PJSIP/" + phone).answersAfter(Duration.ofSeconds(2)));
        asterisk.pbx()
                .queue("support")
                .set("timeout", "8")
                .member("PJSIP/alice")
                .member("PJSIP/bob");
        asterisk.pbx().dialplan("""
                [default]
                exten => 100,1,Dial(PJSIP/alice,20)
                exten => 101,1,Dial(PJSIP/bob&PJSIP/carol,20)
                exten => 104,1,Answer()
                 same => n,Wait(60)
                exten => 105,1,Dial(Local/100@default,20)
                exten => 600,1,Queue(support)
                exten => 700,1,Park()
                exten => 701,1,ParkedCall(,701)
                exten => 800,1,ConfBridge(800)
                exten => 900,1,BridgeWait()
                """);
    }

    private static void step(AmiSimulator asterisk, Wire wire, Random random, List<PhoneCall> calls) {
        List<String> channels = asterisk.pbx().channels();
        int what = random.nextInt(100);
        if (what < 40 || channels.isEmpty()) {
            calls.add(asterisk.pbx()
                    .endpoint("PJSIP/" + any(random, PHONES))
                    .calls(any(random, List.of("100", "101", "104", "105", "600", "700", "701", "800", "900"))));
        } else if (what < 55 && !calls.isEmpty()) {
            calls.remove(random.nextInt(calls.size())).hangsUp();
        } else {
            act(wire, random, channels);
        }
        asterisk.advance(Duration.ofMillis(random.nextInt(4_000)));
    }

    private static void act(Wire wire, Random random, List<String> channels) {
        String channel = "Channel: " + any(random, channels);
        String place = "Exten: " + any(random, List.of("100", "104", "600", "700", "800", "900"));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> wire.ask("Action: Redirect", channel, "Context: default", place, "Priority: 1");
            case 3 -> wire.ask("Action: BlindTransfer", channel, "Context: default", place);
            case 4 -> wire.ask("Action: Park", channel);
            case 5 -> wire.ask("Action: Hangup", channel);
            case 6 -> wire.ask("Action: BridgeKick", channel);
            default ->
                wire.ask("Action: Bridge", "Channel1: " + any(random, channels), "Channel2: " + any(random, channels));
        }
    }

    private static Map<String, List<String>> bridges(Wire wire) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Message item : list(wire, "BridgeList", "")) {
            String id = String.valueOf(item.text("BridgeUniqueid"));
            List<String> inside = new ArrayList<>();
            list(wire, "BridgeInfo", "BridgeUniqueid: " + id)
                    .forEach(each -> inside.add(String.valueOf(each.text("Channel"))));
            inside.sort(null);
            found.put(id, inside);
        }
        return found;
    }

    private static Map<String, List<String>> bridgesOfChannels(Wire wire) {
        Map<String, List<String>> found = new TreeMap<>();
        list(wire, "BridgeList", "")
                .forEach(item -> found.put(String.valueOf(item.text("BridgeUniqueid")), new ArrayList<>()));
        for (Message item : list(wire, "Status", "")) {
            String id = String.valueOf(item.text("BridgeID"));
            if (!id.isEmpty()) {
                found.computeIfAbsent(id, any -> new ArrayList<>()).add(String.valueOf(item.text("Channel")));
            }
        }
        found.values().forEach(inside -> inside.sort(null));
        return found;
    }

    private static List<String> attendees(Wire wire) {
        List<String> found = new ArrayList<>();
        if (wire.ask("Action: ConfbridgeListRooms").name().equals("Success")) {
            wire.until(message -> message.name().equals("ConfbridgeListRoomsComplete"));
            list(wire, "ConfbridgeList", "Conference: 800")
                    .forEach(item -> found.add(String.valueOf(item.text("Channel"))));
        }
        found.sort(null);
        return found;
    }

    /** Who is in the bridge of the conference. */
    private static List<String> inRoom(Wire wire) {
        List<String> found = new ArrayList<>();
        for (Message item : list(wire, "BridgeList", "")) {
            if ("ConfBridge".equals(item.text("BridgeCreator")) && "800".equals(item.text("BridgeName"))) {
                list(wire, "BridgeInfo", "BridgeUniqueid: " + item.text("BridgeUniqueid"))
                        .forEach(each -> found.add(String.valueOf(each.text("Channel"))));
            }
        }
        found.sort(null);
        return found;
    }

    private static List<Message> list(Wire wire, String action, String header) {
        wire.ask("Action: " + action, header.isEmpty() ? "X: y" : header);
        List<Message> items = wire.until(message -> "Complete".equals(message.text("EventList")));
        return items.subList(0, items.size() - 1);
    }

    private static String any(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
