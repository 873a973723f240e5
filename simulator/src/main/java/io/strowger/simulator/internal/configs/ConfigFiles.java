package io.strowger.simulator.internal.configs;

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

    /** Reads a file, or null where there is none of that name. */
    @Nullable ConfigFile read(String name) {
        String text = texts.get(name);
        return text == null ? null : ConfigFile.read(text, texts::get);
    }
}
