package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Message;
import io.strowger.simulator.pbx.Endpoint;
import io.strowger.simulator.pbx.PhoneCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Dial can do besides calling: before the talk, by keys within it, and where phones send their callers elsewhere. */
final class DialOptionsTest {
    private static final String ALICE = "PJSIP/alice-00000001";
    private static final String BOB = "PJSIP/bob-00000000";
    private static final Duration RINGING = Duration.ofSeconds(20);

    @Test
    void runsSubroutinesBeforeItCalls() {
        try (AmiSimulator asterisk = office("b(sub^s^1(callee))B(sub^s^1(caller))");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(1));

            assertThat(of(events, "UserEvent", "Channel")).containsExactly(BOB, ALICE);
            assertThat(of(events, "UserEvent", "Who")).containsExactly("caller", "callee");
            assertThat(of(events, "DialBegin", "DestChannel")).containsExactly(ALICE);
        }
    }

    @Test
    void tellsSomethingToTheOneWhoAnswersBeforeTheyTalk() {
        try (AmiSimulator asterisk = office("A(beep)U(sub^answered)D(12)");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            assertThat(named(after(asterisk, wire, Duration.ofMillis(2_100)), "BridgeEnter"))
                    .isEmpty();
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(3));

            assertThat(of(events, "UserEvent", "Who")).containsExactly("answered");
            assertThat(of(events, "DialEnd", "DialStatus")).containsExactly("ANSWER");
            assertThat(of(events, "DTMFEnd", "Digit")).containsExactly("1", "2");
            assertThat(of(events, "BridgeEnter", "Channel")).containsExactly(ALICE, BOB);
        }
    }

    @Test
    void aSubroutineCanRefuseTheCall() {
        try (AmiSimulator asterisk = office("U(refuse)");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(3));

            assertThat(of(events, "DialEnd", "DialStatus")).containsExactly("BUSY");
            assertThat(of(events, "Hangup", "Channel")).contains(ALICE);
            assertThat(of(events, "UserEvent", "Status")).containsExactly("BUSY");
            assertThat(named(events, "BridgeEnter")).isEmpty();
        }
    }

    @Test
    void bothGoElsewhereEachByItself() {
        try (AmiSimulator asterisk = office("G(default^apart^1)");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(3));

            assertThat(of(events, "UserEvent", "Place")).containsExactly("one", "three");
            assertThat(of(events, "UserEvent", "Channel")).containsExactly(BOB, ALICE);
        }
    }

    @Test
    void theOneWhoHangsUpDuringTheAnnouncementEndsTheCall() {
        try (AmiSimulator asterisk = office("A(beep)");
                Wire wire = Wire.login(asterisk)) {
            PhoneCall call = asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(Duration.ofMillis(2_100));
            asterisk.pbx().endpoint("PJSIP/alice").hangsUp();
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(1));

            assertThat(of(events, "DialEnd", "DialStatus")).containsExactly("ANSWER");
            assertThat(named(events, "BridgeEnter")).isEmpty();
            assertThat(call.isActive()).isFalse();
        }
    }

    @Test
    void keysTransferTheOtherOne() {
        try (AmiSimulator asterisk = office("tT");
                Wire wire = Wire.login(asterisk)) {
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "#");
            assertThat(of(wire.soFar(), "Hold", "Channel")).containsExactly(BOB);
            press(asterisk, wire, BOB, "300");
            List<Message> events = wire.soFar();

            assertThat(of(events, "BlindTransfer", "IsExternal")).containsExactly("No");
            assertThat(of(events, "BlindTransfer", "TransfereeChannel")).containsExactly(ALICE);
            assertThat(of(events, "BlindTransfer", "Extension")).containsExactly("300");
            assertThat(of(events, "UserEvent", "Channel")).containsExactly(ALICE);
            assertThat(of(events, "Hangup", "Channel")).containsExactly(BOB);
        }
    }

    @Test
    void aNumberThatIsNoneIsAskedForAgain() {
        try (AmiSimulator asterisk = office("T");
                Wire wire = Wire.login(asterisk)) {
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "#");
            press(asterisk, wire, BOB, "9");
            press(asterisk, wire, BOB, "300");
            assertThat(of(wire.soFar(), "BlindTransfer", "Extension")).containsExactly("300");
        }
    }

    @Test
    void whoDialsNothingGetsTheOtherOneBack() {
        try (AmiSimulator asterisk = office("T");
                Wire wire = Wire.login(asterisk)) {
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "#");
            asterisk.advance(Duration.ofMinutes(1));
            List<Message> events = wire.soFar();
            assertThat(of(events, "Unhold", "Channel")).containsExactly(BOB);
            assertThat(of(events, "MusicOnHoldStop", "Channel")).containsExactly(ALICE);
            assertThat(named(events, "BlindTransfer")).isEmpty();
        }
    }

    @Test
    void keysHangUpWhereTheCallAllowsIt() {
        try (AmiSimulator asterisk = office("h");
                Wire wire = Wire.login(asterisk)) {
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "*");
            assertThat(asterisk.pbx().channels()).hasSize(2);
            press(asterisk, wire, ALICE, "*");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void keysAreThoseOfTheFile() {
        try (AmiSimulator asterisk = office("KXH");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("features.conf", """
                    [featuremap]
                    disconnect => *0
                    automixmon => *3
                    parkcall => #72
                    """);
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "*3");
            press(asterisk, wire, BOB, "*3");
            List<Message> events = wire.soFar();
            assertThat(of(events, "MixMonitorStart", "Channel")).containsExactly(ALICE);
            assertThat(of(events, "MixMonitorStop", "Channel")).containsExactly(ALICE);

            press(asterisk, wire, BOB, "#72");
            asterisk.advance(Duration.ofSeconds(5));
            events = wire.soFar();
            assertThat(of(events, "ParkedCall", "ParkeeChannel")).containsExactly(ALICE);
            assertThat(of(events, "ParkedCall", "ParkerDialString")).containsExactly("PJSIP/bob");
            assertThat(asterisk.pbx().channels()).containsExactly(ALICE);
        }
    }

    @Test
    void otherKeysAreHeardAtTheFarEnd() {
        try (AmiSimulator asterisk = office("KT");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("features.conf", "[featuremap]\nblindxfer => #1\nparkcall => #72\n");
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "5");
            assertThat(sent(wire.soFar())).containsExactly("5");
            press(asterisk, wire, BOB, "#7");
            assertThat(sent(wire.soFar())).isEmpty();
            asterisk.advance(Duration.ofSeconds(3));
            assertThat(sent(wire.soFar())).containsExactly("#", "7");
        }
    }

    @Test
    void keysAskSomebodyBeforeTheyTransfer() {
        try (AmiSimulator asterisk = office("T");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().file("features.conf", "[featuremap]\natxfer => *2\n");
            talk(asterisk, wire);
            press(asterisk, wire, BOB, "*2");
            press(asterisk, wire, BOB, "300");
            asterisk.advance(Duration.ofSeconds(2));
            asterisk.pbx().endpoint("PJSIP/bob").hangsUp();
            asterisk.advance(Duration.ofMillis(500));
            assertThat(of(wire.soFar(), "AttendedTransfer", "TransfereeChannel"))
                    .containsExactly(ALICE);
            assertThat(asterisk.pbx().channels()).contains(ALICE).doesNotContain(BOB);
        }
    }

    @Test
    void aPhoneSendsItsCallersElsewhere() {
        try (AmiSimulator asterisk = office("");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").forwardsTo("300");
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(1));

            assertThat(of(events, "DialBegin", "DialString")).containsExactly("alice", "300@default");
            assertThat(of(events, "DialEnd", "Forward")).startsWith("300");
            assertThat(of(events, "DialEnd", "DialStatus")).containsExactly("CANCEL", "ANSWER");
            assertThat(of(events, "Hangup", "Cause")).containsExactly("23");
            assertThat(of(events, "BridgeEnter", "Channel")).containsExactly("Local/300@default-00000000;1", BOB);
        }
    }

    @Test
    void aPhoneThatSendsItsCallersNowhereCannotBeCalled() {
        try (AmiSimulator asterisk = office("");
                Wire wire = Wire.login(asterisk)) {
            Endpoint alice = asterisk.pbx().endpoint("PJSIP/alice");
            alice.forwardsTo("nowhere");
            asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            List<Message> events = after(asterisk, wire, Duration.ofSeconds(1));

            assertThat(of(events, "DialEnd", "DialStatus")).containsExactly("CONGESTION");
            assertThat(of(events, "UserEvent", "Status")).containsExactly("CHANUNAVAIL");
            assertThatThrownBy(() -> alice.forwardsTo(" ")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static AmiSimulator office(String options) {
        AmiSimulator asterisk = AmiSimulator.start();
        asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(2));
        asterisk.pbx().endpoint("PJSIP/bob");
        asterisk.pbx()
                .extension(
                        "200",
                        steps -> steps.dial("PJSIP/alice", RINGING, options)
                                .userEvent("Behind", "Status: ${DIALSTATUS}")
                                .waits(Duration.ofSeconds(30)));
        asterisk.pbx().dialplan("""
                [default]
                exten => 300,1,Answer()
                 same => n,UserEvent(There,Channel: ${CHANNEL})
                 same => n,Wait(60)
                exten => apart,1,UserEvent(There,Channel: ${CHANNEL},Place: one)
                 same => n,Wait(60)
                 same => n,UserEvent(There,Channel: ${CHANNEL},Place: three)
                 same => n,Wait(60)
                [sub]
                exten => s,1,UserEvent(Sub,Channel: ${CHANNEL},Who: ${ARG1})
                 same => n,Return(done)
                [refuse]
                exten => s,1,Set(GOSUB_RESULT=BUSY)
                 same => n,Return()
                """);
        return asterisk;
    }

    private static void talk(AmiSimulator asterisk, Wire wire) {
        asterisk.pbx().endpoint("PJSIP/bob").calls("200");
        asterisk.advance(Duration.ofSeconds(3));
        assertThat(named(wire.soFar(), "BridgeEnter")).hasSize(2);
    }

    private static void press(AmiSimulator asterisk, Wire wire, String channel, String keys) {
        for (String key : keys.split("")) {
            wire.send(
                    "Action: PlayDTMF",
                    "ActionID: key",
                    "Channel: " + channel,
                    "Digit: " + key,
                    "Duration: 100",
                    "Receive: true");
            asterisk.settle();
            asterisk.advance(Duration.ofMillis(200));
        }
    }

    private static List<Message> after(AmiSimulator asterisk, Wire wire, Duration time) {
        asterisk.advance(time);
        return wire.soFar();
    }

    private static List<Message> named(List<Message> messages, String event) {
        return messages.stream().filter(each -> each.name().equals(event)).toList();
    }

    private static List<String> of(List<Message> messages, String event, String header) {
        return named(messages, event).stream()
                .map(each -> each.text(header))
                .filter(text -> text != null)
                .toList();
    }

    private static List<String> sent(List<Message> messages) {
        return named(messages, "DTMFEnd").stream()
                .filter(each -> "Sent".equals(each.text("Direction")))
                .map(each -> each.text("Digit"))
                .toList();
    }
}
