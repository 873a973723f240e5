package io.strowger.catalog;

import io.strowger.catalog.FieldFact.Numbering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads headers of actions, responses and events, filling in what the dictionary says of their names. */
final class FieldReader {
    private static final Set<String> WRITTEN = Set.of("true/false", "yes/no", "1/0", "on/off");

    private final Map<String, Entry> dictionary = new HashMap<>();
    private final Map<String, EnumFact> enums;
    final Set<String> generic = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private record Entry(
            @Nullable ValueType type,
            @Nullable String enumName,
            @Nullable String summary) {}

    FieldReader(FactNode headers, Map<String, EnumFact> enums) {
        this.enums = enums;
        for (String name : headers.keys()) {
            FactNode node = headers.requiredNode(name);
            dictionary.put(name, entry(node));
            if (node.flag("generic")) {
                generic.add(name);
            }
            node.end();
        }
        headers.end();
    }

    private Entry entry(FactNode node) {
        Entry entry = new Entry(type(node), node.text("enum"), node.text("summary"));
        check(node, entry);
        return entry;
    }

    FieldFact field(FactNode node, List<Integer> ownersIn) {
        String name = node.requiredText("name");
        Entry known = dictionary.getOrDefault(name, new Entry(null, null, null));
        Entry own = new Entry(type(node), node.text("enum"), node.text("summary"));
        Entry merged = new Entry(
                own.type != null ? own.type : known.type,
                own.type != null || own.enumName != null ? own.enumName : known.enumName,
                own.summary != null ? own.summary : known.summary);
        check(node, merged);
        if (merged.type == null) {
            throw node.error("type", "is given neither here nor in headers.json");
        }
        if (merged.summary == null || merged.summary.isBlank()) {
            throw node.error("summary", "is given neither here nor in headers.json");
        }
        Numbering numbering = numbering(node);
        if (numbering == Numbering.INDEXED) {
            name = unindexed(node, name);
        }
        List<Integer> in = node.has("in") ? node.integers("in") : ownersIn;
        FieldFact fact = new FieldFact(
                name,
                merged.type,
                merged.enumName,
                merged.summary,
                node.flag("required"),
                node.flag("repeated"),
                numbering,
                node.text("default"),
                written(node),
                node.flag("secret"),
                in);
        node.end();
        return fact;
    }

    private static Numbering numbering(FactNode node) {
        boolean numbered = node.flag("numbered");
        boolean indexed = node.flag("indexed");
        return numbered ? Numbering.NUMBERED : indexed ? Numbering.INDEXED : Numbering.NONE;
    }

    private static String unindexed(FactNode node, String name) {
        if (!name.endsWith("(0)")) {
            throw node.error("name", "of an indexed header ends with (0)");
        }
        return name.substring(0, name.length() - "(0)".length());
    }

    private static String written(FactNode node) {
        String written = node.text("written");
        if (written != null && !WRITTEN.contains(written)) {
            throw node.error("written", "'" + written + "' is none of " + WRITTEN);
        }
        return written == null ? "true/false" : written;
    }

    private static @Nullable ValueType type(FactNode node) {
        String key = node.text("type");
        return key == null
                ? null
                : ValueType.find(key).orElseThrow(() -> node.error("type", "'" + key + "' is no known type"));
    }

    private void check(FactNode node, Entry entry) {
        if ((entry.type == ValueType.ENUM) != (entry.enumName != null)) {
            throw node.error("enum", "goes with the type enum, and only with it");
        }
        if (entry.enumName != null && !enums.containsKey(entry.enumName)) {
            throw node.error("enum", "there is no enums/" + entry.enumName + ".json");
        }
    }
}
