package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The actions that do something to channels and their bridges. */
final class ChannelControlTest {
    private static final String CALLER = "Local/dial-long@lab-00000000;2";
    private static final String CALLED = "Local/long@lab-00000001;1";

    @Test
    void redirectsOneLegAndEndsTheOther() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = call(asterisk)) {
            assertThat(wire.ask(
                                    "Action: Redirect",
                                    "Channel: " + CALLED,
                                    "Context: lab",
                                    "Exten: answer",
                                    "Priority: 1")
                            .text("Message"))
                    .isEqualTo("Redirect successful");
            asterisk.advance(Duration.ofSeconds(2));
            List<Message> events = wire.soFar();
            assertThat(TelephonyTest.named(events, "Newexten", CALLED))
                    .extracting(event -> event.text("Extension") + ' ' + event.text("Application"))
                    .containsExactly("answer AppDial", "answer Wait", "answer Hangup", "h NoOp");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void redirectsBothLegs() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = call(asterisk)) {
            assertThat(wire.ask(
                                    "Action: Redirect",
                                    "Channel: " + CALLER,
                                    "ExtraChannel: " + CALLED,
                                    "Context: lab",
                                    "Exten: 209",
                                    "Priority: 1",
                                    "ExtraContext: lab",
                                    "ExtraExten: long",
                                    "ExtraPriority: 1")
                            .text("Message"))
                    .isEqualTo("Dual Redirect successful");
            assertThat(wire.soFar())
                    .extracting(Message::name)
                    .contains("BridgeDestroy")
                    .doesNotContain("Hangup");
            assertThat(asterisk.pbx().channels()).hasSize(4);
        }
    }

    @Test
    void transfersBlindly() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = call(asterisk)) {
            assertThat(wire.ask("Action: BlindTransfer", "Channel: " + CALLER, "Context: lab", "Exten: 201")
                            .text("Message"))
                    .isEqualTo("Transfer succeeded");
            Message transfer = wire.soFar().stream()
                    .filter(event -> event.name().equals("BlindTransfer"))
                    .findFirst()
                    .orElseThrow();
            assertThat(transfer.text("TransfereeChannel")).isEqualTo(CALLED);
            assertThat(transfer.text("Extension")).isEqualTo("201");
            asterisk.advance(Duration.ofSeconds(2));
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void transfersAfterAsking() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = call(asterisk)) {
            wire.ask("Action: Atxfer", "Channel: " + CALLER, "Context: lab", "Exten: 209");
            assertThat(wire.soFar()).extracting(Message::name).contains("Hold", "MusicOnHoldStart", "LocalBridge");
            wire.ask("Action: Hangup", "Channel: " + CALLER);
            assertThat(wire.soFar()).extracting(Message::name).contains("BridgeMerge", "AttendedTransfer");
            assertThat(asterisk.pbx().channels()).contains(CALLED, "Local/209@lab-00000002;1");
        }
    }

    @Test
    void bridgesAndKicks() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            TelephonyTest.originate(wire, "Local/long@lab/n");
            TelephonyTest.originate(wire, "Local/echo@lab/n");
            wire.soFar();
            wire.ask("Action: Bridge", "Channel1: Local/long@lab-00000000;1", "Channel2: Local/echo@lab-00000001;1");
            List<Message> events = wire.soFar();
            assertThat(events)
                    .extracting(Message::name)
                    .containsSubsequence("BridgeCreate", "BridgeEnter", "BridgeEnter");
            wire.send("Action: BridgeList");
            assertThat(wire.until(message -> message.name().equals("BridgeListComplete")))
                    .hasSize(3);
            assertThat(wire.ask("Action: BridgeKick", "Channel: Local/long@lab-00000000;1")
                            .text("Message"))
                    .isEqualTo("Channel has been kicked");
            assertThat(wire.soFar()).extracting(Message::name).contains("BridgeDestroy");
        }
    }

    @Test
    void limitsAndMapsAndRecords() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = call(asterisk)) {
            wire.send("Action: CoreShowChannelMap", "Channel: " + CALLER);
            assertThat(wire.until(message -> message.name().equals("CoreShowChannelMapComplete")))
                    .extracting(message -> String.valueOf(message.text("ConnectedChannel")))
                    .contains(CALLED, "Local/long@lab-00000001;2");
            assertThat(wire.ask("Action: MixMonitor", "Channel: " + CALLER, "File: a.wav", "Options: i(ID)")
                            .text("MixMonitorID"))
                    .startsWith("0x");
            assertThat(wire.ask("Action: StopMixMonitor", "Channel: " + CALLER).text("Response"))
                    .isEqualTo("Success");
            wire.ask("Action: PlayDTMF", "Channel: " + CALLER, "Digit: 5", "Receive: true");
            assertThat(wire.soFar()).extracting(Message::name).contains("DTMFEnd", "DTMFBegin");
            wire.ask("Action: AbsoluteTimeout", "Channel: " + CALLER, "Timeout: 60");
            asterisk.advance(Duration.ofSeconds(59));
            assertThat(asterisk.pbx().channels()).hasSize(4);
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void picksARingingCallUp() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().dialplan("[pick]\nexten => go,1,PickupChan(Local/ring@lab)\n");
            TelephonyTest.originate(wire, "Local/pickup-target@lab/n");
            TelephonyTest.originate(wire, "Local/go@pick/n");
            assertThat(wire.soFar()).extracting(Message::name).containsSubsequence("Pickup", "BridgeCreate");
        }
    }

    @Test
    void answersCommandsOfAgi() {
        try (AmiSimulator asterisk = TelephonyTest.lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            String channel = "Local/asyncagi@lab-00000000;2";
            TelephonyTest.originate(wire, "Local/asyncagi@lab/n");
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(wire.soFar()).extracting(Message::name).contains("AsyncAGIStart");
            assertThat(agi(wire, channel, "SET VARIABLE FOO \"bar baz\"")).isEqualTo("200%20result%3D1%0A");
            assertThat(agi(wire, channel, "GET VARIABLE FOO")).isEqualTo("200%20result%3D1%20(bar%20baz)%0A");
            assertThat(agi(wire, channel, "EXEC NoOp hello")).isEqualTo("200%20result%3D0%0A");
            assertThat(agi(wire, channel, "CHANNEL STATUS")).isEqualTo("200%20result%3D6%0A");
            assertThat(agi(wire, channel, "DATABASE PUT fam key val")).isEqualTo("200%20result%3D1%0A");
            assertThat(agi(wire, channel, "DATABASE GET fam key")).isEqualTo("200%20result%3D1%20(val)%0A");
            assertThat(agi(wire, channel, "BOGUS")).isEqualTo("510%20Invalid%20or%20unknown%20command%0A");
            wire.ask("Action: AGI", "Channel: " + channel, "Command: ASYNCAGI BREAK");
            assertThat(wire.soFar()).extracting(Message::name).containsSubsequence("AsyncAGIEnd", "UserEvent");
        }
    }

    private static String agi(Wire wire, String channel, String command) {
        wire.ask("Action: AGI", "Channel: " + channel, "Command: " + command, "CommandID: c");
        return wire.soFar().stream()
                .filter(event -> event.name().equals("AsyncAGIExec"))
                .map(event -> String.valueOf(event.text("Result")))
                .findFirst()
                .orElseThrow();
    }

    private static Wire call(AmiSimulator asterisk) {
        Wire wire = Wire.login(asterisk);
        TelephonyTest.originate(wire, "Local/dial-long@lab/n");
        wire.soFar();
        return wire;
    }
}
