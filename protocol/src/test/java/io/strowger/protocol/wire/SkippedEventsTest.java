package io.strowger.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sink is asked for each event by its name, and gets only those that it does not skip, however the bytes were split. */
class SkippedEventsTest {
    private static final String STREAM = "Asterisk Call Manager/5.0.4\r\n"
            + "Response: Success\r\nActionID: 1\r\nEvent: Rare\r\n\r\n"
            + "Event: Common\r\nA: 1\r\n\r\n"
            + "event:   Rare \t\r\nA: 2\r\n\r\n\r\n"
            + "Event: \r\n\r\n"
            + "EVENT:Common\r\n\r\n"
            + "Event: Odd\nEvent: Rare\r\nA: 3\r\n\r\n"
            + "text: Event: Rare\n\r\n"
            + "Action: Event\r\n\r\n"
            + "Event: Rare\r\nA: 4\r\n\r\n";

    private static final List<String> ASKED = List.of("Common", "Rare", "", "Common", "Odd\nEvent: Rare", "Rare");
    private static final List<String> GOT = List.of("Success", "Rare", "", "Event", "Rare");

    private static final class RareOnly implements MessageDecoder.Sink {
        final List<String> asked = new ArrayList<>();
        final List<String> got = new ArrayList<>();

        @Override
        public void banner(Banner banner) {}

        @Override
        public boolean skipsEvent(byte[] buffer, int nameStart, int nameEnd) {
            asked.add(MessageBytes.text(buffer, nameStart, nameEnd));
            return !MessageBytes.is(buffer, nameStart, nameEnd, "Rare");
        }

        @Override
        public void message(Message message) {
            got.add(message.name());
        }
    }

    @Test
    void askedOncePerEvent() {
        assertThatEachSplitGives();
    }

    @Test
    void askedOncePerEventInTwoPieces() {
        for (int cut = 0; cut <= STREAM.length(); cut++) {
            assertThatEachSplitGives(cut);
        }
    }

    @Test
    void askedOncePerEventInManyPieces() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            assertThatEachSplitGives(random.ints(random.nextInt(60), 0, STREAM.length() + 1)
                    .sorted()
                    .toArray());
        }
    }

    @Test
    void namesAreThoseOfTheMessages() {
        for (String name : ASKED) {
            assertThat(Message.of("Event:  " + name + "\t \r\n\r\n").name()).isEqualTo(name);
        }
    }

    private static void assertThatEachSplitGives(int... cuts) {
        MessageDecoder decoder = new MessageDecoder(Limits.DEFAULT);
        RareOnly sink = new RareOnly();
        byte[] bytes = Wire.bytes(STREAM);
        int from = 0;
        for (int cut : cuts) {
            decoder.feed(bytes, from, cut - from, sink);
            from = cut;
        }
        decoder.feed(bytes, from, bytes.length - from, sink);
        assertThat(sink.asked).isEqualTo(ASKED);
        assertThat(sink.got).isEqualTo(GOT);
    }
}
