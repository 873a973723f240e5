package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs the Java of the README. */
@RealAsterisk
record ReadmeSnippetsTest(LabServer pbx) {
    @Test
    void theTourShowsMembersAndTheOutcomeOfACall() {
        String printed;
        try (Stage stage = Stage.on(pbx).phone()) {
            printed = printedBy(
                    () -> ReadmeSnippets.tour(pbx.host(), pbx.port(), LabServer.secretOf("admin")), line -> {});
        }

        assertThat(printed).contains("Location: Local/fast@members/n", "Location: Local/slow@members/n", "Answered[");
    }

    @Test
    void theFleetShowsWhoseEventsTheyAreAndWhoAnswered() throws Exception {
        CountDownLatch ready = new CountDownLatch(2);
        String printed = printedBy(
                () -> ReadmeSnippets.fleet(pbx.host(), pbx.port(), LabServer.secretOf("admin"), () -> await(ready)),
                line -> {
                    if (line.startsWith("Ready[")) {
                        ready.countDown();
                    }
                });

        assertThat(printed).contains("[berlin, paris] answered, {} did not", "READY");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Runs it, and gives what it printed; each line is shown to the watcher as soon as it is printed. */
    private static String printedBy(Runnable body, Consumer<String> watcher) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8) {
            @Override
            public void println(Object line) {
                super.println(line);
                watcher.accept(String.valueOf(line));
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
