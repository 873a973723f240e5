package io.strowger.simulator;

import static io.strowger.simulator.FastAgiTest.CHANNEL;
import static io.strowger.simulator.FastAgiTest.begun;
import static io.strowger.simulator.FastAgiTest.named;
import static io.strowger.simulator.FastAgiTest.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands of a server of FastAGI, one after the other; as seen with Asterisk 22. */
final class FastAgiCommandsTest {
    @Test
    void settlingWaitsForAllThatTheScriptSays() throws Exception {
        String[] lines = new String[300];
        Arrays.fill(lines, "NOOP");
        try (FastAgiScript script = FastAgiScript.saying(lines);
                AmiSimulator asterisk = begun(script, "/talks");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            asterisk.settle();
            List<Message> events = wire.soFar();
            assertThat(named(events, "AGIExecEnd")).hasSize(300);
            assertThat(named(events, "Newexten"))
                    .extracting(each -> each.text("AppData"))
                    .contains("SUCCESS");
        }
    }

    @Test
    void commandsThatAreSentAheadAreDoneOneAfterTheOther() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("EXEC Wait 5\nSET VARIABLE FOO bar\nGET VARIABLE FOO");
                AmiSimulator asterisk = begun(script, "/ahead");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            asterisk.advance(Duration.ofMillis(4_900));
            assertThat(named(wire.soFar(), "AGIExecStart")).hasSize(1);
            asterisk.advance(Duration.ofMillis(100));
            assertThat(script.answers(3)).containsExactly("200 result=0", "200 result=1", "200 result=1 (bar)");
        }
    }

    @Test
    void aHangupEndsTheDialOfTheScript() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("ANSWER", "EXEC Dial PJSIP/bob", "GET VARIABLE DIALSTATUS");
                AmiSimulator asterisk = begun(script, "/dial");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/bob").rings();
            var call = asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            asterisk.advance(Duration.ofSeconds(2));
            assertThat(asterisk.pbx().channels()).containsExactly(CHANNEL, "PJSIP/bob-00000001");
            call.hangsUp();
            assertThat(script.answers(4))
                    .containsExactly("200 result=0", "200 result=-1", "HANGUP", "200 result=1 (CANCEL)");
            asterisk.settle();
            assertThat(asterisk.pbx().channels()).isEmpty();
            assertThat(status(wire.soFar())).isEqualTo("HANGUP");
        }
    }

    @Test
    void aScriptThatClosesAtOnceLeavesTheCallerInTheQueueUntilHeHangsUp() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("EXEC Queue support(close)");
                AmiSimulator asterisk = begun(script, "/queue");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/bob").rings();
            asterisk.pbx().queue("support").member("PJSIP/bob");
            var call = asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            script.ended();
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(named(wire.soFar(), "QueueCallerJoin")).hasSize(1);
            assertThat(asterisk.pbx().queue("support").waiting()).isEqualTo(1);
            call.hangsUp();
            asterisk.settle();
            assertThat(asterisk.pbx().channels()).isEmpty();
            assertThat(asterisk.pbx().queue("support").waiting()).isZero();
            List<Message> events = wire.soFar();
            assertThat(status(events)).isEqualTo("HANGUP");
            assertThat(events).extracting(Message::name).contains("QueueCallerAbandon", "QueueCallerLeave");
        }
    }

    @Test
    void aGotoOfTheScriptIsAnsweredAndFollowedAtItsEnd() throws Exception {
        try (FastAgiScript script =
                        FastAgiScript.saying("EXEC Goto default,200,2", "NOOP", "EXEC Gosub default,300,1", "NOOP");
                AmiSimulator asterisk = begun(script, "/goto");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().extension("300", steps -> steps.run("NoOp", "sub").run("Return", ""));
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            assertThat(script.answers(4)).containsOnly("200 result=0");
            asterisk.settle();
            List<Message> events = wire.soFar();
            assertThat(status(events)).isEqualTo("SUCCESS");
            assertThat(named(events, "Newexten"))
                    .extracting(
                            each -> each.text("Extension") + " " + each.text("Priority") + " " + each.text("AppData"))
                    .endsWith("300 1 sub", "300 2 ", "200 1 ", "200 2 60");
        }
    }

    @Test
    void aHangupIsToldBehindTheEnvironment() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("(wait)");
                AmiSimulator asterisk = begun(script, "/early")) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("100").hangsUp();
            assertThat(script.answers(2)).containsExactly("HANGUP", "(end)");
            assertThat(script.environment()).startsWith("agi_network: yes");
        }
    }

    @Test
    void aDialThatIsOverAndAHangupOfTheScriptAreToldApart() throws Exception {
        try (FastAgiScript script =
                        FastAgiScript.saying("ANSWER", "EXEC Dial Local/300@default", "SET PRIORITY 3", "EXEC Hangup");
                AmiSimulator asterisk = begun(script, "/over");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().extension("300", steps -> steps.answer().run("Wait", "1"));
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            asterisk.advance(Duration.ofSeconds(10));
            assertThat(script.answers(4))
                    .containsExactly("200 result=0", "200 result=-1", "200 result=0", "200 result=-1");
            List<Message> events = wire.soFar();
            assertThat(named(events, "AGIExecEnd"))
                    .extracting(each -> each.text("ResultCode") + " " + each.text("Result"))
                    .containsExactly("200 Success", "200 Unknown Result", "200 Success", "200 Unknown Result");
            assertThat(status(events)).isEqualTo("HANGUP");
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }
}
