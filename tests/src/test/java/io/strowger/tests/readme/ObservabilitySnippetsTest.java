package io.strowger.tests.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.ClientMetrics;
import io.strowger.protocol.action.PingAction;
import io.strowger.testkit.Peer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the Java of docs/observability.md. */
class ObservabilitySnippetsTest {
    private final Peer peer = new Peer();

    @AfterEach
    void close() throws Exception {
        peer.join();
        peer.close();
    }

    private AmiClientBuilder pbx() {
        peer.play(line -> {
            line.logIn();
            line.success(line.action("Ping"));
            line.logOff();
        });
        return AmiClient.builder()
                .host("127.0.0.1")
                .port(peer.port())
                .user("alice")
                .secret("wonderland")
                .name("pbx");
    }

    @Test
    void aQuickActionIsNoAlarm() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (AmiClient ami = new ObservabilitySnippets(log::add).listener(pbx())) {
            Duration took = ami.ping();
            ClientMetrics.OfAction pings = ami.metrics().actions().of("Ping");

            assertThat(pings.longest()).isEqualTo(took);
            assertThat(log).noneMatch(line -> took.toSeconds() < 1 && line.contains("Ping"));
        }
    }

    @Test
    void metersBearTheNameOfThePbx() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (AmiClient ami = ObservabilitySnippets.micrometer(pbx(), registry)) {
            ami.send(PingAction.builder().build());

            assertThat(registry.get("strowger.actions.answer")
                            .tags("pbx", "vienna", "action", "Ping")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }
}
