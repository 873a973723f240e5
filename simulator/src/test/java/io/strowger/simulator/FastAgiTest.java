package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application AGI with a server of FastAGI; what is told is as seen on the wire of Asterisk 16 and 22. */
final class FastAgiTest {
    static final String CHANNEL = "PJSIP/alice-00000000";

    @Test
    void tellsTheScriptOfItsChannelAndRunsItsCommands() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying(
                        "GET VARIABLE FOO",
                        "SET VARIABLE FOO \"bar baz\"",
                        "GET VARIABLE FOO",
                        "FOO BAR",
                        "EXEC Nonesuch x");
                AmiSimulator asterisk = begun(script, "/plain?x=1,one,two words");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            assertThat(script.answers(5))
                    .containsExactly(
                            "200 result=0",
                            "200 result=1",
                            "200 result=1 (bar baz)",
                            "510 Invalid or unknown command",
                            "200 result=-2");
            assertThat(script.environment())
                    .startsWith(
                            "agi_network: yes",
                            "agi_network_script: plain?x=1",
                            "agi_request: agi://127.0.0.1:" + script.port() + "/plain?x=1",
                            "agi_channel: " + CHANNEL)
                    .endsWith("agi_arg_1: one", "agi_arg_2: two words");
            asterisk.settle();
            List<Message> events = wire.soFar();
            assertThat(named(events, "AGIExecStart"))
                    .extracting(each -> each.text("Command"))
                    .first()
                    .isEqualTo("GET VARIABLE FOO");
            assertThat(named(events, "AGIExecEnd"))
                    .extracting(each -> each.text("ResultCode") + " " + each.text("Result"))
                    .containsExactly(
                            "200 Success",
                            "200 Success",
                            "200 Success",
                            "510 Invalid or unknown command",
                            "200 Unknown Result");
            assertThat(status(events)).isEqualTo("SUCCESS");
            assertThat(named(events, "Newexten"))
                    .extracting(each -> each.text("AppData"))
                    .contains("SUCCESS");
        }
    }

    @Test
    void timeStandsStillWhileTheScriptThinksAndPassesInItsCommands() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("ANSWER", "EXEC Wait 3600", "SET VARIABLE DONE yes");
                AmiSimulator asterisk = begun(script, "/long");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            asterisk.advance(Duration.ofSeconds(3599));
            assertThat(script.answers(1)).containsExactly("200 result=0");
            assertThat(script.answers).isEmpty();
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(script.answers(2)).containsExactly("200 result=0", "200 result=1");
            asterisk.settle();
            assertThat(status(wire.soFar())).isEqualTo("SUCCESS");
            assertThat(asterisk.pbx().channels()).containsExactly(CHANNEL);
        }
    }

    @Test
    void aHangupIsToldAndTheScriptMayStillTidyUp() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("ANSWER", "WAIT FOR DIGIT -1", "GET VARIABLE FOO", "ANSWER");
                AmiSimulator asterisk = begun(script, "/hangup");
                Wire wire = Wire.login(asterisk)) {
            var call = asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            assertThat(script.answers(1)).containsExactly("200 result=0");
            asterisk.settle();
            call.hangsUp();
            assertThat(script.answers(4))
                    .containsExactly(
                            "200 result=-1",
                            "HANGUP",
                            "200 result=0",
                            "511 Command Not Permitted on a dead channel or intercept routine");
            asterisk.settle();
            assertThat(asterisk.pbx().channels()).isEmpty();
            List<Message> events = wire.soFar();
            assertThat(status(events)).isEqualTo("HANGUP");
            assertThat(events).extracting(Message::name).contains("Hangup");
        }
    }

    @Test
    void aScriptThatDoesNotCloseAfterAHangupIsLeft() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("ANSWER", "(wait)");
                AmiSimulator asterisk = begun(script, "/wait")) {
            var call = asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            assertThat(script.answers(1)).containsExactly("200 result=0");
            call.hangsUp();
            assertThat(script.answers(2)).containsExactly("HANGUP", "(end)");
            asterisk.settle();
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void aRedirectEndsTheScript() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("ANSWER", "(wait)");
                AmiSimulator asterisk = begun(script, "/wait");
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            assertThat(script.answers(1)).containsExactly("200 result=0");
            wire.ask("Action: Redirect", "Channel: " + CHANNEL, "Context: default", "Exten: 200", "Priority: 1");
            assertThat(script.answers(2)).containsExactly("HANGUP", "(end)");
            assertThat(asterisk.pbx().channels()).containsExactly(CHANNEL);
        }
    }

    @Test
    void whereNobodyListensTheDialplanGoesOn() throws Exception {
        int nobody;
        try (FastAgiScript script = FastAgiScript.saying()) {
            nobody = script.port();
        }
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            asterisk.pbx()
                    .extension(
                            "100",
                            steps -> steps.run("AGI", "agi://127.0.0.1:" + nobody + "/none")
                                    .run("Wait", "5"));
            asterisk.pbx()
                    .extension("200", steps -> steps.run("AGI", "nonesuch.sh").run("Wait", "5"));
            asterisk.pbx().endpoint("PJSIP/alice").calls("100");
            asterisk.settle();
            assertThat(status(wire.soFar())).isEqualTo("FAILURE");
            asterisk.pbx().endpoint("PJSIP/alice").calls("200");
            assertThat(status(wire.soFar())).isEqualTo("NOTFOUND");
        }
    }

    @Test
    void theEndOfTheSimulatorIsTheEndOfTheScript() throws Exception {
        try (FastAgiScript script = FastAgiScript.saying("ANSWER", "(wait)")) {
            try (AmiSimulator asterisk = begun(script, "/wait")) {
                asterisk.pbx().endpoint("PJSIP/alice").calls("100");
                assertThat(script.answers(1)).containsExactly("200 result=0");
            }
            assertThat(script.answers(1)).containsExactly("(end)");
        }
    }

    static AmiSimulator begun(FastAgiScript script, String request) {
        AmiSimulator asterisk = AmiSimulator.start();
        asterisk.pbx()
                .extension(
                        "100",
                        steps -> steps.run("AGI", "agi://127.0.0.1:" + script.port() + request)
                                .run("NoOp", "${AGISTATUS}")
                                .run("Wait", "60"))
                .extension("200", steps -> steps.answer().run("Wait", "60"));
        return asterisk;
    }

    static List<Message> named(List<Message> events, String name) {
        return events.stream().filter(each -> each.name().equals(name)).toList();
    }

    static String status(List<Message> events) {
        return named(events, "VarSet").stream()
                .filter(each -> "AGISTATUS".equals(each.text("Variable")))
                .map(each -> String.valueOf(each.text("Value")))
                .findFirst()
                .orElse("");
    }
}
