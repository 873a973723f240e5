package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.OriginateAction;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Runs the test of an application that the README shows. */
final class SimulatorSnippetTest {
    @Test
    void itPassesWithAnApplicationThatWorks() {
        ReadmeSnippets.test((ami, phone, extension) -> ami.originate(OriginateAction.builder(phone)
                .context("default")
                .exten(extension)
                .priority(1)
                .build()));
    }

    @Test
    void itFailsWithOneThatCallsTheWrongPhone() {
        assertThatThrownBy(() -> ReadmeSnippets.test((ami, phone, extension) -> {
                    CompletableFuture<OriginateOutcome> outcome = ami.originate(OriginateAction.builder("PJSIP/bob")
                            .context("default")
                            .exten(extension)
                            .priority(1)
                            .build());
                    return outcome;
                }))
                .isInstanceOf(AssertionError.class);
    }
}
