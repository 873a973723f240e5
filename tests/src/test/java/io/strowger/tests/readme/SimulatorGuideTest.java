package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.client.LoginException;
import io.strowger.client.OriginateOutcome;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.PermissionException;
import io.strowger.client.Reconnect;
import io.strowger.junit.Simulated;
import io.strowger.protocol.action.HangupAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.QueueStatusAction;
import io.strowger.protocol.event.QueueStatusItem;
import io.strowger.protocol.value.PrivilegeClass;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.Fault;
import io.strowger.simulator.InjectedFault;
import io.strowger.simulator.Moment;
import io.strowger.simulator.SimulatedEvent;
import io.strowger.simulator.SimulatedUser;
import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.Transcript;
import io.strowger.simulator.TranscriptRecorder;
import io.strowger.simulator.TranscriptServer;
import io.strowger.simulator.pbx.PhoneCall;
import io.strowger.simulator.pbx.Queue;
import io.strowger.simulator.pbx.RunningTraffic;
import io.strowger.simulator.pbx.Scenario;
import io.strowger.simulator.pbx.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/simulator.md, compiled and run; the regions stand there word for word. */
final class SimulatorGuideTest {
    @TempDir
    Path folder;

    private static AmiClient connect(AmiSimulator asterisk) {
        return connect(asterisk.host(), asterisk.port());
    }

    private static AmiClient connect(String host, int port) {
        return AmiClient.builder()
                .host(host)
                .port(port)
                .user("admin")
                .secret("secret")
                .loginTimeout(Duration.ofMinutes(1))
                .reconnect(Reconnect.NEVER)
                .connect();
    }

