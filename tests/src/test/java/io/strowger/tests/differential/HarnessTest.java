package io.strowger.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strowger.tests.differential.Entry.Direction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of the harness do what they are for. */
class HarnessTest {
    private static final String WIRE = "Asterisk Call Manager/11.0.0\r\n"
            + "Response: Success\r\nMessage: Park successful\n\r\n\r\n\r\n"
            + "Event: A\r\nChannel: x\r\n\r\n"
            + "bare text\nmore\n\r\nEvent: B\r\n\r\nEvent: cut";

    @Test
    void theFramerFindsTheSameMessagesHoweverTheBytesAreSplit() {
        byte[] bytes = WIRE.getBytes(StandardCharsets.UTF_8);
        for (int split = 0; split <= bytes.length; split++) {
            List<List<String>> messages = new ArrayList<>();
            Framer framer = new Framer(messages::add);
            framer.feed(bytes, split);
            framer.feed(java.util.Arrays.copyOfRange(bytes, split, bytes.length), bytes.length - split);
            assertThat(messages)
                    .containsExactly(
                            List.of("Asterisk Call Manager/11.0.0"),
                            List.of("Response: Success", "Message: Park successful␊"),
                            List.of(Entry.EMPTY_LINE),
                            List.of("Event: A", "Channel: x"),
                            List.of("bare text␊more␊"),
                            List.of("Event: B"));
            assertThat(framer.rest()).containsExactly("Event: cut");
        }
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        List<Entry> entries = List.of(
                sent("Action: Ping", "ActionID: client-1"),
                received("Response: Success", "Empty: ", "no colon"),
                received("Event: DeviceStateChange", "Device: x").notAlways());
        StringBuilder text = new StringBuilder("# for the reader\n# of it\n");
        entries.forEach(entry -> text.append('\n').append(entry).append('\n'));
        assertThat(Golden.parse(text.toString())).isEqualTo(entries);
    }

    @Test
    void approximateValuesMayDifferALittle() {
        assertThat(same("<~3>", "<~4>")).isTrue();
        assertThat(same("<~3>", "<~5>")).isFalse();
        assertThat(same("<~1500ms>", "<~1700ms>")).isTrue();
        assertThat(same("<~1500ms>", "<~2600ms>")).isFalse();
        int virtual = Alignment.MILLIS_OF_VIRTUAL_TIME;
        assertThat(Alignment.same("<~1500ms>", "<~1700ms>", virtual)).isTrue();
        assertThat(Alignment.same("<~1500ms>", "<~2200ms>", virtual)).isFalse();
        assertThat(same("<~3>", "3")).isFalse();
        assertThat(same("a <~3>", "b <~3>")).isFalse();
    }

    private static boolean same(String expected, String actual) {
        return Alignment.same(expected, actual, Alignment.MILLIS_OF_REAL_TIME);
    }

    @Test
    void aDifferenceNamesTheHeaderAndBothValues() {
        Comparison comparison = Comparison.of(
                "s",
                List.of(received("Event: Hangup", "Uniqueid: 1", "Cause: 16")),
                List.of(received("Event: Hangup", "Uniqueid: 1", "Cause: 17")));
        assertThat(comparison.differences())
                .containsExactly(new Difference("s", "client 1", "Hangup", "Cause", "Cause: 16", "Cause: 17"));
        assertThat(comparison.share()).isZero();
    }

    @Test
    void differentChannelsMayBeToldInAnyOrderButNotOneChannel() {
        Entry one = received("Event: Newchannel", "Uniqueid: 1");
        Entry other = received("Event: Newchannel", "Uniqueid: 2");
        Entry end = received("Event: Hangup", "Uniqueid: 1");
        assertThat(Comparison.of("s", List.of(one, other, end), List.of(other, one, end))
                        .differences())
                .isEmpty();
        assertThat(Comparison.of("s", List.of(one, other, end), List.of(end, other, one))
                        .differences())
                .extracting(Difference::header)
                .containsExactlyInAnyOrder(Difference.MISSING, Difference.EXTRA);
    }

    @Test
    void whatPassesMayBeAbsentButNotWhatItComesTo() {
        Entry sure = received("Event: DeviceStateChange", "Device: x", "State: NOT_INUSE");
        Entry maybe = received("Event: DeviceStateChange", "Device: x", "State: INUSE");
        List<Entry> record = States.merged(List.of(List.of(maybe, sure, sure), List.of(sure)));
        assertThat(record).containsExactly(sure);
        assertThat(Comparison.of("s", record, List.of(sure)).differences()).isEmpty();
        assertThat(Comparison.of("s", record, List.of(maybe, sure)).differences())
                .isEmpty();
        assertThat(Comparison.of("s", record, List.of(maybe)).differences()).isNotEmpty();
    }

    @Test
    void aKnownDifferenceExplainsWhatItNamesAndFailsWhenItIsNotNeeded() {
        Comparison comparison = Comparison.of(
                "s",
                List.of(received("Event: Hangup", "Uniqueid: 1", "Cause: 16")),
                List.of(received("Event: Hangup", "Uniqueid: 1", "Cause: 17"), received("Event: More")));
        KnownDifferences known = new KnownDifferences(Block.parse("""
                Scenario: s
                Message: Hangup
                Header: Cause
                Because: of the test

                Version: 16
                Scenario: s
                Message: More
                Header: (extra)
                Because: of the test

                Message: Never
                Because: of the test
                """));
        assertThat(known.unknown(22, comparison))
                .extracting(Difference::message)
                .containsExactly("More");
        assertThat(known.unused(22)).extracting(block -> block.value("Message")).containsExactly("Never");
        assertThat(known.unknown(16, comparison)).isEmpty();
    }

    @Test
    void aRuleHasAReason() {
        assertThatThrownBy(() -> Block.parse("Message: x\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without its reason");
    }

    private static Entry received(String... lines) {
        return new Entry("client", Direction.RECEIVED, List.of(lines));
    }

    private static Entry sent(String... lines) {
        return new Entry("client", Direction.SENT, List.of(lines));
    }
}
