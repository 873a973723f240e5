package io.strowger.tests.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a rule file: lines {@code Name: value} up to an empty line. Lines that begin with {@code #} are for the reader.
 */
record Block(Map<String, String> values) {
    /** Reads a rule file beside the records; each block has to say why it is there. */
    static List<Block> read(String file) {
        try (InputStream in = Block.class.getResourceAsStream("/differential/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no resource differential/" + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> parse(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String part : text.split("\\R\\s*\\R")) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String line : part.split("\\R")) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    Line header = Line.parse(line);
                    if (header.name().isEmpty() || values.put(header.name(), header.value()) != null) {
                        throw new IllegalStateException("not understood: " + line + "\nin\n" + part);
                    }
                }
            }
            if (!values.isEmpty()) {
                if (values.getOrDefault("Because", "").isBlank()) {
                    throw new IllegalStateException("a rule without its reason:\n" + part);
                }
                blocks.add(new Block(values));
            }
        }
        return blocks;
    }

    /** A value, or null. */
    @Nullable String find(String name) {
        return values.get(name);
    }

    /** A value, or what stands for it. */
    String orElse(String name, String other) {
        return values.getOrDefault(name, other);
    }

    /** A value that has to be there. */
    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + values);
        }
        return value;
    }
}
