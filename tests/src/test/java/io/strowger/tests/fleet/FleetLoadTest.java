package io.strowger.tests.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Two hundred PBXs, at 500 events a second each, followed by one JVM with a heap of 1 GB.
 *
 * <p>A machine that is too busy for 100,000 events a second between the two gets them as fast as it can: no more than a fifth of
 * a second of them is on its way.
 */
class FleetLoadTest {
    private static final int PBXS = 200;
    private static final int SECONDS = 4;
    private static final int TICKS_A_SECOND = 50;
    private static final int EVENTS_A_TICK = 10;
    private static final long ON_THEIR_WAY = (long) PBXS * EVENTS_A_TICK * TICKS_A_SECOND / 5;

    @Test
    void twoHundredPbxsInOneJvmOfOneGigabyte() throws Exception {
        int events = SECONDS * TICKS_A_SECOND * EVENTS_A_TICK;
        try (ManyServers servers = new ManyServers()) {
            Process process = start(servers.port(), events);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(out.readLine()).isEqualTo("READY");
                AtomicLong handled = new AtomicLong();
                CompletableFuture<Void> told = servers.tell(
                        event().repeat(EVENTS_A_TICK),
                        SECONDS * TICKS_A_SECOND,
                        1000 / TICKS_A_SECOND,
                        tick -> (long) tick * PBXS * EVENTS_A_TICK - handled.get() < ON_THEIR_WAY);
                Map<String, Long> result = result(out, handled);
                told.get(20, TimeUnit.SECONDS);
                assertThat(result.get("handled")).isEqualTo((long) PBXS * events);
                assertThat(result.get("lost")).isZero();
                assertThat(result.get("threads")).isLessThanOrEqualTo(2L * PBXS);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(int port, int events) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetProcess.class.getName(),
                        Integer.toString(port),
                        Integer.toString(PBXS),
                        Integer.toString(events))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Map<String, Long> result(BufferedReader out, AtomicLong handled) throws Exception {
        Map<String, Long> result = new HashMap<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String[] parts = line.split("=", 2);
            result.put(parts[0], Long.parseLong(parts[1]));
            handled.set(result.getOrDefault("handled", 0L));
        }
        return result;
    }

    /** One of 480 bytes, as a busy dialplan sends them. */
    private static String event() {
        return String.join(
                        "\r\n",
                        "Event: VarSet",
                        "Privilege: dialplan,all",
                        "Channel: PJSIP/alice-0000a41f",
                        "ChannelState: 6",
                        "ChannelStateDesc: Up",
                        "CallerIDNum: 2025550143",
                        "CallerIDName: Alice Liddell",
                        "ConnectedLineNum: 2025550199",
                        "ConnectedLineName: Charles Dodgson",
                        "Language: en",
                        "AccountCode: wonderland",
                        "Context: from-internal",
                        "Exten: 200",
                        "Priority: 14",
                        "Uniqueid: 1763700000.84211",
                        "Linkedid: 1763700000.84209",
                        "Variable: DIALEDPEERNUMBER",
                        "Value: bob/sip:bob@192.0.2.44:5060;transport=udp;line=abcdef")
                + "\r\n\r\n";
    }
}
