package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.internal.Silence.Step;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilenceTest {
    /** The clock may be anywhere, also before it runs over. */
    private static final long BEGIN = Long.MAX_VALUE - seconds(15);

    private final Silence peer = new Silence(seconds(10));

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    /** So many seconds after the beginning. */
    private static long at(long seconds) {
        return BEGIN + seconds(seconds);
    }

    private void begins() {
        assertThat(peer.begin(at(0), at(0))).isEqualTo(seconds(10));
    }

    @Test
    void isAskedAfterSilenceAndGivenUpAfterAsMuchAgain() {
        begins();
        assertThat(peer.look(at(10), at(0), 0)).isEqualTo(Step.ASK);
        assertThat(peer.untilNext()).isEqualTo(seconds(10));
        assertThat(peer.look(at(20), at(0), 0)).isEqualTo(Step.DEAD);
    }

    @Test
    void isLeftAloneWhileItSpeaks() {
        begins();
        assertThat(peer.look(at(10), at(7), 0)).isEqualTo(Step.WAIT);
        assertThat(peer.untilNext()).isEqualTo(seconds(7));
        assertThat(peer.look(at(17), at(7), 0)).isEqualTo(Step.ASK);
        assertThat(peer.look(at(27), at(18), 0)).isEqualTo(Step.WAIT);
        assertThat(peer.untilNext()).isEqualTo(seconds(1));
        assertThat(peer.look(at(28), at(18), 0)).isEqualTo(Step.ASK);
    }

    @Test
    void isNeitherAskedNorGivenUpWhileBusyWithAnActionOfOurs() {
        begins();
        assertThat(peer.look(at(10), at(0), seconds(50))).isEqualTo(Step.WAIT);
        assertThat(peer.look(at(20), at(0), 0)).isEqualTo(Step.ASK);
        assertThat(peer.look(at(30), at(0), seconds(3))).isEqualTo(Step.WAIT);
        assertThat(peer.untilNext()).isEqualTo(seconds(3));
        assertThat(peer.look(at(33), at(0), 0)).isEqualTo(Step.DEAD);
    }

    /** As after a stop of the process, or of the whole machine: the answer may wait to be read. */
    @Test
    void isNotGivenUpByWhoWasAwayWhenTheAnswerMayHaveCome() {
        begins();
        assertThat(peer.look(at(10), at(0), 0)).isEqualTo(Step.ASK);
        assertThat(peer.look(at(300), at(0), 0)).isEqualTo(Step.WAIT);
        assertThat(peer.untilNext()).isEqualTo(seconds(1));
        assertThat(peer.look(at(301), at(0), 0)).isEqualTo(Step.DEAD);
    }

    @Test
    void isAskedAnewByWhoWasAwayAndHasReadTheAnswer() {
        begins();
        assertThat(peer.look(at(10), at(0), 0)).isEqualTo(Step.ASK);
        assertThat(peer.look(at(300), at(0), 0)).isEqualTo(Step.WAIT);
        assertThat(peer.look(at(301), at(300), 0)).isEqualTo(Step.WAIT);
        assertThat(peer.untilNext()).isEqualTo(seconds(9));
    }
}
