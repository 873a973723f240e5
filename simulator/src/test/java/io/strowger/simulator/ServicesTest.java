package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.Conference;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conferences, parking, voicemail, agents and registrations: what happens, and what clients are told of it. */
final class ServicesTest {
    private static final String PROFILES = """
            [admin]
            type = user
            admin = yes
            marked = yes
            [waiting]
            type = user
            wait_marked = yes
            end_marked = yes
            music_on_hold_when_empty = yes
            """;

    @Test
    void peopleMeetInAConference() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("confbridge.conf", PROFILES);
            assertThat(message(wire, "ConfbridgeListRooms")).isEqualTo("No active conferences.");
            Conference room = asterisk.pbx().conference("1000");
            PhoneCall waiting = room.caller("1", "waiting");
            assertThat(names(wire.soFar()))
                    .containsSubsequence(
                            "BridgeCreate", "ConfbridgeStart", "MusicOnHoldStart", "BridgeEnter", "ConfbridgeJoin");
            PhoneCall admin = room.caller("2", "admin");
            assertThat(names(wire.soFar())).containsSubsequence("ConfbridgeJoin", "MusicOnHoldStop");
            wire.send("Action: ConfbridgeList", "Conference: 1000");
            List<Message> list = wire.until(each -> each.name().equals("ConfbridgeListComplete"));
            assertThat(list.get(1).text("WaitMarked")).isEqualTo("Yes");
            assertThat(list.get(1).text("Waiting")).isEqualTo("No");
            assertThat(list.get(2).text("Admin")).isEqualTo("Yes");

