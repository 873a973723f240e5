package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiException;
import io.strowger.client.ConnectionLostException;
import io.strowger.client.NotSentException;
import io.strowger.client.OutcomeUnknownException;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.OriginateAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.testkit.FaultProxy;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import io.strowger.tests.lab.Stage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a client when the connection or the server goes away. */
@RealAsterisk
record EndOfConnectionTest(LabServer pbx) {
    private static OriginateAction takesLong() {
        return OriginateAction.builder("Local/ring@lab")
                .application("Wait")
                .data("1")
                .timeout(java.time.Duration.ofSeconds(20))
                .build();
    }

    @Test
    void aCutConnectionLeavesTheOutcomeUnknownAndNothingPending() {
        try (FaultProxy relay = FaultProxy.to(pbx.host(), pbx.port());
                AmiClient ami = pbx.client("admin")
                        .host(FaultProxy.HOST)
                        .port(relay.port())
                        .reconnect(Reconnect.NEVER)
                        .connect()) {
            CompletableFuture<AmiException> closed = new CompletableFuture<>();
            ami.events().onClosed(closed::complete);
            // a synchronous Originate holds up the session, so it is surely pending
            CompletableFuture<?> pending = ami.sendAsync(takesLong());
            CompletableFuture<?> behind = ami.sendAsync(PingAction.builder().build());
            relay.cut();
            for (CompletableFuture<?> future : new CompletableFuture<?>[] {pending, behind}) {
                assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isInstanceOfAny(OutcomeUnknownException.class, NotSentException.class);
            }
            assertThat(Stage.get(closed)).isInstanceOf(ConnectionLostException.class);
            assertThat(ami.isOpen()).isFalse();
            assertThatThrownBy(() -> ami.send(PingAction.builder().build())).isInstanceOf(NotSentException.class);
        }
        try (Stage stage = Stage.on(pbx)) {
            stage.clear();
        }
    }

    @Test
    void aServerThatIsStoppedEndsTheConnectionAndCanBeConnectedToAgain() {
        LabServer own = LabServer.start(pbx.version());
        try (AmiClient ami = own.client("admin").reconnect(Reconnect.NEVER).connect()) {
            CompletableFuture<AmiException> closed = new CompletableFuture<>();
            ami.events().onClosed(closed::complete);
            own.restart();
            assertThat(Stage.get(closed)).isInstanceOf(ConnectionLostException.class);
            assertThat(ami.isOpen()).isFalse();
            try (AmiClient again = own.connect()) {
                assertThat(again.ping()).isPositive();
            }
        } finally {
            own.remove();
        }
    }

    @Test
    void coreStopNowAsACommandEndsTheConnection() {
        LabServer own = LabServer.start(pbx.version());
        try (AmiClient ami = own.client("admin").reconnect(Reconnect.NEVER).connect()) {
            CompletableFuture<AmiException> closed = new CompletableFuture<>();
            ami.events().onClosed(closed::complete);
            try {
                ami.command("core stop now");
            } catch (OutcomeUnknownException ended) {
                assertThat(ended).as("the server ended before it answered").hasMessageContaining("Command");
            }
            assertThat(Stage.get(closed)).isInstanceOf(ConnectionLostException.class);
        } finally {
            own.remove();
        }
    }
}
