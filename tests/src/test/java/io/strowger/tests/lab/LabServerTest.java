package io.strowger.tests.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@RealAsterisk
record LabServerTest(LabServer pbx) {
    @Test
    void theServerIsOfTheVersionThatTheTestIsNamedAfter() {
        assertThat(pbx.cli("core show version")).first().asString().contains("Asterisk " + pbx.version() + ".");
    }
}
