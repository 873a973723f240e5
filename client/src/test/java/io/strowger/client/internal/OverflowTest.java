package io.strowger.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.client.AmiException;
import io.strowger.client.AmiProtocolException;
import io.strowger.client.ConnectionEvent;
import io.strowger.client.ConnectionEvent.Connected;
import io.strowger.client.ConnectionEvent.Connecting;
import io.strowger.client.ConnectionEvent.Disconnected;
import io.strowger.client.Gap;
import io.strowger.client.Lost;
import io.strowger.client.Overflow;
import io.strowger.client.ServerInfo;
import io.strowger.protocol.event.Event;
import io.strowger.protocol.value.AsteriskVersion;
import io.strowger.protocol.wire.Banner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a full queue does with events and with notices, step by step. */
class OverflowTest {
    private static final long MUCH = Long.MAX_VALUE;

    @Test
    void keepsTheOldest() {
        RecordedQueue test = new RecordedQueue(3, MUCH, Overflow.KEEP_OLDEST);
        test.offer(0, 5);
        test.handle();
        test.offer(5, 6);
        test.handle();
        assertThat(test.told()).containsExactly("0", "1", "2", "lost 2 from 3 to 4", "5");
    }

    @Test
    void keepsTheNewest() {
        RecordedQueue test = new RecordedQueue(3, MUCH, Overflow.KEEP_NEWEST);
        test.offer(0, 5);
        test.handle();
        test.offer(5, 6);
        test.handle();
        assertThat(test.told()).containsExactly("lost 2 from 0 to 1", "2", "3", "4", "5");
    }

    @Test
    void endsASubscriberThatIsToFail() {
        RecordedQueue test = new RecordedQueue(3, MUCH, Overflow.FAIL);
        assertThat(test.publish(
                        LongStream.range(0, 5).mapToObj(RecordedQueue::event).toList()))
                .isFalse();
        assertThat(test.publish(List.of(RecordedQueue.event(5)))).isFalse();
        test.queue().notice(RecordedQueue.notice(1));
        test.queue().ended(new AmiException("later", null));
        test.handle();
        assertThat(test.told()).containsExactly("0", "1", "2", "lost 2 from 0 to 0", "end SubscriberOverflowException");
    }

    @Test
    void whatIsInHandCanBeDroppedForWhatIsNewer() {
        RecordedQueue test = new RecordedQueue(3, MUCH, Overflow.KEEP_NEWEST);
        test.offer(0, 3);
        test.meanwhile = item -> {
            if (item.equals(0L)) {
                test.offer(3, 10);
            }
        };
        test.handle();
        assertThat(test.told()).containsExactly("0", "lost 6 from 1 to 6", "7", "8", "9");
    }

