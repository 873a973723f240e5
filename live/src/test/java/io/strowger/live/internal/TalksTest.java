package io.strowger.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is sure of the calls that a queue has completed. */
class TalksTest {
    private static final String MEMBER = "PJSIP/alice";
    private static final Instant MIDDLE = Instant.parse("2026-11-28T06:00:00.500Z");
    private static final Instant TURN = Instant.parse("2026-11-28T06:00:01.010Z");

    private final Talks talks = new Talks();

    private boolean ends(String caller) {
        return talks.ends(MEMBER, caller, Duration.ZERO, TURN);
    }

    @Test
    void callsAtTheTurnOfASecondAreNotSure() {
        talks.begins(MEMBER, "1.1", MIDDLE);
        talks.begins(MEMBER, "1.2", TURN);
        assertThat(ends("1.1")).isFalse();
        assertThat(talks.isUnsure()).isTrue();
        talks.sure();
        assertThat(talks.isUnsure()).isFalse();
    }

    @Test
    void callsInTheMiddleOfASecondAreSure() {
        talks.begins(MEMBER, "1.1", MIDDLE);
        talks.begins(MEMBER, "1.2", MIDDLE.plusMillis(100));
        talks.begins(MEMBER, "1.3", MIDDLE.plusMillis(1_100));
        assertThat(ends("1.1")).isFalse();
        assertThat(ends("1.3")).isTrue();
        assertThat(ends("1.2")).isFalse();
        assertThat(talks.isUnsure()).isFalse();
    }

    @Test
    void theCallGivenLastIsSureWheneverItBegan() {
        talks.begins(MEMBER, "1.1", TURN);
        assertThat(ends("1.1")).isTrue();
        talks.begins(MEMBER, "1.2", TURN);
        talks.begins("PJSIP/bob", "1.3", TURN);
        assertThat(ends("1.2")).isTrue();
        assertThat(talks.isUnsure()).isFalse();
    }

    @Test
    void callsThatWereReadTogetherMayHaveBegunApart() {
        talks.begins(MEMBER, "1.1", TURN);
        talks.begins(MEMBER, "1.2", TURN);
        assertThat(ends("1.1")).isTrue();
        assertThat(talks.isUnsure()).isTrue();
    }

    @Test
    void whatFollowsAnEndThatIsNotSureIsNotSureEitherUntilTheMemberIsGivenAnother() {
        talks.begins(MEMBER, "1.1", MIDDLE);
        talks.begins(MEMBER, "1.2", TURN);
        assertThat(ends("1.1")).isFalse();
        talks.sure();
        assertThat(ends("1.2")).isTrue();
        assertThat(talks.isUnsure()).isTrue();
        talks.sure();
        talks.begins(MEMBER, "1.3", MIDDLE.plusSeconds(9));
        assertThat(ends("1.3")).isTrue();
        assertThat(talks.isUnsure()).isFalse();
    }

    @Test
    void whoEndsUntoldAndBeganLongBeforeIsNoneOfThoseThatWereHeard() {
        talks.begins(MEMBER, "1.1", MIDDLE);
        assertThat(talks.ends(MEMBER, null, Duration.ofSeconds(60), MIDDLE.plusSeconds(1)))
                .isFalse();
        assertThat(talks.isUnsure()).isFalse();
        assertThat(ends("1.1")).isTrue();
    }

    @Test
    void whoBeginsUntoldIsNotSure() {
        talks.begins(MEMBER, null, MIDDLE);
        assertThat(talks.ends(MEMBER, null, Duration.ZERO, MIDDLE)).isFalse();
        assertThat(talks.isUnsure()).isTrue();
    }

    @Test
    void whoEndsUntoldAmongSeveralIsNotSure() {
        talks.begins(MEMBER, "1.1", MIDDLE.minusSeconds(5));
        talks.begins(MEMBER, "1.2", MIDDLE.minusSeconds(4));
        assertThat(talks.ends(MEMBER, null, Duration.ofSeconds(5), MIDDLE)).isFalse();
        assertThat(talks.isUnsure()).isTrue();
    }
}
