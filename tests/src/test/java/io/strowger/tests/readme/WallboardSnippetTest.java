package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.simulator.AmiSimulator;
import io.strowger.simulator.pbx.PhoneCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the wallboard that the README shows. */
final class WallboardSnippetTest {
    @Test
    void itShowsWhoWaitsAndWhatBecameOfACall() {
        try (AmiSimulator asterisk = AmiSimulator.builder().lenient().start();
                AmiClient ami = AmiClient.builder()
                        .host(asterisk.host())
                        .port(asterisk.port())
                        .user(asterisk.user())
                        .secret(asterisk.secret())
                        .connect()) {
            asterisk.pbx().endpoint("PJSIP/trunk");
            asterisk.pbx().endpoint("PJSIP/alice").rings();
            asterisk.pbx().queue("support").member("PJSIP/alice");
            CountDownLatch over = new CountDownLatch(1);

            String printed = printedBy(
                    over,
                    () -> ReadmeSnippets.wallboard(ami, () -> {
                        PhoneCall call = asterisk.pbx().queue("support").caller("5551234");
                        asterisk.advance(Duration.ofSeconds(5));
                        call.hangsUp();
                        asterisk.advance(Duration.ofSeconds(1));
                        await(over);
                    }));

            assertThat(printed)
                    .contains("support: 1 wait", "support: 0 wait")
                    .contains("PJSIP/trunk: ABANDONED", "differences to the PBX: []");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Runs it, and gives what it printed; counts down when the call is over. */
    private static String printedBy(CountDownLatch over, Runnable body) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.contains("ABANDONED")) {
                    over.countDown();
                }
            }
        }) {
            System.setOut(out);
            body.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
