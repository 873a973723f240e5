package io.strowger.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.tests.differential.Entry.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two runs that differ only in ids, times and addresses become the same. */
class NormaliserTest {
    private static final Map<String, String> PLACES = Map.of("/tmp/run-7", "<run>", "5038", "<ami-port>");

    @Test
    void channelsAndTheirIdsAreNamedByTheirOrder() {
        assertThat(
                        normalised(
                                "Event: Newchannel\nChannel: Local/a@lab-0000002f;1\nUniqueid: 1795745339.12\nLinkedid: 1795745339.12",
                                "Event: Newchannel\nChannel: Local/a@lab-00000030;1\nUniqueid: 1795745340.13\nLinkedid: 1795745339.12"))
                .containsExactly(
                        "Event: Newchannel\nChannel: Local/a@lab-#1;1\nUniqueid: <id of Local/a@lab-#1;1>\nLinkedid: <id of Local/a@lab-#1;1>",
                        "Event: Newchannel\nChannel: Local/a@lab-#2;1\nUniqueid: <id of Local/a@lab-#2;1>\nLinkedid: <id of Local/a@lab-#1;1>");
    }

    @Test
    void aBridgeIsNamedForItsFirstChannelByNameWhoeverEntersFirst() {
        String bridge = "01234567-89ab-cdef-0123-456789abcdef";
        assertThat(normalised(
                        "Event: BridgeCreate\nBridgeUniqueid: " + bridge,
                        "Event: BridgeEnter\nBridgeUniqueid: " + bridge + "\nChannel: Local/b@lab-00000002;1",
                        "Event: BridgeEnter\nBridgeUniqueid: " + bridge + "\nChannel: Local/a@lab-00000001;1"))
                .first()
                .isEqualTo("Event: BridgeCreate\nBridgeUniqueid: <bridge of Local/a@lab-#1;1>");
    }

    @Test
    void timesAndPlacesAreReplacedAndNumbersThatLookLikeThemAreNot() {
        assertThat(
                        normalised(
                                "Event: Cdr\nStartTime: 2026-11-27 02:08:59\nAnswerTime: \nDuration: 3",
                                "Response: Success\nTimestamp: 1795745339.123456\nFile: /tmp/run-7/x\nPort: 5038\nOther: 15038"))
                .containsExactly(
                        "Event: Cdr\nStartTime: <time>\nAnswerTime: \nDuration: <~3>",
                        "Response: Success\nTimestamp: <timestamp>\nFile: <run>/x\nPort: <ami-port>\nOther: 15038");
    }

    @Test
    void noiseIsLeftOutWithTheEmptyLineBehindIt() {
        assertThat(normalised(
                        "Event: TestEvent\nType: StateChange", Entry.EMPTY_LINE, "Event: Hangup", Entry.EMPTY_LINE))
                .containsExactly("Event: Hangup", Entry.EMPTY_LINE);
    }

    private static List<String> normalised(String... messages) {
        List<Entry> entries = Arrays.stream(messages)
                .map(message -> new Entry(
                        "observer", Direction.RECEIVED, message.lines().toList()))
                .toList();
        return Normaliser.normalise(PLACES, entries).stream()
                .map(entry -> String.join("\n", entry.lines()))
                .toList();
    }
}
