package io.strowger.cli;

import io.strowger.catalog.ActionFact;
import io.strowger.catalog.AnswerFact;
import io.strowger.catalog.Catalog;
import io.strowger.catalog.EventFact;
import io.strowger.catalog.FieldFact;
import io.strowger.catalog.ListFact;
import io.strowger.catalog.SnapshotFact;
import io.strowger.catalog.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what the catalog knows, for people. */
final class Description {
    private static final int LABEL = 10;

    private final Catalog catalog;
    private final Out out;
    private final Style style;
    private final int columns;

    Description(Catalog catalog, Surroundings surroundings) {
        this.catalog = catalog;
        this.out = surroundings.out();
        this.style = surroundings.style();
        this.columns = Math.min(surroundings.columns(), 110);
    }

    /** Writes an action: what it needs, what it takes, what it answers. */
    void action(ActionFact fact) {
        out.line(style.bold("Action " + fact.name()));
        wrapped("  ", fact.summary());
        out.line("");
        label("Class", fact.classes().isEmpty() ? "none needed" : "write " + String.join(" or ", fact.classes()));
        label("Versions", versions(fact.since(), fact.until(), fact.in()));
        String replacement = fact.replacedBy() != null ? fact.replacedBy() : "";
        if (fact.replacementNote() != null) {
            replacement = replacement.isEmpty() ? fact.replacementNote() : replacement + ": " + fact.replacementNote();
        }
        if (!replacement.isEmpty()) {
            label("Instead", replacement);
        }
        label("Answer", answer(fact.answer()));
        fields("Parameters", fact.parameters(), fact.in(), true);
        fields("Headers of the response", fact.answer().headers(), fact.in(), false);
        out.line("");
        label("Example", example(fact));
    }

    /** Writes an event: who is sent it, and what it tells. */
    void event(EventFact fact) {
        out.line(style.bold("Event " + fact.name()));
        wrapped("  ", fact.summary());
        out.line("");
        label("Class", fact.classes().isEmpty() ? "none needed" : "read " + String.join(" and ", fact.classes()));
        label("Versions", versions(fact.since(), fact.until(), fact.in()));
        if (!fact.documented()) {
            label("Note", "Asterisk's documentation does not mention it.");
        }
        for (EventFact.SnapshotUse use : fact.snapshots()) {
            catalog.snapshot(use.snapshot()).ifPresent(each -> snapshot(each, use.prefix()));
        }
        fields(fact.snapshots().isEmpty() ? "Headers" : "More headers", fact.fields(), fact.in(), false);
    }

    private void snapshot(SnapshotFact fact, String prefix) {
        String names = fact.fields().stream().map(each -> prefix + each.name()).collect(Collectors.joining(", "));
        out.line("");
        out.line(style.bold("The " + fact.name() + (prefix.isEmpty() ? "" : " (" + prefix + "...)")));
        wrapped("  ", names);
    }

    private static String versions(@Nullable String since, @Nullable String until, List<Integer> in) {
        List<String> parts = new ArrayList<>();
        if (since != null) {
            parts.add("since " + since);
        }
        if (until != null) {
            parts.add("until " + until);
        }
        String surveyed = in.stream().map(String::valueOf).collect(Collectors.joining(", "));
        parts.add(in.isEmpty() ? "in none of " + range(Catalog.SURVEYED) : "in " + surveyed);
        return String.join(", ", parts);
    }

    private static String range(List<Integer> versions) {
        return versions.get(0) + " to " + versions.get(versions.size() - 1);
    }

    private static String answer(AnswerFact answer) {
        ListFact list = answer.list();
        String shape = switch (answer.shape()) {
            case PLAIN -> "one response";
            case RAW -> "bare text";
            case OUTPUT -> "the lines that the command printed";
            case EVENT -> "a response, and an event " + (list == null ? "" : String.join(" or ", list.items()));
            case LIST ->
                list == null
                        ? "a list"
                        : "a list of " + String.join(", ", list.items())
                                + (list.complete() == null ? "" : ", ended by " + list.complete());
        };
        return answer.blocking() ? shape + "; it may take long, and holds up the connection meanwhile" : shape;
    }

