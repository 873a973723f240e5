package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strowger.client.EventFilter;
import io.strowger.client.NotSentException;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import org.junit.jupiter.api.Test;

/** Asterisk 16 takes a filter by criteria for one of the old form, without a word: an excluding one would include. */
@RealAsterisk(16)
record CriteriaFilterOnOlderServersTest(LabServer pbx) {
    @Test
    void aFilterByCriteriaIsRefusedBeforeItIsSent() {
        EventFilter filter = EventFilter.criteria().name("UserEvent").build();

        assertThatExceptionOfType(NotSentException.class)
                .isThrownBy(() -> pbx.client("admin").filter(filter).connect())
                .withMessageContaining("Asterisk 16")
                .withMessageContaining("22.0 or later");
    }
}
