package io.strowger.catalog;

import io.strowger.catalog.EventFact.SnapshotUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the fact files of actions, events, enums and snapshots. */
final class FactReader {
    private static final int NEWEST = Catalog.SURVEYED.get(Catalog.SURVEYED.size() - 1);

    final Map<String, EnumFact> enums = new TreeMap<>();
    final Map<String, SnapshotFact> snapshots = new LinkedHashMap<>();
    final List<ActionFact> actions = new ArrayList<>();
    final List<EventFact> events = new ArrayList<>();
    final FieldReader fields;

    FactReader(FactFiles files) {
        for (FactNode node : files.folder("enums")) {
            EnumFact fact = enumFact(node);
            enums.put(fact.name(), named(node, fact.name(), fact));
        }
        fields = new FieldReader(files.file("headers.json"), enums);
        for (FactNode node : files.folder("snapshots")) {
            SnapshotFact fact = snapshot(node);
            snapshots.put(fact.name(), named(node, fact.name(), fact));
        }
        for (FactNode node : files.folder("events")) {
            EventFact fact = event(node);
            events.add(named(node, fact.name(), fact));
        }
        for (FactNode node : files.folder("actions")) {
            ActionFact fact = action(node);
            actions.add(named(node, fact.name(), fact));
        }
    }

    private static <T> T named(FactNode node, String name, T fact) {
        if (!node.where().endsWith("/" + name + ".json")) {
            throw node.error("name", "'" + name + "' is not the name of the file");
        }
        node.end();
        return fact;
    }

    private static EnumFact enumFact(FactNode node) {
        List<EnumFact.Value> values = new ArrayList<>();
        for (FactNode each : node.nodes("values", false)) {
            String wire = each.requiredText("wire");
            String java = each.text("java");
            values.add(new EnumFact.Value(
                    wire, java == null ? JavaNames.constant(wire) : java, each.requiredText("summary")));
            each.end();
        }
        if (values.isEmpty()) {
            throw node.error("values", "is missing or empty");
        }
        if (values.stream().map(EnumFact.Value::java).distinct().count() < values.size()) {
            throw node.error("values", "two of them give the same Java constant");
        }
        return new EnumFact(node.requiredText("name"), node.requiredText("summary"), values);
    }

    private SnapshotFact snapshot(FactNode node) {
        List<FieldFact> members = fields(node, "fields", Catalog.SURVEYED);
        return new SnapshotFact(
                node.requiredText("name"), node.requiredText("summary"), node.texts("prefixes"), members);
    }

    private List<FieldFact> fields(FactNode node, String key, List<Integer> in) {
        List<FieldFact> facts = new ArrayList<>();
        for (FactNode each : node.nodes(key, true)) {
            facts.add(fields.field(each, in));
        }
        return facts;
    }

    private EventFact event(FactNode node) {
        List<Integer> in = in(node);
        List<FieldFact> own = new ArrayList<>();
        List<SnapshotUse> uses = new ArrayList<>();
        for (FactNode each : node.nodes("fields", true)) {
            if (each.has("snapshot")) {
                uses.add(use(each, in));
            } else {
                own.add(fields.field(each, in));
            }
        }
        List<String> families = node.texts("families");
        for (String family : families) {
            if (EventFamily.find(family).isEmpty()) {
                throw node.error("families", "'" + family + "' is no known family");
            }
        }
        return new EventFact(
                node.requiredText("name"),
                node.requiredText("summary"),
                node.text("since"),
                until(node, in),
                in,
                node.texts("classes"),
                !node.has("documented") || node.flag("documented"),
                node.requiredText("source"),
                families,
                own,
                uses);
    }

    private SnapshotUse use(FactNode node, List<Integer> ownersIn) {
        String name = node.requiredText("snapshot");
        String prefix = node.text("prefix");
        SnapshotFact snapshot = snapshots.get(name);
        if (snapshot == null) {
            throw node.error("snapshot", "there is no snapshots/" + name + ".json");
        }
        SnapshotUse use = new SnapshotUse(name, prefix == null ? "" : prefix, node.has("in") ? in(node) : ownersIn);
        if (!snapshot.prefixes().contains(use.prefix())) {
            throw node.error("prefix", "'" + prefix + "' is not in snapshots/" + name + ".json");
        }
        node.end();
        return use;
    }

    private ActionFact action(FactNode node) {
        List<Integer> in = in(node);
        List<FieldFact> parameters = fields(node, "parameters", in);
        return new ActionFact(
                node.requiredText("name"),
                node.requiredText("summary"),
                node.text("since"),
                until(node, in),
                in,
                node.text("replacedBy"),
                node.text("replacementNote"),
                node.texts("classes"),
                node.requiredText("source"),
                parameters,
                answer(node, in));
    }

    private AnswerFact answer(FactNode action, List<Integer> in) {
        FactNode node = action.node("answer");
        if (node == null) {
            return new AnswerFact(AnswerFact.Shape.PLAIN, List.of(), null, false);
        }
        AnswerFact.Shape shape = shape(node);
        ListFact list = new ListFact(
                node.texts("items"), node.text("complete"), node.texts("empty"), node.flag("emptySuccess"));
        boolean listed = shape == AnswerFact.Shape.LIST || shape == AnswerFact.Shape.EVENT;
        if (listed == list.items().isEmpty()) {
            throw node.error("items", "goes with the shapes list and event, and only with them");
        }
        if ((shape == AnswerFact.Shape.LIST) != (list.complete() != null)) {
            throw node.error("complete", "goes with the shape list, and only with it");
        }
        if (shape != AnswerFact.Shape.PLAIN && node.has("headers")) {
            throw node.error("headers", "goes with the shape plain, and only with it");
        }
        AnswerFact fact =
                new AnswerFact(shape, fields(node, "headers", in), listed ? list : null, node.flag("blocking"));
        node.end();
        return fact;
    }

    private static AnswerFact.Shape shape(FactNode node) {
        String shape = node.text("shape");
        if (shape == null) {
            return AnswerFact.Shape.PLAIN;
        }
        for (AnswerFact.Shape each : AnswerFact.Shape.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(shape)) {
                return each;
            }
        }
        throw node.error("shape", "'" + shape + "' is no known shape");
    }

    private static List<Integer> in(FactNode node) {
        if (!node.has("in")) {
            throw node.error("in", "is missing");
        }
        List<Integer> in = node.integers("in");
        if (!Catalog.SURVEYED.containsAll(in)
                || !in.stream().sorted().distinct().toList().equals(in)) {
            throw node.error("in", "is not a sorted part of " + Catalog.SURVEYED);
        }
        return in;
    }

    private static @Nullable String until(FactNode node, List<Integer> in) {
        String until = node.text("until");
        if (in.isEmpty() && until == null) {
            throw node.error("until", "is missing: no surveyed version has it");
        }
        if (in.contains(NEWEST)) {
            if (until != null) {
                throw node.error("until", "does not go with a fact that Asterisk " + NEWEST + " still has");
            }
            return null;
        }
        return until != null ? until : Integer.toString(in.get(in.size() - 1));
    }
}
