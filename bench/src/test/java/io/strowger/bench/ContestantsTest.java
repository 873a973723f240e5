package io.strowger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each client reads what was sent: figures of one that does not would be worth nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ContestantsTest {
    @ParameterizedTest
    @EnumSource(
            value = Contestant.Kind.class,
            names = {"STROWGER", "ASTERISK_JAVA", "READ_LINE"})
    void readsThreeFieldsOfEachEvent(Contestant.Kind kind) throws Exception {
        assertReads(kind, Reading.TYPED, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Contestant.Kind.class,
            names = {"STROWGER", "ASTERISK_JAVA", "READ_LINE"})
    void readsTheRareEvents(Contestant.Kind kind) throws Exception {
        assertReads(kind, Reading.RARE, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = Contestant.Kind.class,
            names = {"STROWGER", "ASTERISK_JAVA", "READ_LINE", "FLOOR"})
    void countsAllEvents(Contestant.Kind kind) throws Exception {
        assertReads(kind, Reading.COUNT, false);
    }

    private static void assertReads(Contestant.Kind kind, Reading reading, boolean values) throws Exception {
        Tally tally = new Tally(0);
        int events = Mix.eventsPerRound() * 5;
        try (Pbx pbx = Pbx.start(3);
                Orders orders = new Orders(pbx.controlPort());
                Contestant contestant = kind.make()) {
            contestant.open(pbx.amiPort(), reading, tally);
            orders.send("flood " + events);
            assertThat(tally.ended().await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(orders.answer()).isEqualTo("done");
            if (values) {
                assertThat(tally.checksum()).isEqualTo(pbx.mix().checksum(events, reading == Reading.RARE));
            }
            assertThat(tally.events()).isEqualTo(reading == Reading.RARE ? 5 : events);
        }
    }
}
