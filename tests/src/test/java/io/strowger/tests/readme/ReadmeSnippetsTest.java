package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Runs the Java of the README. */
@RealAsterisk
record ReadmeSnippetsTest(LabServer pbx) {
    @Test
    void theTourShowsMembersAndTheOutcomeOfACall() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Stage stage = Stage.on(pbx).phone();
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            ReadmeSnippets.tour(pbx.host(), pbx.port(), LabServer.secretOf("admin"));
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Location: Local/fast@members/n", "Location: Local/slow@members/n", "Answered[");
    }
}
