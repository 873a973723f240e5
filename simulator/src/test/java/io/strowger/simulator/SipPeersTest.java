package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The peers of chan_sip, as an Asterisk 16 with the same sip.conf shows them. */
final class SipPeersTest {
    private static final String SIP = """
            [general]
            udpbindaddr = 127.0.0.1:5161
            directmedia = no
            disallow = all
            allow = ulaw
            register => 7001:secret@127.0.0.1:5161/7001
            register => carrier:secret@sip.example.com
            [phone](!)
            type = friend
            host = dynamic
            [7001](phone)
            secret = secret
            callerid = "Seven One" <7001>
            [7002](phone)
            [7003]
            type = peer
            host = 127.0.0.1
            port = 5161
            qualify = 2000
            insecure = port,invite
            callgroup = 1,3
            allow = alaw
            [7004]
            type = user
            """;

    @Test
    void arePartlyRegisteredAndMonitored() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_16);
                Wire wire = Wire.login(asterisk)) {
            List<Message> peers = list(wire, "SIPpeers", "PeerlistComplete");
            assertThat(peers).extracting(each -> each.text("ObjectName")).containsExactly("7001", "7002", "7003");
            assertThat(peers)
                    .extracting(each -> each.text("IPaddress"))
                    .containsExactly("127.0.0.1", "-none-", "127.0.0.1");
            assertThat(peers)
                    .extracting(each -> each.text("Status"))
                    .containsExactly("Unmonitored", "Unmonitored", "OK (1 ms)");
            assertThat(list(wire, "SIPpeerstatus", "SIPpeerstatusComplete"))
                    .extracting(each -> each.text("PeerStatus") + " " + each.text("Time"))
                    .containsExactly("Unmonitored null", "Unmonitored null", "Reachable 1");
            assertThat(list(wire, "SIPshowregistry", "RegistrationsComplete"))
                    .extracting(each -> each.text("Host") + " " + each.text("State"))
                    .containsExactly("127.0.0.1 Registered", "sip.example.com Request Sent");
        }
    }

    @Test
    void areShownOneByOne() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_16);
                Wire wire = Wire.login(asterisk)) {
            Message one = wire.ask("Action: SIPshowpeer", "Peer: 7001");
            assertThat(one.text("Callerid")).isEqualTo("\"Seven One\" <7001>");
            assertThat(one.text("Reg-Contact")).isEqualTo("sip:7001@127.0.0.1:5161");
            assertThat(one.text("RegExpire")).isEqualTo("120 seconds");
            assertThat(one.text("Codecs")).isEqualTo("(ulaw)");
            Message three = wire.ask("Action: SIPshowpeer", "Peer: 7003");
            assertThat(three.text("SIP-AuthInsecure")).isEqualTo("port,invite");
            assertThat(three.text("Callgroup")).isEqualTo("1, 3");
            assertThat(three.text("Codecs")).isEqualTo("(ulaw|alaw)");
            assertThat(three.text("Dynamic")).isEqualTo("N");
            assertThat(wire.ask("Action: SIPshowpeer", "Peer: 7004").text("Message"))
                    .startsWith("Peer 7004 not found.");
            assertThat(wire.ask("Action: SIPshowpeer").text("Message")).isEqualTo("Peer: <name> missing.");
        }
    }

    @Test
    void comeAndGo() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_16);
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: Command", "Command: sip unregister 7001")
                            .output())
                    .startsWith("Unregistered peer '7001'");
            assertThat(wire.soFar())
                    .filteredOn(each -> each.name().equals("PeerStatus"))
                    .extracting(each -> each.text("Peer") + " " + each.text("PeerStatus") + " " + each.text("Cause"))
                    .containsExactly("SIP/7001 Unregistered Expired");
            assertThat(wire.ask("Action: Command", "Command: sip unregister 7001")
                            .output())
                    .containsExactly("Peer 7001 not registered");
            wire.ask("Action: Command", "Command: sip reload");
            List<Message> events = wire.soFar();
            assertThat(events)
                    .filteredOn(each -> each.name().equals("PeerStatus"))
                    .extracting(each -> each.text("PeerStatus") + " " + each.text("Address"))
                    .containsExactly("Registered 127.0.0.1:5161");
            assertThat(events).extracting(Message::name).contains("Registry", "DeviceStateChange");
        }
    }

    @Test
    void areQualifiedAndNotified() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_16);
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: SIPqualifypeer", "Peer: 7002", "ActionID: q")
                            .text("Message"))
                    .isEqualTo("SIP peer found - will qualify");
            Message done = wire.required();
            assertThat(done.name()).isEqualTo("SIPQualifyPeerDone");
            assertThat(done.text("ActionID")).isEqualTo("q");
            assertThat(notified(wire, "SIP/7001")).isEqualTo("Notify Sent");
            assertThat(notified(wire, "7003")).isEqualTo("Notify Sent");
            assertThat(notified(wire, "SIP/7002")).isEqualTo("Could not create address");
        }
    }

    @Test
    void areNoneInAsterisk22() {
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .version(SimulatedVersion.ASTERISK_22)
                        .lenient()
                        .start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("sip.conf", SIP);
            for (String each : List.of("SIPpeers", "SIPshowpeer", "SIPpeerstatus", "SIPqualifypeer", "SIPnotify")) {
                assertThat(wire.ask("Action: " + each).text("Message")).startsWith("Invalid/unknown command: " + each);
            }
        }
    }

    private static AmiSimulator begun(SimulatedVersion version) {
        AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
        asterisk.pbx().file("sip.conf", SIP);
        return asterisk;
    }

    private static String notified(Wire wire, String channel) {
        return String.valueOf(wire.ask("Action: SIPnotify", "Channel: " + channel, "Variable: Event=check-sync")
                .text("Message"));
    }

    private static List<Message> list(Wire wire, String action, String end) {
        wire.ask("Action: " + action);
        List<Message> items = wire.until(message -> message.name().equals(end));
        return items.subList(0, items.size() - 1);
    }
}
