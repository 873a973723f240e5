package io.strowger.tests.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.strowger.tests.differential.Entry.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records are complete, and whatever is changed in one of them is found. */
class RecordsTest {
    private static final long SEED = 20261127;

    /** So many changes of each kind are tried in each record. */
    private static final int CHANGES = 3;

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void eachScenarioHasARecordOrAReasonAndEachRecordAScenario(int version) {
        assertThat(Golden.names(version))
                .containsExactlyInAnyOrderElementsOf(Scenarios.of(version).stream()
                        .filter(scenario -> !NotRecorded.contains(version, scenario))
                        .map(Scenario::name)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void aRecordIsIdenticalToItself(int version) {
        for (String name : Golden.names(version)) {
            List<Entry> record = Golden.read(version, name);
            Comparison comparison = Comparison.of(name, record, record);
            assertThat(comparison.differences()).as(name).isEmpty();
            assertThat(comparison.share()).as(name).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void aMissingMessageIsFound(int version) {
        found(version, (record, at) -> {
            record.remove((int) at);
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void aMessageTooManyIsFound(int version) {
        found(version, (record, at) -> {
            record.add(at, record.get(at).replaced(List.of("Event: Unexpected", "Channel: x")));
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void aHeaderInAnotherPlaceIsFound(int version) {
        found(version, (record, at) -> {
            List<String> lines = new ArrayList<>(record.get(at).lines());
            int last = lines.size() - 1;
            if (last < 2
                    || Line.parse(lines.get(1))
                            .name()
                            .equals(Line.parse(lines.get(last)).name())) {
                return false;
            }
            Collections.swap(lines, 1, last);
            record.set(at, record.get(at).replaced(lines));
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void anotherValueIsFound(int version) {
        found(version, (record, at) -> {
            Entry entry = record.get(at);
            Line last = Line.parse(entry.lines().get(entry.lines().size() - 1));
            return !RacingRules.ignores(entry, last.name())
                    && change(record, at, last.replaced(last.value() + "!").toString());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void anotherNameOfAHeaderIsFound(int version) {
        found(version, (record, at) -> {
            Entry entry = record.get(at);
            Line last = Line.parse(entry.lines().get(entry.lines().size() - 1));
            return !last.name().isEmpty() && change(record, at, last.name() + "X" + last.separator() + last.value());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 16})
    void twoMessagesOfOneStreamInTheWrongOrderAreFound(int version) {
        found(version, (record, at) -> {
            Entry entry = record.get(at);
            List<List<Entry>> streams = List.copyOf(Streams.of(record).values());
            for (List<Entry> stream : streams) {
                int place = stream.indexOf(entry);
                int next = place < 0 || place + 1 == stream.size() ? -1 : record.indexOf(stream.get(place + 1));
                if (next >= 0 && isOther(entry, record.get(next))) {
                    Collections.swap(record, at, next);
                    return true;
                }
            }
            return false;
        });
    }

    /** True where the order of two messages counts, and it shows when they are swapped. */
    private static boolean isOther(Entry one, Entry other) {
        return !one.kind().equals(other.kind()) && !one.sometimes() && !other.sometimes();
    }

    private static boolean change(List<Entry> record, int at, String lastLine) {
        List<String> lines = new ArrayList<>(record.get(at).lines());
        lines.set(lines.size() - 1, lastLine);
        record.set(at, record.get(at).replaced(lines));
        return true;
    }

    /** Changes a copy of each record, at places that a seed chooses, and fails where a change goes unnoticed. */
    private static void found(int version, BiFunction<List<Entry>, Integer, Boolean> change) {
        Random random = new Random(SEED);
        int changes = 0;
        for (String name : Golden.names(version)) {
            List<Entry> record = Golden.read(version, name);
            for (int i = 0; i < CHANGES; i++) {
                int at = random.nextInt(record.size());
                Entry before = record.get(at);
                List<Entry> changed = new ArrayList<>(record);
                boolean counts = before.direction() == Direction.RECEIVED
                        && !before.sometimes()
                        && !RacingRules.isPassing(before);
                if (counts && change.apply(changed, at)) {
                    changes++;
                    assertThat(Comparison.of(name, record, changed).differences())
                            .as("%s of %d, changed at %d:%n%s", name, version, at, before)
                            .isNotEmpty();
                }
            }
        }
        assertThat(changes).isGreaterThan(50);
    }
}
