package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls through the dialplan of the lab, as real servers of the lab tell of them. */
final class TelephonyTest {
    private static final String TWO = ";2";

    @Test
    void dialTellsItsVariablesInOrder() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            originate(wire, "Local/dial-answer@lab/n");
            asterisk.advance(Duration.ofSeconds(4));
            List<Message> events = wire.soFar();
            assertThat(variables(events, "Local/dial-answer@lab-00000000;2"))
                    .containsExactly(
                            "DIALSTATUS=",
                            "DIALEDPEERNUMBER=",
                            "DIALEDPEERNAME=",
                            "ANSWEREDTIME=",
                            "ANSWEREDTIME_MS=",
                            "DIALEDTIME=",
                            "DIALEDTIME_MS=",
                            "RINGTIME=",
                            "RINGTIME_MS=",
                            "PROGRESSTIME=",
                            "PROGRESSTIME_MS=",
                            "DIALSTATUS=ANSWER",
                            "DIALEDPEERNAME=Local/201@lab-00000001;1",
                            "DIALEDPEERNUMBER=201@lab",
                            "BRIDGEPEER=Local/201@lab-00000001;1",
                            "BRIDGEPEER=",
                            "ANSWEREDTIME=1",
                            "ANSWEREDTIME_MS=1500",
                            "DIALEDTIME=1",
                            "DIALEDTIME_MS=1500",
                            "DIALSTATUS=ANSWER");
            assertThat(variables(events, "Local/dial-answer@lab-00000000;1")).containsExactly("CHANLOCALSTATUS=ANSWER");
            assertThat(named(events, "Newexten", "Local/201@lab-00000001;1"))
                    .extracting(event -> event.text("Extension"))
                    .containsExactly("dial-answer", "");
        }
    }

    @Test
    void whatADialCameToIsHeardByWhoCalled() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/6002").isUnreachable();
            assertThat(outcome(asterisk, wire, "dial-busy")).containsExactly("BUSY", "5");
            assertThat(outcome(asterisk, wire, "dial-congestion")).containsExactly("CONGESTION", "8");
            assertThat(outcome(asterisk, wire, "dial-reject")).containsExactly("CHANUNAVAIL", "8");
            assertThat(outcome(asterisk, wire, "dial-noanswer")).containsExactly("NOANSWER", "0");
            assertThat(outcome(asterisk, wire, "dial-chanunavail")).containsExactly("CHANUNAVAIL", "8");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void gosubAndHangupHandlersRunAndReturn() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            originate(wire, "Local/gosub@lab/n");
            assertThat(variables(wire.soFar(), "Local/gosub@lab-00000000;2"))
                    .containsExactly(
                            "LOCAL(ARG1)=a",
                            "LOCAL(ARG2)=b",
                            "LOCAL(ARGC)=2",
                            "ARGC=",
                            "ARG2=",
                            "ARG1=",
                            "GOSUB_RETVAL=done");
            originate(wire, "Local/handlers@lab/n");
            asterisk.advance(Duration.ofSeconds(1));
            List<Message> events = wire.soFar();
            assertThat(events)
                    .extracting(Message::name)
                    .containsSubsequence(
                            "HangupHandlerPush",
                            "HangupHandlerPush",
                            "HangupHandlerPop",
                            "SoftHangupRequest",
                            "HangupHandlerRun",
                            "Hangup");
            assertThat(named(events, "HangupHandlerRun", "Local/handlers@lab-00000001;2")
                            .get(0)
                            .text("Handler"))
                    .isEqualTo("sub,s,1(one)");
        }
    }

    @Test
    void loopsAndExpressionsCompute() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            originate(wire, "Local/burst@lab/n");
            asterisk.advance(Duration.ofSeconds(1));
            List<Message> events = named(wire.soFar(), "UserEvent", "Local/burst@lab-00000000;2");
            assertThat(events).hasSize(50);
            assertThat(events.get(49).text("Sequence")).isEqualTo("49");
        }
    }

    @Test
    void recordsTellOfCallsThatAreOver() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            originate(wire, "Local/dial-answer@lab/n");
            asterisk.advance(Duration.ofSeconds(4));
            List<Message> events = wire.soFar();
            List<Message> records =
                    events.stream().filter(event -> event.name().equals("Cdr")).toList();
            assertThat(records)
                    .extracting(record -> record.text("Channel") + ' ' + record.text("Disposition"))
                    .containsExactlyInAnyOrder(
                            "Local/201@lab-00000001;2 ANSWERED",
                            "Local/dial-answer@lab-00000000;2 ANSWERED",
                            "Local/dial-answer@lab-00000000;1 ANSWERED");
            assertThat(records.get(0).headers()).extracting(Header::name).endsWith("UniqueID", "UserField", "LabTag");
            assertThat(named(events, "CEL", "Local/dial-answer@lab-00000000;2"))
                    .extracting(event -> event.text("EventName"))
                    .containsExactly("CHAN_START", "ANSWER", "BRIDGE_ENTER", "BRIDGE_EXIT", "HANGUP", "CHAN_END");
        }
    }

    @Test
    void originateTakesVariablesAsAsteriskDoes() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            wire.ask(
                    "Action: Originate",
                    "Channel: Local/211@lab/n",
                    "Application: Wait",
                    "Data: 1",
                    "Async: true",
                    "Account: acc7",
                    "Variable: A=1,B=\"two, with comma\",C=x\\,y",
                    "Variable: __INH=yes,D=(1,2)");
            List<Message> events = wire.soFar();
            assertThat(variables(events, "Local/211@lab-00000000;1"))
                    .containsExactly("D=(1,2)", "__INH=yes", "C=x,y", "B=two, with comma", "A=1");
            assertThat(variables(events, "Local/211@lab-00000000" + TWO))
                    .containsExactly("A=1", "B=two, with comma", "C=x,y", "__INH=yes", "D=(1,2)");
            assertThat(named(events, "NewAccountCode", "Local/211@lab-00000000;1"))
                    .hasSize(1);
        }
    }

    @Test
    void originateRefusesWhatItCannotDo() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_22);
                Wire wire = Wire.login(asterisk)) {
            assertThat(refusal(wire)).isEqualTo("Channel not specified");
            assertThat(refusal(wire, "Channel: Local")).isEqualTo("Invalid channel");
            assertThat(refusal(wire, "Channel: Local/answer@lab"))
                    .isEqualTo("Originate with 'Exten' requires 'Context' and 'Priority'");
            assertThat(refusal(wire, "Channel: Local/answer@lab", "Context: lab", "Exten: answer", "Priority: foo"))
                    .isEqualTo("Invalid priority");
            assertThat(refusal(wire, "Channel: Local/answer@lab", "Application: Wait", "Timeout: foo"))
                    .isEqualTo("Invalid timeout");
            assertThat(refusal(wire, "Channel: Local/answer@lab", "Application: Wait", "Priority: 1"))
                    .isEqualTo("Extension does not exist.");
            assertThat(refusal(wire, "Channel: Foo/answer", "Application: Wait"))
                    .isEqualTo("Originate failed");
        }
    }

    @Test
    void version16TellsLessOfLocalChannels() {
        try (AmiSimulator asterisk = lab(SimulatedVersion.ASTERISK_16);
                Wire wire = Wire.login(asterisk)) {
            originate(wire, "Local/dial-answer@lab/n");
            asterisk.advance(Duration.ofSeconds(4));
            assertThat(variables(wire.soFar(), "Local/dial-answer@lab-00000000;1"))
                    .isEmpty();
        }
    }

    private static String refusal(Wire wire, String... lines) {
        String[] all = new String[lines.length + 1];
        all[0] = "Action: Originate";
        System.arraycopy(lines, 0, all, 1, lines.length);
        return String.valueOf(wire.ask(all).text("Message"));
    }

    private static List<String> outcome(AmiSimulator asterisk, Wire wire, String exten) {
        originate(wire, "Local/" + exten + "@lab/n");
        asterisk.advance(Duration.ofSeconds(20));
        List<Message> events = wire.soFar();
        return List.of(
                String.valueOf(events.stream()
                        .filter(event -> event.name().equals("UserEvent"))
                        .findFirst()
                        .orElseThrow()
                        .text("DialStatus")),
                String.valueOf(events.stream()
                        .filter(event -> event.name().equals("OriginateResponse"))
                        .findFirst()
                        .orElseThrow()
                        .text("Reason")));
    }

    static void originate(Wire wire, String channel) {
        wire.ask("Action: Originate", "Channel: " + channel, "Application: Wait", "Data: 100", "Async: true");
    }

    static List<Message> named(List<Message> events, String name, String channel) {
        return events.stream()
                .filter(event -> event.name().equals(name) && channel.equals(event.text("Channel")))
                .toList();
    }

    private static List<String> variables(List<Message> events, String channel) {
        return named(events, "VarSet", channel).stream()
                .map(event -> event.text("Variable") + "=" + event.text("Value"))
                .toList();
    }

    /** A simulator with the very dialplan of the lab. */
    static AmiSimulator lab(SimulatedVersion version) {
        AmiSimulator asterisk = AmiSimulator.builder()
                .version(version)
                .cdrHeader("labtag", "LabTag")
                .lenient()
                .start();
        try {
            asterisk.pbx().dialplan(Files.readString(Path.of("../lab/etc/common/extensions.conf")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return asterisk;
    }
}