    @Test
    void begin() {
        // region begin
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(3));
            asterisk.pbx().extension("200", steps -> steps.dial("PJSIP/alice", Duration.ofSeconds(20)));
            PhoneCall call = asterisk.pbx().endpoint("PJSIP/bob").calls("200");
            asterisk.advance(Duration.ofHours(1));
            assertThat(call.isActive()).isTrue(); // they talk all that time
            call.hangsUp();
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
        // endregion
    }

    @Nested
    // region junit
    @Simulated
    class HangupTest {
        @Test
        void saysThatTheChannelHasGone(AmiSimulator asterisk) {
            asterisk.when(HangupAction.class).fail("No such channel");
            try (AmiClient ami = connect(asterisk)) {
                HangupAction hangup =
                        HangupAction.builder("PJSIP/alice-00000001").build();
                assertThatThrownBy(() -> ami.send(hangup)).isInstanceOf(ActionFailedException.class);
                assertThat(asterisk.takeAction().text("Channel")).hasValue("PJSIP/alice-00000001");
            }
        }
    }
    // endregion

    @Test
    void rules() {
        // region rules
        try (AmiSimulator asterisk = AmiSimulator.rules();
                AmiClient ami = connect(asterisk)) {
            asterisk.when(HangupAction.class)
                    .succeed("Channel Hungup")
                    .thenEmit("Hangup", "Channel", "PJSIP/alice-00000001", "Uniqueid", "1.1", "Cause", "16");
            asterisk.when(HangupAction.class)
                    .where("Channel", "PJSIP/bob-00000002")
                    .fail("No such channel");
            asterisk.when(QueueStatusAction.class)
                    .once()
                    .list(SimulatedEvent.of("QueueParams", "Queue", "support", "Calls", "2"));

            List<QueueStatusItem> queues =
                    ami.send(QueueStatusAction.builder().build()).items();
            assertThat(queues).hasSize(1);
            assertThat(asterisk.takeAction().name()).isEqualTo("QueueStatus");
        }
        // endregion
    }

    @Test
    void strict() {
        AmiSimulator asterisk = AmiSimulator.rules();
        try (AmiClient ami = connect(asterisk)) {
            assertThatThrownBy(() -> ami.send(QueueStatusAction.builder().build()))
                    .isInstanceOf(ActionFailedException.class);
        }
        assertThatThrownBy(asterisk::close).isInstanceOf(AssertionError.class).hasMessageContaining("QueueStatus");
    }

    @Test
    void queues() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            // region queues
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(2));
            asterisk.pbx().endpoint("PJSIP/bob").answersAfter(Duration.ofSeconds(5));
            Queue support = asterisk.pbx()
                    .queue("support")
                    .set("strategy", "rrmemory")
                    .member("PJSIP/alice")
                    .member("PJSIP/bob", 1);
            support.pauses("PJSIP/alice", "lunch");
            PhoneCall caller = support.caller("0301234567");
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(support.waiting()).isEqualTo(1); // bob's phone rings
            asterisk.advance(Duration.ofMinutes(1));
            assertThat(support.waiting()).isZero(); // he took the call
            caller.hangsUp();
            // endregion
            assertThat(caller.isActive()).isFalse();
        }
    }

    @Test
    void server() {
        // region server
        try (AmiSimulator asterisk = AmiSimulator.builder()
                        .version(SimulatedVersion.ASTERISK_16)
                        .systemName("vienna")
                        .user("admin", "secret")
                        .user(SimulatedUser.of("board", "secret")
                                .read(PrivilegeClass.CALL, PrivilegeClass.AGENT)
                                .write())
                        .tls()
                        .start();
                AmiClient board = AmiClient.builder()
                        .host(asterisk.host())
                        .port(asterisk.tlsPort())
                        .caFile(asterisk.writeCaCertificate(folder.resolve("ca.pem")))
                        .user("board")
                        .secret("secret")
                        .connect()) {
            HangupAction hangup = HangupAction.builder("PJSIP/alice-00000001").build();
            assertThatThrownBy(() -> board.send(hangup)).isInstanceOf(PermissionException.class);
        }
        // endregion
    }

    @Test
    void time() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                AmiClient ami = connect(asterisk)) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(2));
            asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofHours(1)));
            OriginateAction originate = OriginateAction.builder("PJSIP/alice")
                    .context("default")
                    .exten("200")
                    .priority(1)
                    .build();
            // region time
            CompletableFuture<OriginateOutcome> call = ami.originate(originate);
            asterisk.takeAction(); // it has arrived: alice's phone rings
            asterisk.advance(Duration.ofSeconds(2)); // she answers
            assertThat(call.join().isAnswered()).isTrue();
            asterisk.advance(Duration.ofHours(1));
            assertThat(asterisk.pbx().channels()).isEmpty();
            // endregion
        }
    }

    @Test
    void faults() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            // region faults
            asterisk.inject(Fault.wrongPassword(1), Moment.now());
            assertThatThrownBy(() -> connect(asterisk)).isInstanceOf(LoginException.class);

            InjectedFault cut = asterisk.inject(Fault.cut(), Moment.after(Duration.ofMinutes(1)));
            InjectedFault slow = asterisk.inject(Fault.slow(9_600), Moment.atRandomByte(7, 100_000));
            try (AmiClient ami = connect(asterisk)) {
                asterisk.inject(Fault.stall(), Moment.now());
                CompletableFuture<?> hangup = ami.sendAsync(
                        HangupAction.builder("PJSIP/alice-00000001").build());
                asterisk.takeAction(); // it has arrived, and its answer is held back
                asterisk.advance(Duration.ofMinutes(1));
                assertThatThrownBy(hangup::join).hasCauseInstanceOf(OutcomeUnknownException.class);
            }
            assertThat(cut.strikes()).isEqualTo(1);
            slow.end();

            asterisk.inject(Fault.restart().down(Duration.ofSeconds(5)), Moment.now());
            asterisk.advance(Duration.ofSeconds(5));
            connect(asterisk).close();
            // endregion
        }
    }

    @Test
    void scenario() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            // region scenario
            Scenario office = Scenario.builder()
                    .begin(pbx -> pbx.endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(2)))
                    .begin(pbx -> pbx.extension("200", steps -> steps.dial("PJSIP/alice", Duration.ofSeconds(20))))
                    .every(
                            Duration.ofSeconds(10),
                            3,
                            pbx -> pbx.endpoint("PJSIP/bob").calls("200"))
                    .at(Duration.ofSeconds(35), pbx -> pbx.endpoint("PJSIP/bob").hangsUp())
                    .build();
            asterisk.pbx().play(office);
            // endregion
            asterisk.advance(Duration.ofSeconds(34));
            assertThat(asterisk.pbx().channels()).hasSize(6);
            asterisk.advance(Duration.ofSeconds(1));
            assertThat(asterisk.pbx().channels()).isEmpty();
        }
    }

    @Test
    void traffic() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(2));
            asterisk.pbx().queue("support").member("PJSIP/alice");
            asterisk.pbx().queue("sales").member("PJSIP/bob");
            // region traffic
            RunningTraffic calls = asterisk.pbx()
                    .traffic(Traffic.builder()
                            .callsPerSecond(50)
                            .talkTime(Duration.ofSeconds(30))
                            .answered(0.8)
                            .busy(0.1)
                            .noAnswer(0.1)
                            .queues("support", "sales")
                            .build());
            asterisk.advance(Duration.ofMinutes(1));
            calls.stop();
            // endregion
            assertThat(calls.placed()).isBetween(2_700L, 3_300L);
        }
    }

    @Test
    void transcripts() {
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            // region transcripts
            Transcript recorded;
            try (TranscriptRecorder recorder = TranscriptRecorder.before(asterisk.host(), asterisk.port())) {
                try (AmiClient ami = connect(recorder.host(), recorder.port())) {
                    ami.command("core show channels");
                }
                recorded = recorder.transcripts().get(0);
            }
            recorded.save(folder.resolve("channels"));

            Transcript again = Transcript.load(folder.resolve("channels"));
            try (TranscriptServer server = again.serve(Transcript.Speed.FULL);
                    AmiClient ami = connect(server.host(), server.port())) {
                assertThat(ami.command("core show channels")).contains("0 active channels");
            }
            // endregion
        }
    }

    /** The script of the document is understood, and its office telephones. */
    @Test
    void script() throws IOException {
        Path document = Path.of("..", "docs", "simulator.md");
        Matcher script = Pattern.compile("\n```\n(# a small office\n.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(document));
        assertThat(script.find()).isTrue();
        try (AmiSimulator asterisk = AmiSimulator.start()) {
            asterisk.pbx().play(Scenario.parse(script.group(1)));
            asterisk.advance(Duration.ofSeconds(10));
            assertThat(asterisk.pbx().channels()).anyMatch(channel -> channel.startsWith("PJSIP/desk3"));
            asterisk.advance(Duration.ofMinutes(20));
            assertThat(asterisk.pbx().channels()).noneMatch(channel -> channel.startsWith("PJSIP/desk3-00000000"));
        }
    }
}
