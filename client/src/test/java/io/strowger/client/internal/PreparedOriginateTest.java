package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.protocol.action.OriginateAction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreparedOriginateTest {
    private static OriginateAction.Builder call() {
        return OriginateAction.builder("Local/100@lab").application("Wait").data("1");
    }

    private static PreparedOriginate prepared(OriginateAction.Builder call) {
        return PreparedOriginate.of(call.build(), "id-1");
    }

    @Test
    void knowsForHowLongAsteriskLetsTheChannelRing() {
        assertThat(prepared(call()).ringTimeout()).contains(Duration.ofSeconds(30));
        assertThat(prepared(call().timeout(Duration.ofMillis(1_500))).ringTimeout())
                .contains(Duration.ofMillis(1_500));
    }

    @Test
    void knowsThatAsteriskTakesZeroAndLessForNoLimit() {
        assertThat(prepared(call().timeout(Duration.ZERO)).ringTimeout()).isEmpty();
        assertThat(prepared(call().header("Timeout", "-1")).ringTimeout()).isEmpty();
    }
}
