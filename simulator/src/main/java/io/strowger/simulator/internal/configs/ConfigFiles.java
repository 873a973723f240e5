package io.strowger.simulator.internal.configs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of {@code /etc/asterisk}, in memory; for use inside the world only. */
public final class ConfigFiles {
    private final Map<String, String> texts = new TreeMap<>();

    /** Writes a file. */
    public void write(String name, String text) {
        texts.put(name, text);
    }

    /** The text of a file, or null. */
    public @Nullable String text(String name) {
        return texts.get(name);
    }

    /** The names of all files. */
    public Iterable<String> names() {
        return texts.keySet();
    }

    /**
     * One section of a file that is no template, with what it inherits.
     *
     * @param name the name in brackets
     * @param lines the names and values in order
     */
    public record Section(String name, List<Map.Entry<String, String>> lines) {}

    /**
     * The sections of a file; none where there is no such file.
     *
     * @throws IllegalArgumentException where it cannot be understood
     */
    public List<Section> sections(String name) {
        try {
            ConfigFile file = read(name);
            return file == null
                    ? List.of()
                    : file.categories().stream()
                            .filter(each -> !each.isTemplate())
                            .map(ConfigFiles::section)
                            .toList();
        } catch (ConfigFile.InvalidFormat e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Section section(ConfigCategory category) {
        return new Section(
                category.name(),
                category.lines().stream()
                        .map(line -> Map.entry(line.name(), line.value()))
                        .toList());
    }

    /** Reads a file, or null where there is none of that name. */
    @Nullable ConfigFile read(String name) {
        String text = texts.get(name);
        return text == null ? null : ConfigFile.read(text, texts::get);
    }
}
