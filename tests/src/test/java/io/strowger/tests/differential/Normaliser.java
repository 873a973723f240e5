package io.strowger.tests.differential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what differs from one run to the next by something stable, and leaves out background noise.
 *
 * <p>Built in: a channel's serial becomes {@code #1}, {@code #2}, ... in the order in which channels with the same beginning of
 * the name appear; a unique id becomes {@code <id of the channel>}; any other UUID becomes {@code <uuid-1>}, ..., that of a
 * bridge {@code <bridge of a channel>}; texts that
 * only one server has (ports, folders) become what {@link Subject#particulars} says. All else is a rule with a reason in
 * {@code normalised.txt} and {@code dropped.txt}.
 */
final class Normaliser {
    private static final Pattern CHANNEL =
            Pattern.compile("([A-Za-z0-9]+/[^,;|&\"'()\\s]*?)-([0-9a-f]{8})(?![0-9a-f-])");
    private static final Pattern UNIQUEID = Pattern.compile("(?<![\\d.])\\d{9,10}\\.\\d{1,5}(?!\\d|\\.\\d)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final List<ValueRule> VALUES =
            Block.read("normalised.txt").stream().map(ValueRule::of).toList();
    private static final List<DropRule> DROPPED =
            Block.read("dropped.txt").stream().map(DropRule::of).toList();

    /** No id and no channel has a name as short as that. */
    private static final int SHORTEST_ID = 11;

    private final Map<String, String> particulars;
    private final Map<String, String> serials = new HashMap<>();
    private final Map<String, Integer> serialsOfName = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();
    private final Map<String, String> bridges = new HashMap<>();
    private final Map<String, Integer> bridgesOfName = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> uuids = new HashMap<>();

    private Normaliser(Map<String, String> particulars) {
        this.particulars = particulars;
    }

    /** What a scenario recorded on a server with those particulars, in the form that can be compared. */
    static List<Entry> normalise(Map<String, String> particulars, List<Entry> entries) {
        Normaliser normaliser = new Normaliser(particulars);
        List<Entry> kept = withoutNoise(entries);
        kept.forEach(normaliser::learnChannels);
        kept.forEach(normaliser::learnBridges);
        return kept.stream().map(normaliser::normalise).toList();
    }

    /** An empty line behind a message that is left out belongs to that. */
    private static List<Entry> withoutNoise(List<Entry> entries) {
        List<Entry> kept = new ArrayList<>();
        Map<String, Boolean> dropped = new HashMap<>();
        for (Entry entry : entries) {
            boolean behind = dropped.getOrDefault(entry.connection(), false)
                    && entry.lines().equals(List.of(Entry.EMPTY_LINE));
            boolean drops = behind || DROPPED.stream().anyMatch(rule -> rule.drops(entry));
            dropped.put(entry.connection(), drops);
            if (!drops) {
                kept.add(entry);
            }
        }
        return kept;
    }

    /** A rule of {@code dropped.txt}. */
    private record DropRule(Pattern connection, Pattern event, String header, Pattern value) {
        static DropRule of(Block block) {
            return new DropRule(
                    Pattern.compile(block.orElse("Connection", ".*")),
                    Pattern.compile(block.value("Event")),
                    block.orElse("Header", "Event"),
                    Pattern.compile(block.orElse("Value", ".*")));
        }

        boolean drops(Entry entry) {
            if (!entry.isEvent()
                    || !connection.matcher(entry.connection()).matches()
                    || !event.matcher(entry.kind()).matches()) {
                return false;
            }
            String found = entry.header(header);
            return found != null && value.matcher(found).matches();
        }
    }

    /** A rule of {@code normalised.txt}. */
    private record ValueRule(
            Pattern message, String where, Pattern is, Pattern header, Pattern value, String becomes, int rounded) {
        static ValueRule of(Block block) {
            return new ValueRule(
                    Pattern.compile(block.orElse("Message", ".*")),
                    block.orElse("Where", ""),
                    Pattern.compile(block.orElse("Is", ".*")),
                    Pattern.compile(block.value("Header")),
                    Pattern.compile(block.value("Value")),
                    block.value("Becomes"),
                    Integer.parseInt(block.orElse("Rounded", "1")));
        }

        String apply(Entry entry, Line line, String text) {
            if (!header.matcher(line.name()).matches()
                    || !message.matcher(entry.kind()).matches()) {
                return text;
            }
            String other = where.isEmpty() ? "" : entry.header(where);
            if (other == null || !is.matcher(other).matches()) {
                return text;
            }
            return value.matcher(text).replaceAll(match -> {
                if (becomes.contains("$")) {
                    String found = match.groupCount() > 0 ? match.group(1) : match.group();
                    long number = rounded > 1 ? Math.round(Double.parseDouble(found) / rounded) * rounded : 0;
                    return Matcher.quoteReplacement(becomes.replace("$", rounded > 1 ? Long.toString(number) : found));
                }
                return Matcher.quoteReplacement(becomes);
            });
        }
    }

    /** Notes which unique id belongs to which channel. */
    private void learnChannels(Entry entry) {
        String channel = null;
        String prefix = "";
        for (Line line : entry.headers()) {
            String name = line.name();
            if (name.endsWith("Channel")) {
                channel = line.value();
                prefix = name.substring(0, name.length() - "Channel".length());
            } else if (channel != null
                    && name.equalsIgnoreCase(prefix + "Uniqueid")
                    && UNIQUEID.matcher(line.value()).matches()) {
                channels.putIfAbsent(line.value(), channel);
            }
        }
    }

    /** Notes which channels enter a bridge: the one of the first name stands for the bridge. */
    private void learnBridges(Entry entry) {
        String bridge = entry.header("BridgeUniqueid");
        String channel = entry.header("Channel");
        if (bridge != null && channel != null && entry.kind().equals("BridgeEnter")) {
            bridges.merge(bridge, channels(channel), (one, other) -> one.compareTo(other) < 0 ? one : other);
        }
    }

    private Entry normalise(Entry entry) {
        List<String> lines = new ArrayList<>();
        for (Line line : entry.headers()) {
            String value = line.value();
            for (ValueRule rule : VALUES) {
                value = rule.apply(entry, line, value);
            }
            lines.add(new Line(text(line.name()), line.separator(), text(value)).toString());
        }
        return entry.replaced(lines);
    }

    private String text(String value) {
        String text = value;
        for (Map.Entry<String, String> particular : particulars.entrySet()) {
            if (text.contains(particular.getKey())) {
                text = text.replaceAll(
                        "(?<![0-9])" + Pattern.quote(particular.getKey()) + "(?![0-9])", particular.getValue());
            }
        }
        if (text.length() < SHORTEST_ID) {
            return text;
        }
        text = UUID.matcher(text).replaceAll(match -> Matcher.quoteReplacement(uuid(match.group())));
        text = UNIQUEID.matcher(text).replaceAll(match -> Matcher.quoteReplacement(id(match.group())));
        return channels(text);
    }

    private String channels(String text) {
        return CHANNEL.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(channel(match.group(1), match.group(2))));
    }

    private String uuid(String uuid) {
        return uuids.computeIfAbsent(uuid, any -> {
            String channel = bridges.get(uuid);
            String name = channel == null ? "uuid" : "bridge of " + channel;
            int number = bridgesOfName.merge(name, 1, Integer::sum);
            return "<" + name + (channel == null || number > 1 ? "-" + number : "") + ">";
        });
    }

    private String id(String uniqueid) {
        String channel = channels.get(uniqueid);
        if (channel != null) {
            return "<id of " + channel + ">";
        }
        return ids.computeIfAbsent(uniqueid, any -> "<id-" + (ids.size() + 1) + ">");
    }

    private String channel(String name, String serial) {
        return serials.computeIfAbsent(
                name + "-" + serial, any -> name + "-#" + serialsOfName.merge(name, 1, Integer::sum));
    }
}