    private void fields(String title, List<FieldFact> fields, List<Integer> owner, boolean parameters) {
        if (fields.isEmpty()) {
            return;
        }
        out.line("");
        out.line(style.bold(title));
        int width =
                fields.stream().mapToInt(each -> shownName(each).length()).max().orElse(0);
        for (FieldFact field : fields) {
            String name = shownName(field);
            String text = qualifiers(field, owner, parameters) + field.summary() + values(field);
            String first = "  " + style.cyan(name) + " ".repeat(width - name.length() + 2);
            wrapped(first, width + 4, text);
        }
    }

    private static String shownName(FieldFact field) {
        return switch (field.numbering()) {
            case NONE -> field.name();
            case NUMBERED -> field.name() + "-NNNNNN";
            case INDEXED -> field.name() + "(N)";
        };
    }

    private static String qualifiers(FieldFact field, List<Integer> owner, boolean parameters) {
        List<String> words = new ArrayList<>();
        if (parameters && field.required()) {
            words.add("required");
        }
        if (field.repeated()) {
            words.add("repeated");
        }
        String type = typeWord(field, parameters);
        if (!type.isEmpty()) {
            words.add(type);
        }
        if (!field.in().equals(owner) && !field.in().isEmpty()) {
            words.add("in " + field.in().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (field.defaultValue() != null) {
            words.add("default " + field.defaultValue());
        }
        return words.isEmpty() ? "" : "(" + String.join("; ", words) + ") ";
    }

    private static String typeWord(FieldFact field, boolean parameters) {
        return switch (field.type()) {
            case TEXT, ESCAPED, ENUM -> "";
            case PRIORITY -> "number or label";
            case BOOLEAN -> parameters ? field.written() : "yes or no";
            case INTEGER, LONG -> "number";
            case DECIMAL -> "decimal number";
            case SECONDS -> "seconds";
            case MILLIS -> "milliseconds";
            case CLOCK -> "HH:MM:SS";
            case EPOCH -> "seconds since 1970";
            case DATETIME -> "date and time";
            case CAUSE -> "hangup cause";
            case CHANNEL_STATE -> "channel state";
            case CALLER_ID -> "\"name\" <number>";
            case VARIABLE, ESCAPED_VARIABLE -> "NAME=value";
        };
    }

    private String values(FieldFact field) {
        if (field.type() != ValueType.ENUM || field.enumName() == null) {
            return "";
        }
        return catalog.enumeration(field.enumName())
                .map(each -> each.values().stream()
                        .map(value -> value.wire().equalsIgnoreCase(value.java())
                                ? value.wire()
                                : value.wire().matches("\\d+") ? value.wire() + " " + value.java() : value.wire())
                        .collect(Collectors.joining(", ", " One of: ", ".")))
                .orElse("");
    }

    private static String example(ActionFact fact) {
        return "strowger action " + fact.name()
                + fact.parameters().stream()
                        .filter(FieldFact::required)
                        .map(each -> " " + each.name() + "=...")
                        .collect(Collectors.joining());
    }

    private void label(String label, String text) {
        wrapped("  " + style.dim(label) + " ".repeat(LABEL - label.length()), LABEL + 2, text);
    }

    private void wrapped(String indent, String text) {
        wrapped(indent, indent.length(), text);
    }

    /** Writes text, its first line after {@code first}, the others indented as far. */
    private void wrapped(String first, int indent, String text) {
        StringBuilder line = new StringBuilder(first);
        int used = indent;
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && used + 1 + word.length() > columns) {
                out.line(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                used = indent;
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            used += word.length() + (empty ? 0 : 1);
            empty = false;
        }
        out.line(line.toString().stripTrailing());
    }
}
