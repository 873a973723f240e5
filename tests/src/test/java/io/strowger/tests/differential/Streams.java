package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sorts the messages of a record into streams, within which the order counts.
 *
 * <p>Asterisk's threads race: what different channels do is told in any order. What one channel does is told in the order in
 * which it does it. So there is a stream for each connection's sent actions, one for its answers (responses and items of
 * lists), and one for each thing that its events are about: a channel, else a bridge, a queue, a device, and so on. What
 * races all the same is told by {@code racing.txt}.
 *
 * <p>Which of two channels enters a bridge first is a race too. So how many channels a bridge has then is left to a stream of
 * the bridge, in which the channels are not named.
 */
final class Streams {
    private static final String ANSWERS = "answers";
    private static final Set<String> TOLD_TO_ALL = Set.of("OriginateResponse", "UserEvent");
    private static final Set<String> COUNTING = Set.of("BridgeEnter", "BridgeLeave");
    private static final String COUNT = "BridgeNumChannels: ";
    private static final List<String> ABOUT = List.of(
            "Channel",
            "BridgeUniqueid",
            "Conference",
            "Queue",
            "Device",
            "Hint",
            "Exten",
            "Presentity",
            "Mailbox",
            "Family");
    private static final List<Pattern> UNORDERED = Block.read("unordered.txt").stream()
            .map(block -> Pattern.compile(block.value("Item")))
            .toList();

    private Streams() {}

    static Map<String, List<Entry>> of(List<Entry> entries) {
        Map<String, List<Entry>> streams = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String key = entry.connection() + " " + key(entry);
            if (COUNTING.contains(entry.kind()) && entry.isEvent()) {
                String bridge = entry.connection() + " counts of bridge " + entry.header("BridgeUniqueid");
                add(streams, key, entry.replaced(withoutCount(entry)));
                add(streams, bridge, entry.replaced(count(entry)));
            } else {
                add(streams, key, entry);
            }
        }
        streams.replaceAll((key, stream) -> sorted(States.collapsed(key.endsWith(ANSWERS) ? stream : lasting(stream))));
        return streams;
    }

    private static void add(Map<String, List<Entry>> streams, String key, Entry entry) {
        streams.computeIfAbsent(key, any -> new ArrayList<>()).add(entry);
    }

    private static String key(Entry entry) {
        if (entry.direction() == Entry.Direction.SENT) {
            return "sent";
        }
        if (!entry.isEvent() || isAnswer(entry)) {
            return ANSWERS;
        }
        return RacingRules.stream(entry, about(entry));
    }

    private static boolean isAnswer(Entry entry) {
        String id = entry.header("ActionID");
        return id != null && id.startsWith(entry.connection() + "-") && !TOLD_TO_ALL.contains(entry.kind());
    }

    private static String about(Entry entry) {
        for (Line line : entry.headers()) {
            String name = line.name().toLowerCase(Locale.ROOT);
            if (name.endsWith("uniqueid")
                    && !name.equals("bridgeuniqueid")
                    && !line.value().equals("<unknown>")) {
                return line.value();
            }
        }
        for (String header : ABOUT) {
            String value = entry.header(header);
            if (value != null) {
                return header + " " + value;
            }
        }
        return entry.kind();
    }

    private static List<String> withoutCount(Entry entry) {
        return entry.lines().stream()
                .map(line -> line.startsWith(COUNT) ? COUNT + "(see the bridge)" : line)
                .toList();
    }

    private static List<String> count(Entry entry) {
        return entry.lines().stream()
                .filter(line -> line.startsWith("Event: ") || line.startsWith(COUNT))
                .toList();
    }

    /** Without what passes by. */
    private static List<Entry> lasting(List<Entry> stream) {
        List<Entry> lasting = new ArrayList<>(stream.subList(0, stream.size() - 1));
        lasting.removeIf(RacingRules::isPassing);
        lasting.add(stream.get(stream.size() - 1));
        return lasting;
    }

    /** Sorts runs of items whose order is free. */
    private static List<Entry> sorted(List<Entry> stream) {
        List<Entry> sorted = new ArrayList<>(stream);
        int from = 0;
        while (from < sorted.size()) {
            String kind = sorted.get(from).kind();
            int to = from + 1;
            if (sorted.get(from).isEvent()
                    && UNORDERED.stream().anyMatch(item -> item.matcher(kind).matches())) {
                while (to < sorted.size() && sorted.get(to).kind().equals(kind)) {
                    to++;
                }
                sorted.subList(from, to).sort(Comparator.comparing(Entry::toString));
            }
            from = to;
        }
        return sorted;
    }
}