            room.talks(admin, true);
            Message talking = named(wire.soFar(), "ConfbridgeTalking");
            assertThat(talking.text("TalkingStatus")).isEqualTo("on");
            assertThat(talking.text("BridgeNumChannels")).isEqualTo("3");
            assertThat(message(wire, "ConfbridgeMute", "Conference: 1000", "Channel: " + waiting.channel()))
                    .isEqualTo("User muted");
            assertThat(names(wire.soFar())).containsExactly("ConfbridgeMute");
            admin.hangsUp();
            assertThat(names(wire.soFar())).containsSubsequence("ConfbridgeLeave", "ConfbridgeLeave", "ConfbridgeEnd");
            assertThat(room.parties()).isZero();
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void aLockedConferenceTakesNobodyIn() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            Conference room = asterisk.pbx().conference("1000");
            room.caller("1");
            assertThat(message(wire, "ConfbridgeLock", "Conference: 1000")).isEqualTo("Conference locked");
            room.caller("2");
            assertThat(room.parties()).isEqualTo(1);
            assertThat(message(wire, "ConfbridgeStartRecord", "Conference: 1000"))
                    .isEqualTo("Conference Recording Started.");
            assertThat(message(wire, "ConfbridgeStartRecord", "Conference: 1000"))
                    .isEqualTo("Conference is already being recorded.");
            assertThat(message(wire, "ConfbridgeKick", "Conference: 1000", "Channel: all"))
                    .isEqualTo("All participants kicked");
            assertThat(names(wire.soFar()))
                    .containsSubsequence("ConfbridgeLeave", "ConfbridgeStopRecord", "ConfbridgeEnd", "BridgeDestroy");
        }
    }

    @Test
    void aParkedCallIsFetchedByItsExtension() {
        try (AmiSimulator asterisk = parkingLot();
                Wire wire = Wire.login(asterisk)) {
            PhoneCall parked = asterisk.pbx().endpoint("PJSIP/alice").calls("700");
            asterisk.advance(Duration.ofSeconds(10));
            assertThat(names(wire.soFar())).containsSubsequence("ParkedCall", "BridgeEnter", "MusicOnHoldStart");
            wire.send("Action: ParkedCalls");
            Message item = wire.until(each -> each.name().equals("ParkedCallsComplete"))
                    .get(1);
            assertThat(item.text("ParkingSpace")).isEqualTo("701");
            assertThat(item.text("ParkingTimeout")).isEqualTo("35");
            assertThat(item.text("ParkingDuration")).isEqualTo("10");
            PhoneCall fetcher = asterisk.pbx().endpoint("PJSIP/bob").calls("701");
            Message fetched = named(wire.soFar(), "UnParkedCall");
            assertThat(fetched.text("RetrieverChannel")).isEqualTo(fetcher.channel());
            assertThat(fetched.text("ParkeeChannel")).isEqualTo(parked.channel());
            fetcher.hangsUp();
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void aParkedCallComesBackWhenNobodyFetchesIt() {
        try (AmiSimulator asterisk = parkingLot();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("700");
            asterisk.advance(Duration.ofSeconds(45));
            assertThat(names(wire.soFar())).contains("ParkedCallTimeOut").doesNotContain("ParkedCallGiveUp");
            PhoneCall impatient = asterisk.pbx().endpoint("PJSIP/carol").calls("700");
            impatient.hangsUp();
            assertThat(names(wire.soFar())).contains("ParkedCallGiveUp");
            assertThat(message(wire, "ParkedCalls", "ParkingLot: nope"))
                    .isEqualTo("Requested parking lot could not be found.");
        }
    }

    private static AmiSimulator parkingLot() {
        AmiSimulator asterisk = AmiSimulator.start();
        asterisk.pbx().file("res_parking.conf", """
                [default]
                parkpos = 701-702
                parkingtime = 45
                comebacktoorigin = no
                comebackcontext = back
                """);
        asterisk.pbx().dialplan("""
                [default]
                exten => 700,1,Park()
                exten => _7XX,1,ParkedCall(default,${EXTEN})
                [back]
                exten => s,1,Wait(100)
                """);
        return asterisk;
    }

    @Test
    void keepsAMessage() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("voicemail.conf", "[default]\n6001 => 1234,Alice,alice@example.org\n");
            asterisk.pbx().extension("*98", steps -> steps.run("VoiceMail", "6001@default"));
            PhoneCall call = asterisk.pbx().endpoint("PJSIP/bob").calls("*98");
            asterisk.advance(Duration.ofSeconds(7));
            call.hangsUp();
            Message waiting = named(wire.soFar(), "MessageWaiting");
            assertThat(waiting.text("Mailbox")).isEqualTo("6001@default");
            assertThat(waiting.text("New")).isEqualTo("1");
            assertThat(wire.ask("Action: MailboxCount", "Mailbox: 6001@default").text("NewMessages"))
                    .isEqualTo("1");
            wire.send("Action: VoicemailBoxSummary", "Context: default", "Mailbox: 6001");
            Message item = wire.until(each -> each.name().equals("VoicemailBoxDetailComplete"))
                    .get(1);
            assertThat(item.text("Duration")).isEqualTo("7");
            String[] note = {"Mailbox: 6001", "Context: default", "Folder: INBOX", "ID: " + item.text("ID")};
            assertThat(message(wire, "VoicemailRemove", note)).startsWith("Message remove successful");
            assertThat(message(wire, "VoicemailRemove", note)).startsWith("Message remove failed");
        }
    }

    @Test
    void agentsLogInAndTakeCalls() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("agents.conf", "[1001]\nfullname = Ann\n");
            asterisk.pbx().extension("1", steps -> steps.run("AgentLogin", "1001"));
            asterisk.pbx().extension("2", steps -> steps.run("AgentRequest", "1001"));
            asterisk.pbx().endpoint("PJSIP/ann").calls("1");
            assertThat(agent(wire).text("Status")).isEqualTo("AGENT_IDLE");
            PhoneCall caller = asterisk.pbx().endpoint("PJSIP/bob").calls("2");
            assertThat(agent(wire).text("TalkingToChan")).isEqualTo(caller.channel());
            caller.hangsUp();
            assertThat(agent(wire).text("Status")).isEqualTo("AGENT_IDLE");
            assertThat(message(wire, "AgentLogoff", "Agent: 1001")).isEqualTo("Agent logged out");
            assertThat(agent(wire).text("Status")).isEqualTo("AGENT_LOGGEDOFF");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    private static Message agent(Wire wire) {
        wire.send("Action: Agents");
        List<Message> all = wire.until(each -> each.name().equals("AgentsComplete"));
        return all.stream()
                .filter(each -> each.name().equals("Agents"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void endpointsComeAndGo() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").unregister();
            assertThat(names(wire.soFar())).containsExactly("PeerStatus", "ContactStatus", "DeviceStateChange");
            wire.send("Action: PJSIPShowEndpoint", "Endpoint: alice");
            List<Message> detail = wire.until(each -> each.name().equals("EndpointDetailComplete"));
            assertThat(names(detail.subList(1, detail.size() - 1)))
                    .containsExactly("EndpointDetail", "AuthDetail", "TransportDetail", "AorDetail");
            assertThat(detail.get(1).text("DeviceState")).isEqualTo("Unavailable");
            assertThat(detail.get(1).headers()).extracting(Header::name).contains("Context", "Callerid", "Tenantid");
            asterisk.pbx().endpoint("PJSIP/alice").register();
            assertThat(names(wire.soFar()))
                    .containsExactly("ContactStatus", "PeerStatus", "ContactStatus", "DeviceStateChange");
            assertThat(message(wire, "PJSIPShowEndpoint", "Endpoint: nope"))
                    .startsWith("Unable to retrieve endpoint nope");
        }
    }

    private static String message(Wire wire, String action, String... more) {
        String[] all = new String[more.length + 1];
        all[0] = "Action: " + action;
        System.arraycopy(more, 0, all, 1, more.length);
        return String.valueOf(wire.ask(all).text("Message"));
    }

    private static List<String> names(List<Message> messages) {
        return messages.stream().map(Message::name).toList();
    }

    private static Message named(List<Message> events, String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + names(events)));
    }
}
