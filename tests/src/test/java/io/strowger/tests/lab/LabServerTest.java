package io.strowger.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@RealAsterisk
record LabServerTest(LabServer pbx) {
    @Test
    void theServerIsOfTheVersionThatTheTestIsNamedAfter() {
        assertThat(pbx.cli("core show version")).first().asString().contains("Asterisk " + pbx.version() + ".");
    }

    @RepeatedTest(2)
    void aServerThatIsGoneIsThereForTheNextTest(RepetitionInfo repetition) {
        assertThat(pbx.cli("core show version")).first().asString().contains("Asterisk " + pbx.version() + ".");
        if (repetition.getCurrentRepetition() == 1) {
            pbx.kill();
            assertThat(pbx.isRunning()).isFalse();
        }
    }
}
