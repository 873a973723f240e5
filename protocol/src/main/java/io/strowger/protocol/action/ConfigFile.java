package io.strowger.protocol.action;

import io.strowger.protocol.wire.Header;
import io.strowger.protocol.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file as {@code GetConfig} or {@code GetConfigJSON} shows it: categories with their variables, in order,
 * repeated ones included.
 *
 * <p>Immutable. Comments are not shown by Asterisk. Templates are shown only where the action's {@code Filter} says
 * {@code TEMPLATES=include}; what a category takes from its templates stands among its own variables.
 *
 * @param categories the categories in the order of the file; a name may occur more than once
 */
public record ConfigFile(List<Category> categories) {
    /**
     * One category.
     *
     * @param name the name in the square brackets
     * @param template true for a template, {@code [name](!)}
     * @param templates the templates that it inherits from, in order
     * @param entries the variables in order, those of the templates first
     */
    public record Category(String name, boolean template, List<String> templates, List<Entry> entries) {
        /** Makes a category with unmodifiable lists. */
        public Category {
            Objects.requireNonNull(name, "name");
            templates = List.copyOf(templates);
            entries = List.copyOf(entries);
        }

        /** The value of the first variable of that name, without regard to case, or null. */
        public @Nullable String value(String variable) {
            List<String> values = values(variable);
            return values.isEmpty() ? null : values.get(0);
        }

        /** The values of all variables of that name, without regard to case, in order. */
        public List<String> values(String variable) {
            return entries.stream()
                    .filter(entry -> entry.name().equalsIgnoreCase(variable))
                    .map(Entry::value)
                    .toList();
        }
    }

    /**
     * One line of a category.
     *
     * @param name the variable, left of the equals sign
     * @param value the value, right of it; may be empty
     */
    public record Entry(String name, String value) {
        /** Makes a line. */
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /** Makes a file with an unmodifiable list. */
    public ConfigFile {
        categories = List.copyOf(categories);
    }

    /**
     * Reads the response to {@code GetConfig} or {@code GetConfigJSON}, or the names of the categories from that to
     * {@code ListCategories}; without categories where Asterisk says that it found none.
     *
     * @throws IllegalArgumentException where a {@code JSON} header is cut off or is not of Asterisk's form
     */
    public static ConfigFile of(Response response) {
        return of(response.message());
    }

    /** Reads the message of such a response; see {@link #of(Response)}. */
    public static ConfigFile of(Message message) {
        String json = message.text("JSON");
        if (json != null) {
            return new ConfigFile(new ConfigJson(json).categories());
        }
        Reader reader = new Reader();
        message.headers().forEach(reader::take);
        return new ConfigFile(reader.finish());
    }

    /** The first category of that name. */
    public Optional<Category> find(String name) {
        return categories.stream()
                .filter(category -> category.name().equals(name))
                .findFirst();
    }

    /** Collects the numbered headers; a category's come after its {@code Category-} header. */
    private static final class Reader {
        private final List<Category> categories = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private List<String> templates = List.of();
        private @Nullable String name;
        private boolean template;

        void take(Header header) {
            String word = word(header.name());
            switch (word) {
                case "category" -> {
                    close();
                    name = header.value();
                }
                case "istemplate" -> template = header.value().strip().equals("1");
                case "templates" -> templates = List.of(header.value().strip().split("\\s*,\\s*"));
                case "line" -> {
                    int equals = header.value().indexOf('=');
                    entries.add(
                            equals < 0
                                    ? new Entry(header.value(), "")
                                    : new Entry(
                                            header.value().substring(0, equals),
                                            header.value().substring(equals + 1)));
                }
                default -> {
                    // Response, ActionID, and the line without a colon that says that there are no categories.
                }
            }
        }

        List<Category> finish() {
            close();
            return categories;
        }

        private void close() {
            if (name != null) {
                categories.add(new Category(name, template, templates, entries));
            }
            entries.clear();
            templates = List.of();
            template = false;
        }

        /** The word before the first number, in lower case; empty where there is no number. */
        private static String word(String header) {
            int dash = header.indexOf('-');
            return dash < 0 ? "" : header.substring(0, dash).toLowerCase(Locale.ROOT);
        }
    }
}
