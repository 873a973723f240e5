package io.strowger.simulator.internal.configs;

import io.strowger.simulator.internal.ami.ActionRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The changes that one UpdateConfig asks for: all of them, or none. */
final class ConfigUpdate {
    private static final String DONE = "";
    private static final String NO_CATEGORY = "Category not specified";
    private static final String UNKNOWN_CATEGORY = "Given category does not exist";
    private static final String INCOMPLETE = "Problem with category, value, or line (if required)";
    private static final String NOT_UPDATED = "Update did not complete successfully";

    private final ConfigFile file;

    /** The headers of one change. */
    private record Change(
            String action, String cat, String var, String value, String line, String match, String options) {
        /** The part of the options that chooses among sections of one name. */
        String filter() {
            int at = options.indexOf("catfilter=");
            if (at < 0) {
                return "";
            }
            String rest = options.substring(at + "catfilter=".length());
            return rest.startsWith("\"") && rest.indexOf('"', 1) > 0 ? rest.substring(1, rest.indexOf('"', 1)) : rest;
        }

        /** The templates of {@code inherit="a,b"}. */
        List<String> inherited() {
            int at = options.indexOf("inherit=");
            if (at < 0) {
                return List.of();
            }
            String rest = options.substring(at + "inherit=".length());
            int end = rest.startsWith("\"") ? rest.indexOf('"', 1) : rest.indexOf(',');
            String names =
                    rest.startsWith("\"") && end > 0 ? rest.substring(1, end) : end > 0 ? rest.substring(0, end) : rest;
            return List.of(names.split(","));
        }

        boolean hasOption(String word) {
            return List.of(options.split(",")).contains(word);
        }
    }

    ConfigUpdate(ConfigFile file) {
        this.file = file;
    }

    /** Makes the changes in order, and tells what is wrong with the first one that cannot be made; empty where none is. */
    String apply(ActionRequest request) {
        for (int i = 0; ; i++) {
            String number = String.format(Locale.ROOT, "-%06d", i);
            Change change = new Change(
                    request.text("Action" + number).toLowerCase(Locale.ROOT),
                    request.text("Cat" + number),
                    request.text("Var" + number),
                    request.text("Value" + number),
                    request.text("Line" + number),
                    request.text("Match" + number),
                    request.text("Options" + number));
            if (change.action().isEmpty()) {
                return DONE;
            }
            String trouble = change.cat().isEmpty() ? NO_CATEGORY : apply(change);
            if (!trouble.isEmpty()) {
                return trouble;
            }
        }
    }

    private String apply(Change change) {
        return switch (change.action()) {
            case "newcat" -> newCategory(change);
            case "renamecat" ->
                change.value().isEmpty() ? INCOMPLETE : each(change, category -> category.name(change.value()));
            case "delcat" -> each(change, file.categories()::remove);
            case "emptycat" -> each(change, category -> category.lines().clear());
            case "update" -> update(change);
            case "delete" -> delete(change);
            case "append" ->
                change.var().isEmpty()
                        ? INCOMPLETE
                        : each(change, category -> category.lines().add(line(change)));
            case "insert" ->
                change.var().isEmpty() || change.line().isEmpty()
                        ? INCOMPLETE
                        : each(change, category -> {
                            int at = Math.min(
                                    number(change.line()), category.lines().size());
                            category.lines().add(Math.max(0, at), line(change));
                        });
            default -> "Unknown action command";
        };
    }

    private String newCategory(Change change) {
        if (file.find(change.cat(), change.filter()) != null && !change.hasOption("allowdups")) {
            return "Create category did not complete successfully";
        }
        ConfigCategory made = new ConfigCategory(change.cat(), change.hasOption("template"));
        for (String name : change.inherited()) {
            ConfigCategory template = file.find(name, "TEMPLATES=include");
            if (template == null) {
                return "Template category not found";
            }
            made.inherit(template);
        }
        if (change.line().isEmpty()) {
            file.categories().add(made);
        } else {
            file.categories()
                    .add(Math.min(number(change.line()), file.categories().size()), made);
        }
        return DONE;
    }

    private String each(Change change, Consumer<ConfigCategory> work) {
        List<ConfigCategory> found = file.all(change.cat(), change.filter());
        found.forEach(work);
        return found.isEmpty() ? UNKNOWN_CATEGORY : DONE;
    }

    private String update(Change change) {
        if (change.var().isEmpty()) {
            return INCOMPLETE;
        }
        boolean[] changed = {false};
        String trouble = each(
                change,
                category -> category.lines().replaceAll(line -> {
                    if (!isMeant(change).test(line)) {
                        return line;
                    }
                    changed[0] = true;
                    return line(change);
                }));
        return trouble.isEmpty() && !changed[0] ? NOT_UPDATED : trouble;
    }

    private String delete(Change change) {
        if (change.var().isEmpty() && change.line().isEmpty()) {
            return INCOMPLETE;
        }
        boolean[] changed = {false};
        String trouble = each(change, category -> {
            if (change.var().isEmpty()) {
                int at = number(change.line());
                changed[0] |= at >= 0
                        && at < category.lines().size()
                        && category.lines().remove(at) != null;
            } else {
                changed[0] |= category.lines().removeIf(isMeant(change));
            }
        });
        return trouble.isEmpty() && !changed[0] ? NOT_UPDATED : trouble;
    }

    private static Predicate<ConfigCategory.Line> isMeant(Change change) {
        return line -> line.name().equalsIgnoreCase(change.var())
                && (change.match().isEmpty() || line.value().equals(change.match()));
    }

    private static ConfigCategory.Line line(Change change) {
        boolean object = change.value().startsWith(">");
        return new ConfigCategory.Line(
                change.var(), object ? change.value().substring(1) : change.value(), object, false);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
