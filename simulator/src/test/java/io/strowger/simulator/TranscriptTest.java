package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded sessions, played as server and as client. */
final class TranscriptTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path RECORDED = Path.of("..", "protocol", "src", "test", "resources", "transcripts");

    private static final Transcript SESSION = Transcript.of(bytes("""
                    Action: Login
                    ActionID: r1
                    Username: admin
                    Secret: x

                    Action: Challenge
                    ActionID: r2

                    Action: QueueStatus
                    ActionID: r3

                    Action: Logoff

                    """), bytes("""
                    Asterisk Call Manager/11.0.0
                    Response: Success
                    ActionID: r1
                    Message: Authentication accepted

                    Event: FullyBooted
                    Status: Fully Booted

                    Response: Error
                    ActionID: r2
                    Message: Must specify AuthType

                    Response: Success
                    ActionID: r3
                    EventList: start

                    Event: QueueParams
                    ActionID: r3
                    Queue: support

                    Event: QueueStatusComplete
                    ActionID: r3
                    EventList: Complete

                    Response: Goodbye
                    Message: Thanks for all the fish.

                    """));

    static Stream<Path> recordings() throws IOException {
        try (Stream<Path> all = Files.walk(RECORDED)) {
            return all
                    .filter(file -> file.endsWith("s2c.bin"))
                    .map(Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve("c2s.bin")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    @Timeout(60)
    void aLongRecordingTakesNoLongerForEachPart() {
        StringBuilder client = new StringBuilder();
        StringBuilder server = new StringBuilder("Asterisk Call Manager/11.0.0\n");
        for (int i = 0; i < 50_000; i++) {
            client.append("Action: Ping\nActionID: ").append(i).append("\n\n");
            server.append("Response: Success\nActionID: ").append(i).append("\nPing: Pong\n\n");
        }
        try (TranscriptServer playing = Transcript.of(bytes(client.toString()), bytes(server.toString()))
                .serve(Transcript.Speed.FULL)) {
            assertThat(playing.port()).isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aRecordingPlayedToItselfIsWhatWasRecorded(Path folder) {
        Transcript recorded = Transcript.load(folder);
        try (TranscriptServer server = recorded.serve(Transcript.Speed.FULL)) {
            Transcript played = recorded.play(server.host(), server.port(), Transcript.Speed.FULL, PATIENCE);
            assertThat(new String(played.fromServer(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(recorded.fromServer(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void answersGetTheActionIdsOfWhoIsThere() {
        try (TranscriptServer server = SESSION.serve(Transcript.Speed.FULL);
                Wire wire = Wire.connect(server.host(), server.port())) {
            assertThat(wire.ask("Action: Login", "ActionID: mine", "Username: other")
                            .headers())
                    .contains(new Header("ActionID", "mine"));
            assertThat(wire.ask("Action: Events", "EventMask: on").text("Events"))
                    .isEqualTo("On");
            assertThat(wire.ask("Action: Hangup", "ActionID: h").text("Message"))
                    .isEqualTo("The transcript has no further action Hangup");
            wire.send("Action: QueueStatus", "ActionID: q");
            assertThat(wire.until(message -> message.name().equals("QueueStatusComplete")))
                    .hasSize(3)
                    .allMatch(message -> "q".equals(message.text("ActionID")));
            Message goodbye = wire.ask("Action: Logoff", "ActionID: end");
            assertThat(goodbye.text("ActionID")).isEqualTo("end");
            assertThat(wire.next()).isNull();
        }
    }

    @Test
    void takesItsTimeAndKeepsIt(@TempDir Path folder) throws IOException {
        Path slow = folder.resolve("slow");
        Files.createDirectories(slow);
        Files.write(slow.resolve("c2s.bin"), bytes("Action: Ping\n\n"));
        Files.write(slow.resolve("s2c.bin"), bytes("Asterisk Call Manager/11.0.0\nResponse: Success\nPing: Pong\n\n"));
        Files.writeString(slow.resolve("chunks.jsonl"), """
                {"t": 1.0, "dir": "s2c", "len": 30}
                {"t": 2.5, "dir": "c2s", "len": 16}
                {"t": 300.25, "dir": "s2c", "len": 35}
                """);
        Transcript recorded = Transcript.load(slow);
        recorded.save(folder.resolve("again"));
        assertThat(folder.resolve("again").resolve("chunks.jsonl"))
                .content()
                .isEqualTo(
                        "{\"t\": 1.000, \"dir\": \"s2c\", \"len\": 30}\n{\"t\": 2.500, \"dir\": \"c2s\", \"len\": 16}\n"
                                + "{\"t\": 300.250, \"dir\": \"s2c\", \"len\": 35}\n");
        try (TranscriptServer server = recorded.serve(Transcript.Speed.RECORDED)) {
            long begin = System.nanoTime();
            recorded.play(server.host(), server.port(), Transcript.Speed.FULL, PATIENCE);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(290));
        }
    }

    @Test
    void recordsWhatIsSaidToASimulator() {
        try (AmiSimulator asterisk = AmiSimulator.rules();
                TranscriptRecorder recorder = TranscriptRecorder.before(asterisk.host(), asterisk.port())) {
            try (Wire wire = Wire.connect(recorder.host(), recorder.port())) {
                wire.ask("Action: Login", "Username: admin", "Secret: secret", "Events: off");
                wire.ask("Action: Logoff");
                assertThat(wire.next()).isNull();
            }
            List<Transcript> transcripts = recorder.transcripts();
            assertThat(transcripts).hasSize(1);
            Transcript played =
                    transcripts.get(0).play(asterisk.host(), asterisk.port(), Transcript.Speed.FULL, PATIENCE);
            assertThat(played.fromServer()).isEqualTo(transcripts.get(0).fromServer());
            assertThat(played.fromClient()).isEqualTo(transcripts.get(0).fromClient());
            assertThat(played.toString()).doesNotContain("secret");
        }
    }

    @Test
    void saysWhenTheServerSaysLess() {
        try (AmiSimulator asterisk = AmiSimulator.rules()) {
            Transcript wrong = Transcript.of(
                    bytes("Action: Login\nUsername: admin\nSecret: wrong\n\nAction: Ping\n\n"),
                    bytes("Asterisk Call Manager/11.0.0\nResponse: Success\n\nResponse: Success\n\n"));
            assertThatThrownBy(() -> wrong.play(asterisk.host(), asterisk.port(), Transcript.Speed.FULL, PATIENCE))
                    .hasRootCauseMessage(
                            "the server ended the connection after 1 responses, while 2 were recorded up to"
                                    + " there");
        }
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
