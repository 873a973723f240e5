package io.strowger.tests.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.strowger.client.AmiClient;
import io.strowger.client.AmiClientBuilder;
import io.strowger.client.AmiConnectException;
import io.strowger.client.ClosedException;
import io.strowger.client.LoginException;
import io.strowger.client.Reconnect;
import io.strowger.protocol.action.ChallengeAction;
import io.strowger.protocol.action.LoginAction;
import io.strowger.protocol.action.LogoffAction;
import io.strowger.protocol.action.PingAction;
import io.strowger.protocol.action.Response;
import io.strowger.protocol.value.AuthType;
import io.strowger.tests.lab.LabServer;
import io.strowger.tests.lab.RealAsterisk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in to a real Asterisk, and out again. */
@RealAsterisk
record LoginTest(LabServer pbx) {
    @Test
    void theServerIsKnownAfterTheLogin() {
        try (AmiClient ami = pbx.connect()) {
            assertThat(ami.isOpen()).isTrue();
            assertThat(ami.server().version().major()).isEqualTo(pbx.version());
            assertThat(ami.server().fullVersion()).startsWith(pbx.version() + ".");
            assertThat(ami.server().pbx()).isEqualTo(pbx.host() + ":" + pbx.port());
        }
    }

    @Test
    void aUserWithoutReportingLearnsTheVersionFromTheBanner() {
        try (AmiClient ami = pbx.client("calls").connect()) {
            assertThat(ami.server().version().major()).isEqualTo(pbx.version());
            assertThat(ami.server().fullVersion()).isNull();
        }
    }

    @Test
    void theSecretIsAskedForAtTheLoginAndWipedAfterIt() {
        char[] secret = "admin-pw".toCharArray();
        AtomicInteger asked = new AtomicInteger();
        try (AmiClient ami = pbx.client("admin")
                .secret(() -> {
                    asked.incrementAndGet();
                    return secret;
                })
                .connect()) {
            assertThat(ami.ping()).isPositive();
        }
        assertThat(asked).hasValue(1);
        assertThat(secret).containsOnly('\0');
    }

    @Test
    void theUsersNameIsReadWithoutRegardToCase() {
        try (AmiClient ami =
                pbx.client("admin").user("ADMIN").secret("admin-pw").connect()) {
            assertThat(ami.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong secret", "unknown user", "refused address"})
    void aRefusedLoginIsToldAsSuchAndWithoutTheSecret(String reason) {
        AmiClientBuilder builder = switch (reason) {
            case "wrong secret" -> pbx.client("admin").secret("not-the-secret");
            case "unknown user" -> pbx.client("nobody").secret("not-the-secret");
            default -> pbx.client("elsewhere");
        };
        assertThatExceptionOfType(LoginException.class)
                .isThrownBy(builder::connect)
                .matches(refused -> refused.kind() == LoginException.Kind.REFUSED)
                .withMessageContaining(pbx.host() + ":" + pbx.port())
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("not-the-secret", "elsewhere-pw"));
    }

    @Test
    void aSecondLoginOnTheSameSessionIsAnsweredAndChangesNothing() {
        try (AmiClient ami = pbx.connect()) {
            Response again =
                    ami.send(LoginAction.builder("nobody").secret("whatever").build());
            assertThat(again.text()).isEqualTo("Already authenticated");
            assertThat(ami.ping()).isPositive();
        }
    }

    @Test
    void aChallengeStaysTheSameForOneSession() {
        try (AmiClient ami = pbx.connect()) {
            ChallengeAction challenge = ChallengeAction.builder(AuthType.MD5).build();
            String first = ami.send(challenge).challenge();
            assertThat(first).isNotEmpty().isEqualTo(ami.send(challenge).challenge());
        }
    }

    @Test
    void nothingListensThere() {
        assertThatExceptionOfType(AmiConnectException.class)
                .isThrownBy(() -> pbx.client("admin").port(1).connect())
                .matches(refused -> refused.kind() == AmiConnectException.Kind.UNREACHABLE)
                .withMessageContaining(pbx.host() + ":1");
    }

    @Test
    void theWebServerIsNotTakenForAmi() {
        int http = pbx.httpPort();
        assertThatExceptionOfType(AmiConnectException.class)
                .isThrownBy(() -> pbx.client("admin")
                        .port(http)
                        .loginTimeout(Duration.ofSeconds(2))
                        .connect())
                .matches(refused -> refused.kind() != AmiConnectException.Kind.UNREACHABLE);
    }

    @Test
    void pingMeasuresTheRoundTrip() {
        try (AmiClient ami = pbx.connect()) {
            assertThat(ami.ping()).isPositive().isLessThan(Duration.ofSeconds(5));
            assertThat(ami.send(PingAction.builder().build()).ping()).isEqualTo("Pong");
        }
    }

    @Test
    void logoffIsAnsweredWithGoodbyeAndEndsTheSession() throws Exception {
        try (AmiClient ami = pbx.client("admin").reconnect(Reconnect.NEVER).connect()) {
            CompletableFuture<Object> closed = new CompletableFuture<>();
            ami.events().onClosed(closed::complete);
            Response goodbye = ami.send(LogoffAction.builder().build());
            assertThat(goodbye.status()).isEqualTo("Goodbye");
            assertThat(closed.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(ami.isOpen()).isFalse();
        }
    }

    @Test
    void closeEndsTheSessionAndMayBeCalledAgain() {
        AmiClient ami = pbx.connect();
        ami.close();
        ami.close();
        assertThat(ami.isOpen()).isFalse();
        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> ami.send(PingAction.builder().build()));
    }

    @Test
    void closeWaitsForWhatIsPending() throws Exception {
        AmiClient ami = pbx.connect();
        CompletableFuture<?> pending = ami.sendAsync(PingAction.builder().build());
        ami.close();
        assertThat(pending.get(1, TimeUnit.SECONDS)).isNotNull();
    }
}
