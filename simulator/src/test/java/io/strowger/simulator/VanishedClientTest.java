package io.strowger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.wire.Message;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left of clients that are gone, and of those that have only closed their own direction. */
final class VanishedClientTest {
    /** Far more than the two seconds for which such a client is served. */
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Rings until time passes, which it does not. */
    private static final String CALL =
            "Action: Originate\r\nChannel: Local/1@nowhere\r\nApplication: Wait\r\nData: 100\r\n\r\n";

    @Test
    void threadsEndThoughAnActionIsNeverAnswered() throws InterruptedException {
        assertEnds(List.of(), CALL);
    }

    @Test
    void threadsEndThoughMoreWasAskedBehindIt() throws InterruptedException {
        assertEnds(List.of(), CALL + "Action: Ping\r\n\r\n".repeat(20));
    }

    @Test
    void threadsEndThoughTheLineIsStalled() throws InterruptedException {
        assertEnds(List.of(Fault.stall()), "Action: Ping\r\n\r\n");
    }

    @Test
    void threadsEndThoughAnswersAreLate() throws InterruptedException {
        assertEnds(List.of(Fault.late(Duration.ofHours(1))), "Action: Ping\r\n\r\n");
    }

    @Test
    void whoClosesOnlyItsOwnDirectionIsAnswered() throws IOException {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Socket socket = new Socket(asterisk.host(), asterisk.port())) {
            asterisk.pbx().extension("100", steps -> steps.answer().hangup());
            socket.getOutputStream()
                    .write(("Action: Login\r\nUsername: admin\r\nSecret: secret\r\nEvents: off\r\n\r\n"
                                    + "Action: WaitEvent\r\nTimeout: 3600\r\n\r\n"
                                    + "Action: Ping\r\n\r\nAction: Logoff\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(all).contains("WaitEventComplete", "Ping: Pong", "Goodbye");
        }
    }

    @Test
    void whatIsAskedBehindALongAnswerIsAnsweredInItsOrder() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                Wire wire = Wire.login(asterisk)) {
            wire.ask("Action: Events", "EventMask: off");
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(9));
            wire.send("Action: Originate", "Channel: PJSIP/alice", "Application: Wait", "Data: 1", "ActionID: a");
            for (int i = 1; i <= 300; i++) {
                wire.send("Action: Ping", "ActionID: " + i);
            }
            asterisk.takeAction();
            asterisk.settle();
            assertThat(wire.hasMore()).isFalse();
            asterisk.advance(Duration.ofSeconds(9));
            List<String> ids = new ArrayList<>();
            for (Message each : wire.until(message -> "300".equals(message.text("ActionID")))) {
                ids.add(String.valueOf(each.text("ActionID")));
            }
            assertThat(ids).hasSize(301).startsWith("a", "1", "2").endsWith("299", "300");
        }
    }

    private static void assertEnds(List<Fault> faults, String actions) throws InterruptedException {
        try (AmiSimulator asterisk = AmiSimulator.builder().lenient().start();
                Wire other = Wire.login(asterisk)) {
            asterisk.pbx().extension("nowhere", "1", steps -> steps.ringing().waits(Duration.ofHours(2)));
            Set<Thread> before = threads();
            Wire wire = Wire.login(asterisk);
            Set<Thread> its = threads();
            its.removeAll(before);
            assertThat(its).extracting(Thread::getName).contains("asterisk-read", "asterisk-write");
            faults.forEach(fault -> asterisk.inject(fault, Moment.now()));
            wire.send(actions.strip());
            asterisk.settle();
            wire.close();
            for (Thread each : its) {
                each.join(SOON.toMillis());
                assertThat(each.isAlive()).as(each.getName()).isFalse();
            }
        }
    }

    private static Set<Thread> threads() {
        Set<Thread> found = new HashSet<>(Thread.getAllStackTraces().keySet());
        found.removeIf(each -> !each.getName().startsWith("asterisk-"));
        return found;
    }
}