    @Test
    void whatIsInHandCountsAsWaiting() {
        RecordedQueue test = new RecordedQueue(3, MUCH, Overflow.KEEP_OLDEST);
        test.offer(0, 3);
        test.meanwhile = item -> {
            if (item.equals(0L)) {
                assertThat(test.stats().queuedEvents()).isEqualTo(2);
                test.offer(3, 6);
                assertThat(test.stats().queuedEvents()).isEqualTo(3);
                assertThat(test.stats().oldestUnread())
                        .isGreaterThan(Duration.between(Instant.ofEpochSecond(2), Instant.now()));
            }
        };
        test.handle();
        assertThat(test.told()).containsExactly("0", "1", "2", "3", "lost 2 from 4 to 5");
        assertThat(test.stats().queuedEvents()).isZero();
        assertThat(test.stats().queuedBytes()).isZero();
        assertThat(test.stats().oldestUnread()).isZero();
        assertThat(test.stats().delivered()).isEqualTo(4);
        assertThat(test.stats().lost()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void boundsTheBytesButTakesOneEventHoweverLarge(Overflow overflow) {
        Event large = RecordedQueue.event(0, "x".repeat(10_000));
        Event small = RecordedQueue.event(1);
        RecordedQueue test = new RecordedQueue(1_000, 3L * Backlog.size(small), overflow);
        test.publish(List.of(large));
        test.handle();
        assertThat(test.told()).containsExactly("0");
        assertThat(test.stats().queuedBytes()).isZero();
        test.offer(1, 4);
        assertThat(test.stats().queuedEvents()).isEqualTo(3);
        test.publish(List.of(RecordedQueue.event(4)));
        assertThat(test.stats().queuedEvents()).isEqualTo(3);
        assertThat(test.stats().queuedBytes()).isEqualTo(3L * Backlog.size(small));
        assertThat(test.stats().lost()).isEqualTo(1);
    }

    @Test
    void aLargeEventDropsAllThatIsOlderWhereTheNewestAreKept() {
        RecordedQueue test = new RecordedQueue(1_000, 1_000, Overflow.KEEP_NEWEST);
        test.offer(0, 5);
        test.publish(List.of(RecordedQueue.event(5, "x".repeat(10_000))));
        test.handle();
        assertThat(test.told()).containsExactly("lost 5 from 0 to 4", "5");
    }

    @Test
    void noticesStayInTheirPlaceWhereTheOldestAreKept() {
        RecordedQueue test = new RecordedQueue(2, MUCH, Overflow.KEEP_OLDEST);
        test.queue().notice(RecordedQueue.notice(1));
        test.offer(0, 3);
        test.queue().notice(RecordedQueue.notice(2));
        test.offer(3, 5);
        test.queue().notice(RecordedQueue.notice(3));
        test.handle();
        assertThat(test.told())
                .containsExactly(
                        "notice 1", "0", "1", "lost 1 from 2 to 2", "notice 2", "lost 2 from 3 to 4", "notice 3");
    }

    @Test
    void noticesStayInTheirPlaceWhereTheNewestAreKept() {
        RecordedQueue test = new RecordedQueue(2, MUCH, Overflow.KEEP_NEWEST);
        test.queue().notice(RecordedQueue.notice(1));
        test.offer(0, 2);
        test.queue().notice(RecordedQueue.notice(2));
        test.offer(2, 5);
        test.queue().notice(RecordedQueue.notice(3));
        test.handle();
        assertThat(test.told())
                .containsExactly(
                        "notice 1", "lost 2 from 0 to 1", "notice 2", "lost 1 from 2 to 2", "3", "4", "notice 3");
    }

    private static ConnectionEvent connected(int session) {
        Instant at = Instant.ofEpochSecond(session);
        Banner banner = new Banner("Asterisk Call Manager/11.0.0");
        ServerInfo server = new ServerInfo("pbx", banner, AsteriskVersion.of(banner), null, null, null);
        return new Connected("pbx", at, session, "address", server, new Gap("pbx", at.minusSeconds(1), at));
    }

    private static ConnectionEvent disconnected(int session) {
        AmiException reason = new AmiProtocolException("test", null);
        return new Disconnected("pbx", Instant.ofEpochSecond(session), session, reason, 0, 0, null);
    }

    @ParameterizedTest
    @EnumSource(value = Overflow.class, names = "KEEP_.*", mode = EnumSource.Mode.MATCH_ALL)
    void aStuckSubscriberHoldsBoundedNoticesAndTellsThemHonestly(Overflow overflow) {
        int sessions = 20_000;
        RecordedQueue test = new RecordedQueue(10, MUCH, overflow);
        for (int session = 1; session <= sessions; session++) {
            test.queue().notice(new Connecting("pbx", Instant.ofEpochSecond(session), 1));
            test.queue().notice(connected(session));
            test.offer(session, session + 1);
            test.queue().notice(disconnected(session));
        }
        test.handle();
        assertThat(test.stream.size()).isLessThan(3 * Backlog.MOST_NOTICES);
        List<Gap> gaps = new ArrayList<>();
        long lost = 0;
        long delivered = 0;
        for (Object each : test.stream) {
            if (each instanceof Connected connected && connected.gap() != null) {
                gaps.add(connected.gap());
            } else if (each instanceof Lost notice) {
                lost += notice.count();
            } else if (each instanceof Long) {
                delivered++;
            }
        }
        assertThat(delivered).isEqualTo(10);
        assertThat(delivered + lost).isEqualTo(sessions);
        // The gaps that are told cover each that there was.
        for (int session = 1; session <= sessions; session++) {
            Instant end = Instant.ofEpochSecond(session);
            assertThat(gaps)
                    .anyMatch(gap -> gap.from().isBefore(end) && !gap.to().isBefore(end));
        }
        assertThat(test.stream.get(test.stream.size() - 1)).isInstanceOf(Disconnected.class);
    }

    @Test
    void droppingAllTellsTheEndOnly() {
        RecordedQueue test = new RecordedQueue(10, MUCH, Overflow.KEEP_OLDEST);
        test.offer(0, 5);
        test.meanwhile = item -> {
            if (item.equals(1L)) {
                test.queue().close(new AmiException("enough", null));
            }
        };
        test.handle();
        assertThat(test.told()).containsExactly("0", "1", "end AmiException");
        assertThat(test.publish(List.of(RecordedQueue.event(9)))).isFalse();
        test.handle();
        assertThat(test.stream).hasSize(3);
    }

    @Test
    void theFirstEndIsTheOneThatIsTold() {
        RecordedQueue test = new RecordedQueue(10, MUCH, Overflow.KEEP_OLDEST);
        test.offer(0, 2);
        test.queue().ended(new AmiProtocolException("first", null));
        test.queue().close(new AmiException("second", null));
        test.handle();
        assertThat(test.told()).containsExactly("end AmiProtocolException");
    }
}
