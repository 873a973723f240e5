package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strowger.client.ActionFailedException;
import io.strowger.client.AmiClient;
import io.strowger.protocol.action.CommandAction;
import io.strowger.protocol.action.CommandResponse;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import org.junit.jupiter.api.Test;

/** Asterisk's command line through AMI. */
@RealAsterisk
record CommandTest(LabServer pbx) {
    @Test
    void theLinesAreThoseOfTheCommandLine() {
        try (AmiClient ami = pbx.connect()) {
            assertThat(ami.command("core show version")).containsExactlyElementsOf(pbx.cli("core show version"));
            assertThat(ami.command("core show channels")).last().asString().endsWith("calls processed");
        }
    }

    @Test
    void manyLinesKeepTheirOrder() {
        try (AmiClient ami = pbx.connect()) {
            assertThat(ami.command("core show applications"))
                    .hasSizeGreaterThan(100)
                    .containsExactlyElementsOf(pbx.cli("core show applications"));
        }
    }

    @Test
    void aCommandWithoutOutputGivesNoLines() {
        try (AmiClient ami = pbx.connect()) {
            CommandResponse response = ami.send(
                    CommandAction.builder("dialplan set global LABGLOBAL lab").build());
            assertThat(response.isSuccess()).isTrue();
            assertThat(response.output()).allSatisfy(line -> assertThat(line).doesNotContain("rror"));
        }
    }

    @Test
    void aCommandThatDoesNotExistFailsAndItsOutputIsThere() {
        try (AmiClient ami = pbx.connect()) {
            assertThatExceptionOfType(ActionFailedException.class)
                    .isThrownBy(() -> ami.command("no such thing"))
                    .satisfies(failed -> assertThat(failed.response().headers("Output"))
                            .singleElement()
                            .asString()
                            .contains("No such command 'no such thing'"));
        }
    }

    @Test
    void aCommandThatAsteriskForbidsIsRefused() {
        try (AmiClient ami = pbx.connect()) {
            assertThatExceptionOfType(ActionFailedException.class)
                    .isThrownBy(() -> ami.command("module unload app_dial.so"))
                    .satisfies(failed -> assertThat(failed.response().text()).containsIgnoringCase("blacklist"));
        }
    }
}
