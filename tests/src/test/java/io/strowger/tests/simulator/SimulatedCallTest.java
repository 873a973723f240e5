package io.strowger.tests.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiClient;
import io.strowger.client.OriginateOutcome;
import io.strowger.protocol.action.CoreShowChannelsAction;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.simulator.AmiSimulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The client against the simulator: neither knows the other. */
final class SimulatedCallTest {
    @Test
    void theClientOriginatesACall() {
        try (AmiSimulator asterisk = AmiSimulator.start();
                AmiClient ami = AmiClient.builder()
                        .host(asterisk.host())
                        .port(asterisk.port())
                        .user(asterisk.user())
                        .secret(asterisk.secret())
                        .connect()) {
            asterisk.pbx().endpoint("PJSIP/alice").answersAfter(Duration.ofSeconds(20));
            asterisk.pbx().extension("200", steps -> steps.answer().waits(Duration.ofHours(1)));
            CompletableFuture<OriginateOutcome> outcome = ami.originate(OriginateAction.builder("PJSIP/alice")
                    .context("default")
                    .exten("200")
                    .priority(1)
                    .build());
            assertThat(asterisk.takeAction().name()).isEqualTo("Originate");
            asterisk.advance(Duration.ofSeconds(20));
            assertThat(outcome.join().isAnswered()).isTrue();
            assertThat(ami.send(CoreShowChannelsAction.builder().build())).hasSize(1);
        }
    }
}
