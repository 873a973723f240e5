package io.strowger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that need no PBX: on the simulator. */
final class SimulatorTest {
    @TempDir
    Path folder;

    @Test
    void everyVerbTalksToTheEmbeddedSimulatorWithoutUserOrSecret() {
        Run ping = Run.in(Map.of(), "--simulator", "ping");
        assertThat(ping.status()).as(ping.err()).isZero();
        assertThat(ping.out()).contains("Asterisk 22");
        Run events = Run.in(Map.of(), "--simulator", "-o", "json", "events", "--count", "3", "--seconds", "30");
        assertThat(events.status()).as(events.err()).isZero();
        assertThat(events.lines()).hasSize(3);
        Run queues = Run.in(Map.of(), "--simulator", "action", "QueueStatus");
        assertThat(queues.out()).contains("support", "sales", "PJSIP/alice");
    }

    @Test
    void theEmbeddedSimulatorIsTheServerAndNoOther() {
        Run.of("--simulator", "--host", "pbx", "ping")
                .failedWith(ExitStatus.USAGE, "--simulator is a server of its own");
    }

    @Test
    void simulatesForAsLongAsItIsToldAndSaysHowToConnect() throws IOException {
        Path script = Files.writeString(folder.resolve("office.script"), "endpoint alice\nat 1s alice calls 200\n");
        Run run =
                Run.of("simulate", "--port", "0", "--seconds", "0.1", "--script", script.toString(), "--version", "16");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("listens on 127.0.0.1:", "--user admin --port ");
        Run tls = Run.of("simulate", "--port", "0", "--seconds", "0.1", "--load", "5", "--tls-port", "0");
        assertThat(tls.out()).containsPattern("With TLS, on port \\d+, add --pin [0-9a-f]{64}");
    }

    @Test
    void saysWhatIsWrongWithAScriptAVersionOrAPort() throws IOException {
        Path script = Files.writeString(folder.resolve("office.script"), "endpoint alice\nat soon alice calls 200\n");
        Run.of("simulate", "--script", script.toString())
                .failedWith(ExitStatus.USAGE, "office.script, line 2: 'soon' is no time");
        Run.of("simulate", "--version", "17").failedWith(ExitStatus.USAGE, "--version is one of 16, 18, 20, 22, 23");
        Run.of("simulate", "--script", "/no/such/file").failedWith(ExitStatus.USAGE, "--script: cannot read");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run.of("simulate", "--port", Integer.toString(taken.getLocalPort()))
                    .failedWith(ExitStatus.USAGE, "choose another one by --port");
        }
    }

    @Test
    void aSecretThatWasGivenIsTakenAndNotShown() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "geheim\n");
        Run run = Run.of(
                "simulate", "--port", "0", "--seconds", "0.1", "--user", "dialer", "--secret-file", file.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("STROWGER_SECRET=... ./strowger --user dialer")
                .doesNotContain("geheim");
        Run.of("simulate", "--port", "0", "--secret-file", "/no/such/file")
                .failedWith(ExitStatus.USAGE, "--secret-file: cannot read /no/such/file");
    }

    @Test
    void refusesWhatASimulationHasNoUseFor() {
        Run.of("simulate", "--host", "pbx").failedWith(ExitStatus.USAGE, "simulate is a server itself");
        Run.of("demo", "--user", "bob").failedWith(ExitStatus.USAGE, "the demo brings its own server");
        Run.of("demo", "--asterisk", "22", "--port", "5038").failedWith(ExitStatus.USAGE, "leave --port out");
        Run.of("simulate", "--port", "99999").failedWith(ExitStatus.USAGE, "--port: 99999 is no port");
        Run.of("simulate", "--tls-port", "-1").failedWith(ExitStatus.USAGE, "--tls-port: -1 is no port");
        Run.of("simulate", "--load", "0").failedWith(ExitStatus.USAGE, "--load: calls per second must be more than 0");
    }

    @Test
    void saysWhatFailsInAScenario() throws IOException {
        Path later = Files.writeString(folder.resolve("later"), "at 1ms alice pauses in support\n");
        Run run = Run.of("simulate", "--port", "0", "--seconds", "1", "--script", later.toString());
        assertThat(run.err()).startsWith("strowger: line 1: the queue support does not have the member PJSIP/alice");
        Path twice = Files.writeString(folder.resolve("twice"), "queue support members alice alice\n");
        Run.of("simulate", "--port", "0", "--script", twice.toString())
                .failedWith(ExitStatus.USAGE, "the scenario: line 1: the queue support has the member");
        Path noText = Files.write(folder.resolve("noText"), new byte[] {(byte) 0xff, 10});
        Run.of("simulate", "--script", noText.toString()).failedWith(ExitStatus.USAGE, "is no text in UTF-8");
    }

    @Test
    void theDemoShowsTheCompanyAsPlainTextWhereThereIsNoTerminal() {
        Run run = Run.in(Map.of(), "demo", "--seconds", "6");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("A simulated Asterisk listens on 127.0.0.1:", "Newchannel")
                .doesNotContain("\033");
        assertThat(run.lines().get(run.lines().size() - 1))
                .as("the summary is the last line")
                .contains(" events in ");
    }

    /** On virtual time, so that an hour of it takes no longer than a look at it. */
    @Test
    void inTheCompanyAllHappensThatTheDemoShows() {
        try (AmiSimulator asterisk = AmiSimulator.builder().lenient().start()) {
            asterisk.pbx().play(Company.scenario());
            CompanyHour hour = CompanyHour.of(asterisk);
            assertThat(hour.names())
                    .contains(
                            "AgentConnect",
                            "AgentComplete",
                            "QueueCallerJoin",
                            "ConfbridgeJoin",
                            "ConfbridgeLeave",
                            "ParkedCall",
                            "UnParkedCall",
                            "BridgeEnter",
                            "Hangup");
            assertThat(asterisk.pbx().channels())
                    .as("the calls of an hour ended")
                    .hasSizeLessThan(40);
        }
    }

    @Test
    void aScenarioNeedsNoCompany() {
        Scenario office =
                Scenario.parse("endpoint alice answers after 1s\n[default]\nexten => 1,1,Dial(PJSIP/alice)\n");
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().play(office);
            asterisk.pbx().endpoint("PJSIP/bob").calls("1");
            asterisk.advance(Duration.ofSeconds(2));
            assertThat(asterisk.pbx().channels()).hasSize(2);
        }
    }
}
