package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.WhenDisconnected;
import io.strowger.client.WhenFull;
import io.strowger.protocol.action.PingAction;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PendingActionsTest {
    private static final PingAction PING = PingAction.builder().build();

    private final Verdicts verdicts = new Verdicts("pbx", new Refusals("pbx", "alice", () -> null));

    private static Pending action(int number) {
        return new Pending(number, PING.info(), new byte[10], TimeUnit.SECONDS.toNanos(10), ending -> {}, null);
    }

    @Test
    void whatIsGivenUpBeforeItIsWrittenIsNotKeptWithoutBound() {
        PendingActions pending = new PendingActions("pbx", 10, WhenFull.FAIL, WhenDisconnected.WAIT);
        for (int i = 0; i < 1_000; i++) {
            Pending action = action(i);
            assertThat(pending.add(action, null, true, verdicts)).isNull();
            assertThat(pending.end(action)).isTrue();
        }
        assertThat(pending.size()).isLessThanOrEqualTo(50);
    }
}
