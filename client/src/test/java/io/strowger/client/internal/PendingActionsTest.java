package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.PingAction;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PendingActionsTest {
    private static final PingAction PING = PingAction.builder().build();

    private static Pending action(int number) {
        return new Pending(
                Integer.toString(number), PING.info(), new byte[10], TimeUnit.SECONDS.toNanos(10), ending -> {}, null);
    }

    @Test
    void whatIsGivenUpBeforeItIsWrittenIsNotKeptWithoutBound() {
        PendingActions pending = new PendingActions(10, "pbx");
        for (int i = 0; i < 1_000; i++) {
            Pending action = action(i);
            assertThat(pending.add(action, null, true)).isTrue();
            assertThat(pending.end(action)).isTrue();
        }
        assertThat(pending.size()).isLessThanOrEqualTo(20);
    }
}
