package io.strowger.catalog.check;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.ListFact;
import io.strowger.catalog.SnapshotFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the catalog differs from what a server tells.
 *
 * <p>{@link #differences} is what a person has to look at. {@link #absent} is what the catalog has and this server does
 * not: a module that was not built or not loaded, mostly.
 */
final class Comparison {
    private final Catalog catalog;
    private final int branch;
    private final Set<String> answers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Difference> differences = new ArrayList<>();
    private final List<Difference> absent = new ArrayList<>();

    private Comparison(Catalog catalog, int branch) {
        this.catalog = catalog;
        this.branch = branch;
        for (ActionFact action : catalog.actions()) {
            ListFact list = action.answer().list();
            if (list != null) {
                answers.addAll(list.items());
                answers.addAll(list.complete() == null ? List.of() : List.of(list.complete()));
            }
        }
    }

    /** Compares what the catalog says of a major version with what a server of it tells. */
    static Comparison of(Catalog catalog, int branch, Told told) {
        Comparison comparison = new Comparison(catalog, surveyed(branch));
        told.actions().values().forEach(comparison::compare);
        told.events().values().forEach(comparison::compare);
        for (ActionFact fact : catalog.actions()) {
            if (fact.in().contains(comparison.branch) && !told.actions().containsKey(fact.name())) {
                comparison.absent.add(new Difference("action " + fact.name(), "not on this server"));
            }
        }
        for (EventFact fact : catalog.events()) {
            if (fact.in().contains(comparison.branch)
                    && fact.documented()
                    && !told.events().containsKey(fact.name())) {
                comparison.absent.add(new Difference("event " + fact.name(), "not documented on this server"));
            }
        }
        Collections.sort(comparison.differences);
        return comparison;
    }

    /** The surveyed version that a server is compared with: its own, else the newest before it. */
    static int surveyed(int major) {
        return Catalog.SURVEYED.stream()
                .filter(each -> each <= major)
                .reduce((first, second) -> second)
                .orElse(Catalog.SURVEYED.get(0));
    }

    List<Difference> differences() {
        return Collections.unmodifiableList(differences);
    }

    List<Difference> absent() {
        return Collections.unmodifiableList(absent);
    }

    private void compare(Told.Action told) {
        String subject = "action " + told.name();
        Optional<ActionFact> fact =
                catalog.action(told.name()).filter(each -> each.in().contains(branch));
        if (fact.isEmpty()) {
            differences.add(new Difference(subject, "the catalog does not have it for Asterisk " + branch));
            return;
        }
        compareClasses(subject, told.classes(), fact.get().classes());
        Map<String, Boolean> parameters = told.parameters();
        if (parameters == null) {
            return;
        }
        Map<String, Boolean> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (FieldFact parameter : fact.get().parameters()) {
            if (parameter.in().contains(branch)) {
                known.put(parameter.name(), parameter.required());
            }
        }
        Map<String, Boolean> plain = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        parameters.forEach((name, required) -> plain.put(withoutNumber(name), required));
        compareNames(subject, "parameter", plain.keySet(), known.keySet());
        plain.forEach((name, required) -> {
            if (known.containsKey(name) && !known.get(name).equals(required)) {
                differences.add(new Difference(
                        subject,
                        "parameter " + name + " is " + (required ? "required" : "optional") + " on the server, "
                                + (required ? "optional" : "required") + " in the catalog"));
            }
        });
    }

    private void compare(Told.Event told) {
        String subject = "event " + told.name();
        Optional<EventFact> fact =
                catalog.event(told.name()).filter(each -> each.in().contains(branch));
        if (fact.isEmpty()) {
            differences.add(new Difference(subject, "the catalog does not have it for Asterisk " + branch));
            return;
        }
        // what answers an action goes to whoever sent it, whatever classes the documentation gives it
        if (!answers.contains(fact.get().name())) {
            compareClasses(subject, told.classes(), fact.get().classes());
        }
        Set<String> fields = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        told.fields().forEach(name -> fields.add(withoutNumber(name)));
        // the code may send more than is documented, so what only the catalog has is no difference
        fields.removeAll(fieldNames(fact.get()));
        fields.remove("ActionID");
        fields.forEach(name -> differences.add(new Difference(subject, "field " + name + " is not in the catalog")));
    }

    private Set<String> fieldNames(EventFact fact) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (FieldFact field : fact.fields()) {
            if (field.in().contains(branch)) {
                names.add(field.name());
            }
        }
        for (EventFact.SnapshotUse use : fact.snapshots()) {
            SnapshotFact snapshot = catalog.snapshot(use.snapshot()).orElseThrow();
            snapshot.fields().forEach(field -> names.add(use.prefix() + field.name()));
        }
        return names;
    }

    private void compareClasses(String subject, @Nullable Set<String> told, Collection<String> known) {
        if (told != null && !told.equals(Set.copyOf(known))) {
            differences.add(new Difference(
                    subject,
                    "classes are " + new TreeSet<>(told) + " on the server, " + new TreeSet<>(known)
                            + " in the catalog"));
        }
    }

    private void compareNames(String subject, String kind, Set<String> told, Set<String> known) {
        Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        missing.addAll(told);
        missing.removeAll(known);
        missing.remove("ActionID");
        missing.forEach(name -> differences.add(new Difference(subject, kind + " " + name + " is not in the catalog")));
        Set<String> extra = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        extra.addAll(known);
        extra.removeAll(told);
        extra.forEach(name ->
                differences.add(new Difference(subject, kind + " " + name + " is not in the server's documentation")));
    }

    /** The part before the number: {@code Cat} of {@code Cat-000000}, {@code UnitAmount} of {@code UnitAmount(0)}. */
    private static String withoutNumber(String name) {
        return name.replaceFirst("(-0+|-[xX]+|\\(\\w*\\)|\\(#\\))$", "");
    }
}
