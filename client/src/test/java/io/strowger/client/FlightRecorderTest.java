package io.strowger.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.event.HangupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a recording of Java Flight Recorder shows of a client. */
@Timeout(60)
class FlightRecorderTest {
    private final ScriptedPeer peer = ScriptedPeer.start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    @Test
    void actionsConnectionAndLossesAreRecorded() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch subscribed = new CountDownLatch(1);
        List<RecordedEvent> recorded;
        try (Recording recording = new Recording()) {
            recording.start();
            AmiClient client = peer.connect(line -> {
                subscribed.await();
                line.message("Event: Hangup", "Channel: PJSIP/1-1");
                running.await();
                line.message("Event: Hangup", "Channel: PJSIP/1-2");
                line.message("Event: Hangup", "Channel: PJSIP/1-3");
                line.success(line.action("Ping"));
                line.success(line.action("Ping"));
                line.logOff();
            });
            CountDownLatch goOn = new CountDownLatch(1);
            Subscriber slow = client.subscriber("slow").queueSize(1).open();
            slow.on(HangupEvent.class, event -> {
                running.countDown();
                awaitQuietly(goOn);
            });
            subscribed.countDown();
            client.ping();
            client.sendAsync(PingAction.builder().build()).join();
            goOn.countDown();
            client.close();
            recorded = dump(recording);
        }

        assertThat(of(recorded, "io.strowger.Action")).hasSize(2).allSatisfy(action -> {
            assertThat(action.getString("pbx")).isEqualTo("pbx");
            assertThat(action.getString("action")).isEqualTo("Ping");
            assertThat(action.getString("outcome")).isEqualTo("SUCCESS");
            assertThat(action.getInt("session")).isEqualTo(1);
            assertThat(action.getDuration()).isGreaterThanOrEqualTo(action.getDuration("answered"));
        });
        assertThat(of(recorded, "io.strowger.Connection"))
                .extracting(event -> event.getString("what"))
                .containsExactly("Connecting", "Connected", "Ready", "Disconnected", "Closed");
        assertThat(of(recorded, "io.strowger.EventsLost"))
                .singleElement()
                .satisfies(lost -> assertThat(lost.getLong("count")).isEqualTo(1));
    }

    @Test
    void trafficIsRecordedPeriodByPeriodWhileAClientIsOpen() throws Exception {
        CompletableFuture<RecordedEvent> seen = new CompletableFuture<>();
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable("io.strowger.Traffic").withPeriod(Duration.ofMillis(100));
            stream.onEvent("io.strowger.Traffic", seen::complete);
            stream.startAsync();
            AmiClient client = peer.connect(line -> line.logOff());
            RecordedEvent traffic = seen.get(50, TimeUnit.SECONDS);
            client.close();

            assertThat(traffic.getString("pbx")).isEqualTo("pbx");
            assertThat(traffic.getLong("bytesRead")).isNotNegative();
            assertThat(traffic.getInt("inFlight")).isZero();
        }
    }

    private List<RecordedEvent> dump(Recording recording) throws Exception {
        Path file = folder.resolve("recording.jfr");
        recording.dump(file);
        assertThat(Files.size(file)).isPositive();
        return RecordingFile.readAllEvents(file);
    }

    private static List<RecordedEvent> of(List<RecordedEvent> all, String name) {
        return all.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .sorted((a, b) -> a.getStartTime().compareTo(b.getStartTime()))
                .toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
