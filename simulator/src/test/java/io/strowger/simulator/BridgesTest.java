package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bridges of conferences and parking lots whose channels are taken elsewhere; as seen on the wire of Asterisk 16 and 22. */
final class BridgesTest {
    private static final String ONE = "PJSIP/alice-00000000";
    private static final String TWO = "PJSIP/bob-00000001";

    @Test
    void whoIsRedirectedOutOfAConferenceAndBackIsListedOnce() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_22, "800");
                Wire wire = Wire.login(asterisk)) {
            assertThat(names(redirect(wire, ONE, "100"))).containsSubsequence("BridgeLeave", "ConfbridgeLeave");
            assertThat(attendees(wire)).containsExactly(TWO);
            assertThat(names(redirect(wire, ONE, "800"))).containsSubsequence("BridgeEnter", "ConfbridgeJoin");
            assertThat(names(redirect(wire, ONE, "800")))
                    .containsSubsequence("BridgeLeave", "ConfbridgeLeave", "BridgeEnter", "ConfbridgeJoin")
                    .doesNotContain("ConfbridgeEnd", "BridgeDestroy");
            assertThat(attendees(wire)).containsExactlyInAnyOrder(ONE, TWO);
            redirect(wire, ONE, "100");
            assertThat(names(redirect(wire, TWO, "100")))
                    .containsSubsequence("BridgeLeave", "ConfbridgeLeave", "ConfbridgeEnd", "BridgeDestroy");
            assertThat(wire.ask("Action: ConfbridgeList", "Conference: 800").text("Message"))
                    .isEqualTo("No active conferences.");
        }
    }

    @Test
    void nobodyIsParkedOutOfAConference() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_22, "800");
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask("Action: Park", "Channel: " + ONE).text("Message"))
                    .startsWith("Park action failed");
            assertThat(names(wire.soFar())).containsExactly("BridgeCreate");
            assertThat(attendees(wire)).containsExactlyInAnyOrder(ONE, TWO);
        }
    }

    @Test
    void whoIsRedirectedOutOfTheLastRoomOfBridgeWaitEndsIt() {
        try (AmiSimulator asterisk = begun(SimulatedVersion.ASTERISK_22, "900");
                Wire wire = Wire.login(asterisk)) {
            redirect(wire, ONE, "100");
            assertThat(names(redirect(wire, TWO, "100"))).contains("BridgeLeave", "BridgeDestroy");
            assertThat(bridges(wire)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASTERISK_16", "ASTERISK_22"})
    void theBridgeOfALotIsMadeOnceAndKept(SimulatedVersion version) {
        try (AmiSimulator asterisk = begun(version, "100");
                Wire wire = Wire.login(asterisk)) {
            assertThat(names(park(wire, ONE))).contains("BridgeCreate", "BridgeEnter", "ParkedCall");
            assertThat(names(park(wire, TWO))).contains("BridgeEnter").doesNotContain("BridgeCreate");
            assertThat(names(park(wire, TWO)))
                    .containsSubsequence("ParkedCallGiveUp", "BridgeLeave", "BridgeEnter")
                    .doesNotContain("BridgeCreate", "BridgeDestroy");
            redirect(wire, ONE, "100");
            assertThat(names(redirect(wire, TWO, "100")))
                    .contains("ParkedCallGiveUp")
                    .doesNotContain("BridgeDestroy");
            assertThat(bridges(wire)).hasSize(1);
            assertThat(names(park(wire, ONE))).doesNotContain("BridgeCreate");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASTERISK_16", "ASTERISK_22"})
    void aLotWhoseBridgeWasDestroyedHangsUpWhomItGets(SimulatedVersion version) {
        try (AmiSimulator asterisk = begun(version, "100");
                Wire wire = Wire.login(asterisk)) {
            park(wire, ONE);
            String id = bridges(wire).get(0);
            assertThat(wire.ask("Action: BridgeDestroy", "BridgeUniqueid: " + id)
                            .text("Message"))
                    .isEqualTo("Bridge has been destroyed");
            assertThat(names(wire.soFar()))
                    .contains("ParkedCallGiveUp", "BridgeLeave", "Hangup")
                    .doesNotContain("BridgeDestroy");
            assertThat(bridges(wire)).hasSize(version == SimulatedVersion.ASTERISK_16 ? 1 : 0);
            assertThat(wire.ask("Action: BridgeDestroy", "BridgeUniqueid: " + id)
                            .text("Message"))
                    .isEqualTo("Specified BridgeUniqueid not found");
            assertThat(names(park(wire, TWO))).contains("Hangup").doesNotContain("ParkedCall", "BridgeCreate");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    /** A PBX with two channels at an extension. */
    private static AmiSimulator begun(SimulatedVersion version, String extension) {
        AmiSimulator asterisk = AmiSimulator.builder().version(version).start();
        asterisk.pbx()
                .extension("100", steps -> steps.answer().run("Wait", "3600"))
                .extension("800", steps -> steps.run("ConfBridge", "800"))
                .extension("900", steps -> steps.run("BridgeWait", ""));
        asterisk.pbx().endpoint("PJSIP/alice").calls(extension);
        asterisk.pbx().endpoint("PJSIP/bob").calls(extension);
        return asterisk;
    }

    private static List<Message> redirect(Wire wire, String channel, String exten) {
        wire.ask("Action: Redirect", "Channel: " + channel, "Context: default", "Exten: " + exten, "Priority: 1");
        return wire.soFar();
    }

    private static List<Message> park(Wire wire, String channel) {
        assertThat(wire.ask("Action: Park", "Channel: " + channel).name()).isEqualTo("Success");
        return wire.soFar();
    }

    private static List<String> attendees(Wire wire) {
        wire.ask("Action: ConfbridgeList", "Conference: 800");
        return wire.until(message -> message.name().equals("ConfbridgeListComplete")).stream()
                .map(item -> item.text("Channel"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> bridges(Wire wire) {
        wire.ask("Action: BridgeList");
        return wire.until(message -> message.name().equals("BridgeListComplete")).stream()
                .map(item -> item.text("BridgeUniqueid"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> names(List<Message> messages) {
        return messages.stream().map(Message::name).toList();
    }
}
