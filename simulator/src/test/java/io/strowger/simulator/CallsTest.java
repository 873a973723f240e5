package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls, and the events that tell of them: names, order and headers as a real server sends them. */
final class CallsTest {
    private static final String LAB = """
            [lab]
            exten => answer,1,Answer()
             same => n,Wait(1)
             same => n,Hangup(16)
            exten => busy,1,Hangup(17)
            exten => busytone,1,Busy(2)
            exten => _2XX,1,Answer()
             same => n,Wait(${EXTEN:1})
             same => n,Hangup(16)
            exten => dial,1,Dial(PJSIP/alice,10)
            exten => h,1,NoOp(hangup handler)
            """;

    @Test
    void originatesALocalChannel() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            assertThat(wire.ask(originate("Local/answer@lab", "CallerID: \"Bob\" <2000>", "Async: true"))
                            .text("Message"))
                    .isEqualTo("Originate successfully queued");
            asterisk.advance(Duration.ofSeconds(2));
            List<Message> events = wire.soFar();

            assertThat(of(events, "Local/answer@lab-00000000;1"))
                    .containsExactly(
                            "Newchannel",
                            "Newexten",
                            "NewCallerid",
                            "NewConnectedLine",
                            "LocalBridge",
                            "DialBegin",
                            "Newstate",
                            "DialEnd",
                            "OriginateResponse",
                            "HangupRequest",
                            "Hangup");
            assertThat(of(events, "Local/answer@lab-00000000;2"))
                    .containsExactly(
                            "Newchannel",
                            "NewCallerid",
                            "NewConnectedLine",
                            "Newexten",
                            "Newstate",
                            "Newexten",
                            "Newexten",
                            "SoftHangupRequest",
                            "Newexten",
                            "Hangup");
            assertThat(named(events, "Hangup", 0).headers())
                    .extracting(Header::name)
                    .containsExactly(
                            "Event",
                            "Privilege",
                            "Channel",
                            "ChannelState",
                            "ChannelStateDesc",
                            "CallerIDNum",
                            "CallerIDName",
                            "ConnectedLineNum",
                            "ConnectedLineName",
                            "Language",
                            "AccountCode",
                            "Context",
                            "Exten",
                            "Priority",
                            "Uniqueid",
                            "Linkedid",
                            "Cause",
                            "Cause-txt");
            assertThat(named(events, "OriginateResponse", 0).headers())
                    .extracting(Header::toString)
                    .containsExactly(
                            "Event: OriginateResponse",
                            "Privilege: call,all",
                            "ActionID: o",
                            "Response: Success",
                            "Channel: Local/answer@lab-00000000;1",
                            "Application: Wait",
                            "Data: 3",
                            "Reason: 4",
                            "Uniqueid: 1767268800.0",
                            "CallerIDNum: 2000",
                            "CallerIDName: Bob");
        }
    }

    @Test
    void aPhoneRingsAndIsAnsweredOnVirtualTime() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofMinutes(5));
            wire.ask(originate("PJSIP/alice", "Timeout: 600000", "Async: true"));
            assertThat(of(wire.soFar(), "PJSIP/alice-00000000"))
                    .containsExactly("Newchannel", "Newexten", "DialBegin", "Newstate", "DialState");
            asterisk.advance(Duration.ofMinutes(5).minusMillis(1));
            assertThat(wire.soFar()).isEmpty();
            asterisk.advance(Duration.ofMillis(1));
            assertThat(of(wire.soFar(), "PJSIP/alice-00000000"))
                    .containsExactly("Newstate", "DialEnd", "OriginateResponse");
        }
    }

    @Test
    void aSynchronousOriginateAnswersWhenTheCallDoes() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(4));
            wire.send(originate("PJSIP/alice"));
            assertThat(asterisk.takeAction().name()).isEqualTo("Originate");
            wire.send("Action: Ping", "ActionID: later");
            asterisk.advance(Duration.ofSeconds(4));
            List<Message> all = wire.until(message -> "later".equals(message.text("ActionID")));
            assertThat(all.get(0).text("Message")).isEqualTo("Originate successfully queued");
            assertThat(all).extracting(Message::name).doesNotContain("OriginateResponse");
            assertThat(wire.ask(originate("Local/busy@lab")).text("Message")).isEqualTo("Originate failed");
        }
    }

    @Test
    void tellsWhyACallFailed() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").rings();
            assertThat(reason(asterisk, wire, "Local/busytone@lab")).isEqualTo("5");
            assertThat(reason(asterisk, wire, "Local/busy@lab")).isEqualTo("0");
            assertThat(reason(asterisk, wire, "Local/nothing@lab")).isEqualTo("0");
            assertThat(reason(asterisk, wire, "PJSIP/nobody")).isEqualTo("0");
            assertThat(reason(asterisk, wire, "PJSIP/alice")).isEqualTo("3");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void twoPhonesTalkUntilOneHangsUp() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            var call = asterisk.pbx().endpoint("PJSIP/bob").context("lab").calls("dial");
            asterisk.advance(Duration.ofSeconds(3));
            assertThat(wire.soFar())
                    .extracting(Message::name)
                    .containsSubsequence(
                            "DialBegin", "DialState", "DialEnd", "BridgeCreate", "BridgeEnter", "BridgeEnter");
            call.hangsUp();
            List<Message> end = wire.soFar();
            assertThat(end)
                    .extracting(Message::name)
                    .containsSubsequence("HangupRequest", "BridgeLeave", "BridgeLeave", "BridgeDestroy", "Hangup");
            assertThat(call.isActive()).isFalse();
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void showsChannelsAndVariables() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            wire.ask(originate("Local/259@lab", "Variable: A=1", "Async: true"));
            asterisk.advance(Duration.ofSeconds(2));
            wire.soFar();
            String two = "Local/259@lab-00000000;2";
            assertThat(wire.ask("Action: Getvar", "Channel: " + two, "Variable: A")
                            .text("Value"))
                    .isEqualTo("1");
            wire.send("Action: CoreShowChannels");
            List<Message> list = wire.until(message -> message.name().equals("CoreShowChannelsComplete"));
            Message item = list.get(2);
            assertThat(item.text("Channel")).isEqualTo(two);
            assertThat(item.text("ApplicationData")).isEqualTo("59");
            assertThat(item.text("Duration")).isEqualTo("00:00:02");
            assertThat(wire.ask("Action: Hangup", "Channel: " + two, "Cause: 17")
                            .text("Message"))
                    .isEqualTo("Channel Hungup");
            List<Message> events = wire.soFar();
            assertThat(named(events, "Hangup", 0).text("Cause")).isEqualTo("17");
            assertThat(asterisk.pbx().channels()).isEmpty();
            assertThat(wire.ask("Action: Hangup", "Channel: " + two).text("Message"))
                    .isEqualTo("No such channel");
        }
    }

    @Test
    void theSameRequestsGiveTheSameBytes() {
        assertThat(bytesOfADay()).isEqualTo(bytesOfADay());
    }

    private static byte[] bytesOfADay() {
        try (AmiSimulator asterisk = lab();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice");
            for (int i = 0; i < 20; i++) {
                wire.ask(originate("Local/dial@lab", "Async: true"));
                asterisk.advance(Duration.ofHours(1));
                wire.soFar();
            }
            return wire.bytes();
        }
    }

    private static AmiSimulator lab() {
        AmiSimulator asterisk = AmiSimulator.start();
        asterisk.pbx().dialplan(LAB);
        return asterisk;
    }

    private static String[] originate(String channel, String... more) {
        String[] lines = {"Action: Originate", "ActionID: o", "Channel: " + channel, "Application: Wait", "Data: 3"};
        String[] all = java.util.Arrays.copyOf(lines, lines.length + more.length);
        System.arraycopy(more, 0, all, lines.length, more.length);
        return all;
    }

    private static String reason(AmiSimulator asterisk, Wire wire, String channel) {
        wire.ask(originate(channel, "Async: true"));
        asterisk.advance(Duration.ofMinutes(1));
        return String.valueOf(named(wire.soFar(), "OriginateResponse", 0).text("Reason"));
    }

    private static Message named(List<Message> events, String name, int index) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> of(List<Message> events, String channel) {
        return events.stream()
                .filter(event -> channel.equals(event.text("Channel"))
                        || !event.has("Channel") && channel.equals(event.text("DestChannel"))
                        || channel.equals(event.text("LocalOneChannel")))
                .map(Message::name)
                .toList();
    }
}
