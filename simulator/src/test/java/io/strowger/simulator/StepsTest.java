package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.Steps;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each step that an extension can be given, and what it does. */
final class StepsTest {
    private static final String BOB = "PJSIP/bob-00000000";

    @Test
    void waitsInAQueue() {
        try (Office office = new Office()) {
            office.asterisk.pbx().queue("support");
            List<Message> events = office.calls(steps ->
                    steps.answer().queue("support", Duration.ofSeconds(5)).userEvent("Then", "Status: ${QUEUESTATUS}"));
            assertThat(of(events, "QueueCallerJoin", "Queue")).containsExactly("support");
            assertThat(of(events, "UserEvent", "Status")).containsExactly("TIMEOUT");

            assertThat(of(office.calls(steps -> steps.queue("support")), "QueueCallerLeave", "Queue"))
                    .isEmpty();
        }
    }

    @Test
    void meetsOthersInAConference() {
        try (Office office = new Office()) {
            assertThat(of(office.calls(steps -> steps.confBridge("800")), "ConfbridgeJoin", "Conference"))
                    .containsExactly("800");
            office.asterisk.pbx().file("confbridge.conf", "[quiet]\ntype=user\nstartmuted=yes\n");
            assertThat(of(office.calls(steps -> steps.confBridge("801", "", "quiet")), "ConfbridgeJoin", "Muted"))
                    .containsExactly("Yes");
        }
    }

    @Test
    void pagesPhonesThatOnlyListen() {
        try (Office office = new Office()) {
            office.asterisk.pbx().endpoint("PJSIP/carol").answersAfter(Duration.ofSeconds(1));
            office.asterisk.pbx().endpoint("PJSIP/dave").rings();
            List<Message> events = office.calls(
                    steps -> steps.answer().page("PJSIP/carol&PJSIP/dave&PJSIP/nobody", Duration.ofSeconds(5)));
            assertThat(of(events, "DialBegin", "DialString")).containsExactly("carol", "dave");
            assertThat(of(events, "ConfbridgeJoin", "Channel")).containsExactly(BOB, "PJSIP/carol-00000001");
            assertThat(of(events, "ConfbridgeJoin", "Muted")).containsExactly("No", "Yes");
            assertThat(of(events, "Hangup", "Channel")).containsExactly("PJSIP/dave-00000002");

            office.asterisk.pbx().endpoint("PJSIP/bob").hangsUp();
            office.asterisk.advance(Duration.ofSeconds(1));
            assertThat(of(office.wire.soFar(), "ConfbridgeLeave", "Channel")).contains("PJSIP/carol-00000001");
            assertThat(office.asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void parksAndFetches() {
        try (Office office = new Office()) {
            assertThat(of(office.calls(steps -> steps.answer().park()), "ParkedCall", "Parkinglot"))
                    .containsExactly("default");
            assertThat(of(office.calls(steps -> steps.parkedCall(701)), "UnParkedCall", "ParkingSpace"))
                    .containsExactly("701");
            office.asterisk.pbx().file("res_parking.conf", "[sales]\nparkpos=801-810\n");
            assertThat(of(office.calls(steps -> steps.park("sales")), "ParkedCall", "ParkingSpace"))
                    .containsExactly("801");
        }
    }

    @Test
    void takesAMessage() {
        try (Office office = new Office()) {
            office.asterisk.pbx().file("voicemail.conf", "[default]\n100 => 1234,Bob\n");
            List<Message> events = office.calls(steps -> steps.answer().voiceMail("100@default"));
            assertThat(of(events, "Newexten", "Application")).contains("VoiceMail");
        }
    }

    @Test
    void records() {
        try (Office office = new Office()) {
            List<Message> events = office.calls(steps -> steps.answer()
                    .mixMonitor("call.wav")
                    .waits(Duration.ofSeconds(1))
                    .stopMixMonitor()
                    .waits(Duration.ofSeconds(60)));
            assertThat(of(events, "MixMonitorStart", "Channel")).containsExactly(BOB);
            assertThat(of(events, "MixMonitorStop", "Channel")).containsExactly(BOB);
        }
    }

    @Test
    void letsClientsRunTheCall() {
        try (Office office = new Office()) {
            List<Message> events = office.calls(steps -> steps.answer().asyncAgi());
            assertThat(of(events, "AsyncAGIStart", "Channel")).containsExactly(BOB);
        }
    }

    @Test
    void runsSubroutines() {
        try (Office office = new Office()) {
            office.asterisk
                    .pbx()
                    .extension(
                            "sub",
                            "s",
                            steps -> steps.set("SUM", "$[${ARG1} + ${ARG2}]").returns("${SUM}"));
            List<Message> events = office.calls(
                    steps -> steps.gosub("sub", "s", 1, "3", "4").userEvent("Then", "Sum: ${GOSUB_RETVAL}"));
            assertThat(of(events, "UserEvent", "Sum")).containsExactly("7");
        }
    }

    @Test
    void goesElsewhere() {
        try (Office office = new Office()) {
            office.asterisk.pbx().extension("elsewhere", "9", steps -> steps.userEvent("Elsewhere"));
            List<Message> events = office.calls(steps -> steps.goTo(3)
                    .userEvent("Skipped")
                    .goToIf("$[1 = 1]", 5)
                    .userEvent("Skipped")
                    .goTo("elsewhere", "9", 1));
            assertThat(of(events, "UserEvent", "UserEvent")).containsExactly("Elsewhere");
        }
    }

    @Test
    void playsAndSendsDigits() {
        try (Office office = new Office()) {
            List<Message> events = office.calls(
                    steps -> steps.answer().playback("beep").sendDtmf("12").waits(Duration.ofSeconds(60)));
            assertThat(of(events, "VarSet", "Variable")).contains("PLAYBACKSTATUS");
            assertThat(of(events, "DTMFEnd", "Digit")).containsExactly("1", "2");
        }
    }

    /** A simulator in which bob calls an extension. */
    private static final class Office implements AutoCloseable {
        private final AmiSimulator asterisk = AmiSimulator.start();
        private final Wire wire = Wire.login(asterisk);

        List<Message> calls(Consumer<Steps> steps) {
            asterisk.pbx().extension("200", steps);
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(Duration.ofSeconds(10));
            return wire.soFar();
        }

        @Override
        public void close() {
            wire.close();
            asterisk.close();
        }
    }

    private static List<String> of(List<Message> messages, String event, String header) {
        return messages.stream()
                .filter(each -> each.name().equals(event))
                .map(each -> String.valueOf(each.text(header)))
                .toList();
    }
}
