package io.strowger.protocol.action;

import io.strowger.protocol.wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of an {@link UpdateConfigAction}: what to change in a configuration file.
 *
 * <p>Immutable; each option gives a new change. A change works on all categories of that name unless {@link #where} narrows
 * it, and not on templates unless it says {@code TEMPLATES=include}. Made for what {@code handle_updates} of
 * {@code main/manager.c} reads; tried with 16 and 22.
 */
public final class ConfigChange {
    private final String action;
    private final String category;
    private final @Nullable String variable;
    private final @Nullable String value;
    private final @Nullable String match;
    private final @Nullable String line;
    private final List<String> options;

    private ConfigChange(
            String action,
            String category,
            @Nullable String variable,
            @Nullable String value,
            @Nullable String match,
            @Nullable String line,
            List<String> options) {
        this.action = action;
        this.category = notEmpty("category", category);
        this.variable = variable;
        this.value = value;
        this.match = match;
        this.line = line;
        this.options = List.copyOf(options);
    }

    /** Adds an empty category at the end of the file; it fails where there is one of that name. */
    public static ConfigChange newCategory(String category) {
        return new ConfigChange("NewCat", category, null, null, null, null, List.of());
    }

    /** Renames a category. */
    public static ConfigChange renameCategory(String category, String newName) {
        return new ConfigChange("RenameCat", category, null, notEmpty("newName", newName), null, null, List.of());
    }

    /** Deletes a category with all its variables. */
    public static ConfigChange deleteCategory(String category) {
        return new ConfigChange("DelCat", category, null, null, null, null, List.of());
    }

    /** Deletes all variables of a category. */
    public static ConfigChange emptyCategory(String category) {
        return new ConfigChange("EmptyCat", category, null, null, null, null, List.of());
    }

    /** Sets a variable that is there; it fails where there is none. See {@link #matching} where a name is repeated. */
    public static ConfigChange update(String category, String variable, String value) {
        return new ConfigChange(
                "Update", category, notEmpty("variable", variable), plain(value), null, null, List.of());
    }

    /** Deletes a variable; see {@link #matching} where a name is repeated. */
    public static ConfigChange delete(String category, String variable) {
        return new ConfigChange("Delete", category, notEmpty("variable", variable), null, null, null, List.of());
    }

    /** Deletes the line of that number, counted from 0 within the category with the lines that it inherits. */
    public static ConfigChange deleteLine(String category, int line) {
        return new ConfigChange("Delete", category, null, null, null, number(line), List.of());
    }

    /** Adds a variable at the end of a category, next to those of the same name. */
    public static ConfigChange append(String category, String variable, String value) {
        return new ConfigChange(
                "Append", category, notEmpty("variable", variable), plain(value), null, null, List.of());
    }

    /** Adds a variable before the line of that number, counted from 0 within the category. */
    public static ConfigChange insert(String category, String variable, String value, int line) {
        return new ConfigChange(
                "Insert", category, notEmpty("variable", variable), plain(value), null, number(line), List.of());
    }

    /** For {@link #update} and {@link #delete}: only where the variable has that value now. */
    public ConfigChange matching(String oldValue) {
        only("matching", "Update", "Delete");
        return new ConfigChange(action, category, variable, value, notEmpty("oldValue", oldValue), line, options);
    }

    /** For {@link #update}, {@link #append} and {@link #insert}: written as {@code variable => value}. */
    public ConfigChange asObject() {
        only("asObject", "Update", "Append", "Insert");
        boolean already = value != null && value.startsWith(">");
        return already ? this : new ConfigChange(action, category, variable, ">" + value, match, line, options);
    }

    /** For {@link #newCategory}: puts it before another category instead of at the end. */
    public ConfigChange before(String otherCategory) {
        only("before", "NewCat");
        return new ConfigChange(
                action, category, variable, value, notEmpty("otherCategory", otherCategory), line, options);
    }

    /** For {@link #newCategory}: makes a template of it. */
    public ConfigChange template() {
        only("template", "NewCat");
        return option("template");
    }

    /** For {@link #newCategory}: takes over the variables of templates that are there. */
    public ConfigChange inheriting(String... templates) {
        only("inheriting", "NewCat");
        return option("inherit=" + quoted("templates", String.join(",", templates)));
    }

    /** For {@link #newCategory}: even where there is one of that name. */
    public ConfigChange allowingDuplicates() {
        only("allowingDuplicates", "NewCat");
        return option("allowdups");
    }

    /** For {@link #newCategory}, {@link #delete} and {@link #deleteCategory}: goes on where it changes nothing. */
    public ConfigChange ignoringErrors() {
        only("ignoringErrors", "NewCat", "Delete", "DelCat");
        return option("ignoreerror");
    }

    /**
     * For all but {@link #newCategory}: only in categories that match all of the expressions.
     *
     * @param filter {@code name=value} pairs of regular expressions, separated by commas; {@code TEMPLATES=include} and
     *     {@code TEMPLATES=restrict} take in templates
     */
    public ConfigChange where(String filter) {
        if (action.equals("NewCat")) {
            throw new IllegalStateException("where does not apply to NewCat");
        }
        return option("catfilter=" + quoted("filter", filter));
    }

    /** The headers of this change as the one of that number, counted from 0. */
    public List<Header> headers(int index) {
        String number = String.format(Locale.ROOT, "-%06d", index);
        List<Header> headers = new ArrayList<>(7);
        add(headers, "Action" + number, action);
        add(headers, "Cat" + number, category);
        add(headers, "Var" + number, variable);
        add(headers, "Value" + number, value);
        add(headers, "Match" + number, match);
        add(headers, "Line" + number, line);
        add(headers, "Options" + number, options.isEmpty() ? null : String.join(",", options));
        return List.copyOf(headers);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigChange change && headers(0).equals(change.headers(0));
    }

    @Override
    public int hashCode() {
        return headers(0).hashCode();
    }

    /** Shows what is changed where, without the value: configuration files hold secrets. */
    @Override
    public String toString() {
        return action + " [" + category + "]" + (variable == null ? "" : " " + variable)
                + (line == null ? "" : " line " + line);
    }

    private ConfigChange option(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new ConfigChange(action, category, variable, value, match, line, more);
    }

    private void only(String option, String... actions) {
        if (!List.of(actions).contains(action)) {
            throw new IllegalStateException(option + " does not apply to " + action);
        }
    }

    private static void add(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(new Header(name, value));
        }
    }

    private static String notEmpty(String what, String text) {
        if (Objects.requireNonNull(text, what).isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return text;
    }

    private static String plain(String value) {
        if (value.startsWith(">")) {
            throw new IllegalArgumentException(
                    "a value cannot begin with '>': Asterisk takes it for 'variable => value' (see asObject)");
        }
        return value;
    }

    private static String quoted(String what, String text) {
        if (notEmpty(what, text).indexOf('"') >= 0) {
            throw new IllegalArgumentException(what + " cannot hold a quote");
        }
        return '"' + text + '"';
    }

    private static String number(int line) {
        if (line < 0) {
            throw new IllegalArgumentException("a line is counted from 0: " + line);
        }
        return Integer.toString(line);
    }
}
