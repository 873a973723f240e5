package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiConnectException;
import io.strowger.client.AmiException;
import io.strowger.client.LoginException;
import io.strowger.client.Reconnect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final AmiException AWAY =
            new AmiConnectException(AmiConnectException.Kind.UNREACHABLE, "away", null);
    private static final AmiException REFUSED = new LoginException(LoginException.Kind.REFUSED, "refused", null);

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Test
    void theBoundDoublesUpToTheLongestDelay() {
        Backoff backoff = new Backoff(Reconnect.ALWAYS, () -> 1.0);
        for (int expected : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            assertThat(backoff.attempt()).isPositive();
            assertThat(backoff.afterFailure(AWAY)).isEqualTo(seconds(expected));
        }
    }

    @Test
    void theDelayIsAnythingUpToTheBound() {
        assertThat(new Backoff(Reconnect.ALWAYS, () -> 0.0).afterFailure(AWAY)).isZero();
        assertThat(new Backoff(Reconnect.ALWAYS, () -> 0.25).afterFailure(AWAY)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void theBoundBeginsAnewOnlyAfterASessionThatLasted() {
        Backoff backoff = new Backoff(Reconnect.ALWAYS, () -> 1.0);
        assertThat(backoff.afterSession(seconds(29))).isEqualTo(seconds(1));
        assertThat(backoff.afterSession(seconds(29))).isEqualTo(seconds(2));
        assertThat(backoff.afterFailure(AWAY)).isEqualTo(seconds(4));
        assertThat(backoff.afterSession(seconds(30))).isEqualTo(seconds(1));
    }

    @Test
    void aRefusedLoginWaitsAtLeastThatLongAndIsGivenUp() {
        Backoff backoff = new Backoff(Reconnect.builder().refusedLogins(3).build(), () -> 0.0);
        assertThat(backoff.afterFailure(REFUSED)).isEqualTo(seconds(30));
        assertThat(backoff.afterFailure(AWAY)).isZero();
        assertThat(backoff.afterFailure(REFUSED)).isEqualTo(seconds(30));
        assertThat(backoff.afterFailure(REFUSED)).isNull();
    }

    @Test
    void aLoginThatSucceededForgetsTheRefusedOnes() {
        Backoff backoff = new Backoff(Reconnect.builder().refusedLogins(2).build(), () -> 0.0);
        assertThat(backoff.afterFailure(REFUSED)).isNotNull();
        backoff.succeeded();
        assertThat(backoff.afterFailure(REFUSED)).isNotNull();
    }

    @Test
    void attemptsAreCountedSinceTheLastConnection() {
        Backoff backoff = new Backoff(Reconnect.builder().attempts(2).build(), () -> 0.0);
        assertThat(backoff.attempt()).isEqualTo(1);
        assertThat(backoff.afterFailure(AWAY)).isNotNull();
        assertThat(backoff.attempt()).isEqualTo(2);
        backoff.succeeded();
        assertThat(backoff.afterSession(seconds(1))).isNotNull();
        assertThat(backoff.attempt()).isEqualTo(1);
        assertThat(backoff.afterFailure(AWAY)).isNotNull();
        assertThat(backoff.attempt()).isEqualTo(2);
        assertThat(backoff.afterFailure(AWAY)).isNull();
    }

    @Test
    void whoNeverComesBackDoesNot() {
        Backoff backoff = new Backoff(Reconnect.NEVER, () -> 0.0);
        assertThat(backoff.afterSession(seconds(100))).isNull();
        assertThat(backoff.attempt()).isEqualTo(1);
        assertThat(backoff.afterFailure(AWAY)).isNull();
    }

    @Test
    void aServerThatIsBusyOrAwayIsNoRefusal() {
        assertThat(Backoff.isRefusal(new LoginException(LoginException.Kind.SHUTTING_DOWN, "", null)))
                .isFalse();
        assertThat(Backoff.isRefusal(new LoginException(LoginException.Kind.TIMEOUT, "", null)))
                .isFalse();
        assertThat(Backoff.isRefusal(new LoginException(LoginException.Kind.OTHER, "", null)))
                .isTrue();
        assertThat(Backoff.isRefusal(new AmiConnectException(AmiConnectException.Kind.NO_BANNER, "", null)))
                .isFalse();
    }
}
