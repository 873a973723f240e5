package io.strowger.simulator.internal.setup;

import io.strowger.simulator.internal.configs.ConfigFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the configuration files that modules have, as Asterisk does when it starts; for use inside the world only. */
public final class SetupFiles {
    private final ConfigFiles files;
    private final Map<String, Reader> readers = new TreeMap<>();

    /** Takes over a file that was written. */
    public interface Reader {
        /** Takes over one section of it. */
        void section(ConfigFiles.Section section);
    }

    /** Makes a reader of these files. */
    public SetupFiles(ConfigFiles files) {
        this.files = files;
    }

    /** Says who reads a file. */
    public void reader(String name, Reader reader) {
        readers.put(name, reader);
    }

    /**
     * Writes a file, and lets the module whose file it is read it.
     *
     * @throws IllegalArgumentException where it cannot be understood
     */
    public void write(String name, String text) {
        files.write(name, text);
        Reader reader = readers.get(name);
        if (reader != null) {
            files.sections(name).forEach(reader::section);
        }
    }

    /** The settings of a section by name; the last one of each name counts. */
    public static Map<String, String> settings(ConfigFiles.Section section) {
        Map<String, String> settings = new LinkedHashMap<>();
        section.lines().forEach(line -> settings.put(line.getKey(), line.getValue()));
        return settings;
    }
}
