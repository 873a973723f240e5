package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * States of devices and extensions, of which Asterisk tells how they are when the thread that does so comes to it: the same
 * state may be told twice, and one that was short not at all.
 *
 * <p>So a state that is told again counts once, and several runs show which states are sure to be told.
 */
final class States {
    private static final Set<String> KINDS = Set.of("DeviceStateChange", "ExtensionStatus", "QueueMemberStatus");

    private States() {}

    private static boolean isState(Entry entry) {
        return entry.isEvent() && entry.header("ActionID") == null && KINDS.contains(entry.kind());
    }

    /** A stream without the states that only repeat the one before. */
    static List<Entry> collapsed(List<Entry> stream) {
        List<Entry> collapsed = new ArrayList<>();
        for (Entry entry : stream) {
            boolean again = !collapsed.isEmpty()
                    && isState(entry)
                    && collapsed.get(collapsed.size() - 1).lines().equals(entry.lines());
            if (!again) {
                collapsed.add(entry);
            }
        }
        return collapsed;
    }

    /** The first of several records of a scenario, with the states that do not come in each of them marked. */
    static List<Entry> merged(List<List<Entry>> records) {
        List<Entry> first = records.get(0);
        Map<String, List<Entry>> states = new LinkedHashMap<>();
        streams(first).forEach((key, stream) -> states.put(key, new ArrayList<>(stream)));
        for (List<Entry> record : records.subList(1, records.size())) {
            Map<String, List<Entry>> others = streams(record);
            others.keySet().forEach(key -> states.computeIfAbsent(key, any -> new ArrayList<>()));
            states.replaceAll((key, stream) -> merge(stream, others.getOrDefault(key, List.of())));
        }
        List<Entry> merged = new ArrayList<>(first);
        merged.removeIf(States::isState);
        states.values().forEach(merged::addAll);
        return merged;
    }

    private static Map<String, List<Entry>> streams(List<Entry> entries) {
        Map<String, List<Entry>> streams = new LinkedHashMap<>(
                Streams.of(entries.stream().filter(States::isState).toList()));
        return streams;
    }

    private static List<Entry> merge(List<Entry> known, List<Entry> other) {
        List<Entry> merged = new ArrayList<>();
        for (Alignment.Pair pair : Alignment.of(known, other, Alignment.MILLIS_OF_REAL_TIME)) {
            Entry expected = pair.expected();
            Entry actual = pair.actual();
            if (expected != null && actual != null && expected.lines().equals(actual.lines())) {
                merged.add(expected);
            } else {
                if (expected != null) {
                    merged.add(expected.notAlways());
                }
                if (actual != null) {
                    merged.add(actual.notAlways());
                }
            }
        }
        return merged;
    }
}
