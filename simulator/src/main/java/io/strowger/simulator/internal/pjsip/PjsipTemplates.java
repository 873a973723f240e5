package io.strowger.simulator.internal.pjsip;

import io.strowger.simulator.SimulatedVersion;
import io.strowger.simulator.internal.ami.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The many headers of PJSIP objects, in the order that each version has, with the values they have by themselves. */
final class PjsipTemplates {
    private final String version;
    private final Map<String, List<String[]>> byObject = new HashMap<>();

    PjsipTemplates(SimulatedVersion version) {
        this.version = version.isAtLeast(20) ? "22" : "16";
    }

    /** Writes an object of a kind such as {@code endpoint}, with these values in the places that vary. */
    void write(Lines lines, String kind, Map<String, String> values) {
        write(lines, kind, values, Set.of());
    }

    /** Writes an object without some of its headers. */
    void write(Lines lines, String kind, Map<String, String> values, Set<String> without) {
        for (String[] header : byObject.computeIfAbsent(kind, this::read)) {
            if (!without.contains(header[0])) {
                lines.add(header[0], replace(header[1], values));
            }
        }
    }

    private static String replace(String text, Map<String, String> values) {
        int open = text.indexOf("${");
        int close = text.indexOf('}', open + 2);
        if (open < 0 || close < 0) {
            return text;
        }
        String value = values.getOrDefault(text.substring(open + 2, close), "");
        return text.substring(0, open) + value + replace(text.substring(close + 1), values);
    }

    private List<String[]> read(String kind) {
        String name = version + "/" + kind + ".txt";
        try (InputStream in = PjsipTemplates.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is missing");
            }
            List<String[]> headers = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                int colon = line.indexOf(':');
                headers.add(new String[] {
                    line.substring(0, colon), line.substring(colon + 1).strip()
                });
            }
            return headers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
