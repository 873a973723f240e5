package io.strowger.simulator.internal.configs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A configuration file, read: its sections with what they inherit. */
final class ConfigFile {
    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]*)\\](?:\\s*\\(([^)]*)\\))?.*");
    private static final Pattern INCLUDE = Pattern.compile("#(?:try)?include\\s+[\"<]?([^\">]+?)[\">]?\\s*");
    private static final int MOST_NESTED = 10;

    private final List<ConfigCategory> categories = new ArrayList<>();

    /** Thrown where a text is no configuration. */
    static final class InvalidFormat extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidFormat(String message) {
            super(message);
        }
    }

    private ConfigFile() {}

    /**
     * Reads a text.
     *
     * @param files the texts of other files by name, for {@code #include}; null where there is none of that name
     * @throws InvalidFormat where a line cannot be understood
     */
    static ConfigFile read(String text, Function<String, @Nullable String> files) {
        ConfigFile file = new ConfigFile();
        file.lines(text, files, 0, null);
        return file;
    }

    List<ConfigCategory> categories() {
        return categories;
    }

    /** Finds a section that passes a filter, or null. */
    @Nullable ConfigCategory find(String name, String filter) {
        Iterator<ConfigCategory> all = categories.iterator();
        while (all.hasNext()) {
            ConfigCategory each = all.next();
            if (each.name().equalsIgnoreCase(name) && each.passes(filter)) {
                return each;
            }
        }
        return null;
    }

    /** The sections of that name that pass a filter. */
    List<ConfigCategory> all(String name, String filter) {
        return categories.stream()
                .filter(each -> each.name().equalsIgnoreCase(name) && each.passes(filter))
                .toList();
    }

    /** The file as it is written. */
    String text() {
        StringBuilder text = new StringBuilder();
        categories.forEach(each -> text.append(each.text()));
        return text.toString();
    }

    private @Nullable ConfigCategory lines(
            String text, Function<String, @Nullable String> files, int depth, @Nullable ConfigCategory current) {
        ConfigCategory category = current;
        boolean inComment = false;
        for (String raw : text.split("\n", -1)) {
            if (inComment || raw.startsWith(";--") && !raw.startsWith(";---")) {
                inComment = !raw.contains("--;");
                continue;
            }
            String line = withoutComment(raw).strip();
            Matcher include = INCLUDE.matcher(line);
            Matcher section = SECTION.matcher(line);
            if (line.isEmpty()) {
                continue;
            } else if (include.matches()) {
                String other = files.apply(include.group(1));
                if (other != null && depth < MOST_NESTED) {
                    category = lines(other, files, depth + 1, category);
                }
            } else if (section.matches()) {
                category = section(section.group(1), section.group(2) == null ? "" : section.group(2));
            } else {
                variable(line, category);
            }
        }
        return category;
    }

    private ConfigCategory section(String name, String options) {
        List<String> words = List.of(options.strip().split("\\s*,\\s*"));
        if (words.contains("+")) {
            ConfigCategory known = find(name, "TEMPLATES=include");
            if (known == null) {
                throw new InvalidFormat("there is no section " + name + " to add to");
            }
            return known;
        }
        ConfigCategory made = new ConfigCategory(name, words.contains("!"));
        for (String word : words) {
            if (!word.isEmpty() && !word.equals("!")) {
                ConfigCategory template = find(word, "TEMPLATES=include");
                if (template == null) {
                    throw new InvalidFormat("there is no template " + word);
                }
                made.inherit(template);
            }
        }
        categories.add(made);
        return made;
    }

    private static void variable(String line, @Nullable ConfigCategory category) {
        int equals = line.indexOf('=');
        if (category == null || equals <= 0) {
            throw new InvalidFormat("not understood: " + line);
        }
        boolean object = line.startsWith("=>", equals);
        category.lines()
                .add(new ConfigCategory.Line(
                        line.substring(0, equals).strip(),
                        line.substring(equals + (object ? 2 : 1)).strip(),
                        object,
                        false));
    }

    private static String withoutComment(String line) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == ';') {
                kept.append(';');
                i++;
            } else if (c == ';') {
                break;
            } else {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
